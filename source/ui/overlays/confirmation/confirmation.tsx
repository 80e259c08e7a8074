import {preflightLines, preflightOfState} from '../../../actions/streams/preflight.js';
import type {Snapshot} from '../../../monitor/snapshot.js';
import type {PlainActionId} from '../../../actions/registry.js';
import {sanitize} from '../../../records/text/sanitize.js';
import {useAppearance, type Appearance} from '../../appearance/appearance.js';
import {fieldLine} from '../../drawing/field-line.js';
import {line, span, type Line} from '../../drawing/line.js';
import {edited, type TextField} from '../../keys/line-editor.js';
import {defineOverlay, type Sight} from '../define-overlay.js';
import {wrapText} from '../../drawing/wrap.js';
import {OverlayBox} from '../overlay-box.js';

/**
A dangerous action that waits for the stream's name.
*/
export type Question = TextField & {
	readonly type: 'confirmation';
	readonly actionId: PlainActionId;
	/**
	The name at the time of the question.
	*/
	readonly streamName: string;
	/**
	Why the last answer was not accepted.
	*/
	readonly complaint: string | undefined;
};

const COLUMNS = 72;
const WIDTH = COLUMNS - 4;

const wrapped = (text: string): readonly string[] => wrapText(text, WIDTH - 2);

/**
The two answers. Enter gives the marked one.
*/
const buttons = ({typed, streamName}: Question, {glyphs, theme}: Appearance): Line => {
	const isNamed = typed === streamName;
	const chosen = (text: string, isChosen: boolean, style = {}) => isChosen
		? span(`${glyphs.focused} ${text} (Enter) `, {...style, isBold: true, isInverse: true})
		: span(`  ${text} `, theme.muted);
	return [chosen('Cancel', typed === ''), span('  '), chosen('Delete', isNamed, theme.bad), span('  Esc cancels', theme.muted)];
};

const confirmationLines = (question: Question, {state}: Snapshot, appearance: Appearance): readonly Line[] => {
	const {glyphs, theme} = appearance;
	const preflight = preflightOfState(state);
	const goes = preflight ? preflightLines(preflight) : ['the stream is already gone'];
	return [
		line('This deletes for good. You cannot undo it:'),
		[],
		...goes.flatMap(text => wrapped(text).map((row, index) => line(`${index === 0 ? glyphs.separator : ' '} ${row}`, theme.strong))),
		[],
		[span('Type '), span(sanitize(question.streamName), theme.strong), span(' to delete it:')],
		[span('> ', theme.accent), ...fieldLine(question, WIDTH - 2)],
		...wrapped(question.complaint ?? '').map(row => line(row, theme.bad)),
		buttons(question, appearance),
	];
};

const Draw = ({overlay, snapshot, frame}: Sight<Question>) => {
	const lines = confirmationLines(overlay, snapshot, useAppearance());
	return <OverlayBox title='Tear down' lines={lines} size={{columns: COLUMNS, rows: lines.length + 2}} frame={frame}/>;
};

/**
Asks for the stream's name before a dangerous action. Cancel is the default: Enter without text cancels. Pasted text does not count.
*/
export const confirmation = defineOverlay<Question, never, PlainActionId>({
	id: 'confirmation',
	open: ({look}, actionId) => ({
		type: 'confirmation', actionId, streamName: look().state.streamName, typed: '', complaint: undefined,
	}),
	hints: ({typed}) => [{keys: 'Enter', label: typed === '' ? 'cancel' : 'confirm'}, {keys: 'Esc', label: 'cancel'}],
	press(key, {actionId, typed, streamName, ...rest}, context) {
		const isCancelled = key.name === 'escape' || (key.name === 'enter' && typed === '');
		if (isCancelled) {
			context.close();
		} else if (key.name !== 'enter') {
			const field = edited({typed, ...rest}, key);
			if (field) {
				context.edit({...field, complaint: undefined});
			}
		} else if (typed === streamName) {
			context.close();
			context.run(actionId, {confirmation: typed});
		} else {
			context.edit({complaint: 'That is not the stream’s name. Nothing was deleted.'});
		}
	},
	Draw,
});
