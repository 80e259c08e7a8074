import {sanitize} from '../../../records/text/sanitize.js';
import {fieldLine} from '../../drawing/field-line.js';
import {line, span} from '../../drawing/line.js';
import {wrapText} from '../../drawing/wrap.js';
import {edited, inserted, type TextField} from '../../keys/line-editor.js';
import {defineOverlay} from '../define-overlay.js';

/**
The line in which a condition is typed.
*/
export type NewAlert = TextField & {
	readonly type: 'new-alert';
	/**
	Why the last one was not taken.
	*/
	readonly complaint: string | undefined;
};

const HELP = 'lag:30s  silence:5m  rate:5000  rate-below:1  throttled:0  hot-shard:80%';

/**
Rows above the field; a complaint names all conditions.
*/
const ABOVE = 3;

/**
Adds a condition to those that are watched for, as `--alert` takes it.
*/
export const newAlert = defineOverlay<NewAlert>({
	id: 'new-alert',
	open({services, notify}) {
		if (services.alerts === undefined) {
			notify('Nothing can be watched for here: the records are not live.');
			return undefined;
		}

		return {type: 'new-alert', typed: '', complaint: undefined};
	},
	hints: () => [{keys: 'Esc', label: 'cancel'}, {keys: 'Enter', label: 'watch for it'}],
	press(key, overlay, {close, edit, notify, services}) {
		if (key.name === 'escape') {
			close();
		} else if (key.name === 'enter') {
			const complaint = services.alerts?.add(overlay.typed.trim());
			if (complaint === undefined) {
				close();
				notify(`Watching for ${overlay.typed.trim()}.`);
			} else {
				edit({complaint});
			}
		} else {
			const field = edited(overlay, key);
			if (field) {
				edit({...field, complaint: undefined});
			}
		}
	},
	paste(text, overlay, {edit}) {
		edit({...inserted(overlay, text), complaint: undefined});
	},
	footer(overlay, columns, {theme}) {
		const rows = overlay.complaint === undefined
			? [line(HELP, theme.muted), line('Enter watches for it, Esc cancels', theme.muted)]
			: wrapText(sanitize(overlay.complaint), columns - 2).map(row => line(row, theme.bad));
		const above = Array.from({length: ABOVE}, (_, index) => [span(' '), ...(rows.slice(0, ABOVE)[index] ?? [])]);
		return [...above, [span(' alert ', {...theme.accent, isBold: true}), ...fieldLine(overlay, columns - 8)]];
	},
});
