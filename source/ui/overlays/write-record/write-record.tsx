import {firstDigits, placeOf} from '../../../explain/key-place.js';
import type {Snapshot} from '../../../monitor/snapshot.js';
import {whyBadKey} from '../../../records/input/input-record.js';
import {sanitize} from '../../../records/text/sanitize.js';
import {cutText} from '../../../records/text/text-width.js';
import type {Appearance} from '../../appearance/appearance.js';
import {fieldLine} from '../../drawing/field-line.js';
import {line, span, type Line} from '../../drawing/line.js';
import {edited, inserted, type TextField} from '../../keys/line-editor.js';
import {selectedRecord} from '../../panes/feed/selection.js';
import {defineOverlay, type OverlayContext, type Sight} from '../define-overlay.js';
import {FormBox} from '../form-box.js';

/**
A record that is being typed: two fields, and the other one waits.
*/
type WriteRecord = TextField & {
	readonly type: 'write-record';
	readonly field: 'key' | 'data';
	/**
	The text of the field that has not the cursor.
	*/
	readonly other: string;
};

const MAX_COLUMNS = 120;
const HEAD = 6;
const SHOWN_KEY = 40;
const ACTION = 'put-record';

const recordOf = ({field, typed, other}: WriteRecord) => field === 'key' ? {partitionKey: typed, data: other} : {partitionKey: other, data: typed};

const placeText = ({partitionKey}: {readonly partitionKey: string}, {shards, state}: Snapshot): string => {
	const fault = whyBadKey(partitionKey);
	if (fault !== undefined) {
		return `Not yet: ${fault}.`;
	}

	if (state.stream?.ignoresKey) {
		return 'The stream spreads its records by itself, whatever the key is.';
	}

	const {hashKey, shard} = placeOf(partitionKey, shards.filter(one => one.state === 'open'));
	const place = `The MD5 of ${cutText(sanitize(partitionKey), SHOWN_KEY)} begins with ${firstDigits(hashKey)}`;
	return shard === undefined ? `${place}.` : `${place}: shard ${shard.shortId}, which takes ${firstDigits(shard.startingHashKey)} to ${firstDigits(shard.endingHashKey)}.`;
};

const formLines = (overlay: WriteRecord, snapshot: Snapshot, width: number, {theme}: Appearance): readonly Line[] => {
	const {partitionKey, data} = recordOf(overlay);
	const row = (head: string, text: string, isHere: boolean): Line => [
		span(head.padEnd(HEAD), isHere ? theme.accent : theme.muted),
		...(isHere ? fieldLine(overlay, width - HEAD) : [span(cutText(sanitize(text), width - HEAD))]),
	];
	return [
		row('key', partitionKey, overlay.field === 'key'),
		row('data', data, overlay.field === 'data'),
		[],
		line(cutText(placeText({partitionKey}, snapshot), width), theme.muted),
	];
};

const Draw = ({overlay, snapshot, frame}: Sight<WriteRecord>) => (
	<FormBox title='Write a record' note='Tab for the key, Enter writes' mostColumns={MAX_COLUMNS} linesOf={(width, appearance) => formLines(overlay, snapshot, width, appearance)} frame={frame}/>
);

const write = (overlay: WriteRecord, {close, run, notify}: OverlayContext<WriteRecord>) => {
	const record = recordOf(overlay);
	const fault = whyBadKey(record.partitionKey);
	if (fault !== undefined || record.data === '') {
		notify(`write a record: ${fault ?? 'type its data first'}`);
		return;
	}

	close();
	run(ACTION, record);
};

/**
Asks for one record, and writes it.
*/
export const writeRecord = defineOverlay<WriteRecord>({
	id: 'write-record',
	key: {
		shown: 'w',
		after: 'h',
		section: 'The producer',
		pane: 'producer',
		description: 'Writes one record of your own, and says where it went and why.',
		label: () => 'write',
		importance: () => 'minor',
		changesStream: true,
		asksFor: ACTION,
	},
	open({look, view, actions, notify}) {
		const snapshot = look();
		const enabled = actions[ACTION]?.isEnabled(snapshot);
		if (enabled !== true) {
			notify(`write a record: ${enabled}`);
			return undefined;
		}

		const key = selectedRecord(snapshot, view.getView())?.record.PartitionKey ?? snapshot.facts.keys[0]?.key ?? 'user-1';
		return {
			type: 'write-record', field: 'data', typed: '', cursor: undefined, other: key,
		};
	},
	hints: () => [{keys: 'Tab', label: 'key or data'}, {keys: 'Enter', label: 'write'}, {keys: 'Esc', label: 'cancel'}],
	press(key, overlay, context) {
		switch (key.name) {
			case 'escape': {
				context.close();
				break;
			}

			case 'enter': {
				write(overlay, context);
				break;
			}

			case 'tab':
			case 'shift+tab':
			case 'up':
			case 'down': {
				const {field, typed, other} = overlay;
				context.edit({
					field: field === 'key' ? 'data' : 'key', typed: other, other: typed, cursor: undefined,
				});
				break;
			}

			default: {
				const field = edited(overlay, key);
				if (field) {
					context.edit(field);
				}
			}
		}
	},
	paste(text, overlay, context) {
		context.edit(inserted(overlay, text));
	},
	Draw,
});
