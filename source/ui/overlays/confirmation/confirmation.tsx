import {preflightLines, preflightOfState} from '../../../actions/preflight.js';
import type {Snapshot} from '../../../monitor/snapshot.js';
import {sanitize} from '../../../records/text/sanitize.js';
import {useAppearance, type Appearance} from '../../appearance/appearance.js';
import type {Size} from '../../../size.js';
import {line, span, type Line} from '../../drawing/line.js';
import type {Question} from '../../view/view-state.js';
import {wrapText} from '../../drawing/wrap-text.js';
import {Overlay} from '../overlay-box.js';

type Props = {
	readonly question: Question;
	readonly snapshot: Snapshot;
	readonly frame: Size;
};

const COLUMNS = 72;
const WIDTH = COLUMNS - 4;

const wrapped = (text: string): readonly string[] => wrapText(text, WIDTH - 2);

/**
The two answers; the one that Enter gives now is marked and inverse.
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
	const goes = preflight ? preflightLines(preflight) : ['the stream is gone already'];
	return [
		line('This deletes for good, and nothing brings it back:'),
		[],
		...goes.flatMap(text => wrapped(text).map((row, index) => line(`${index === 0 ? glyphs.separator : ' '} ${row}`, theme.strong))),
		[],
		[span('Type '), span(sanitize(question.streamName), theme.strong), span(' to delete it:')],
		[span('> ', theme.accent), span(sanitize(question.typed)), span(' ', {isInverse: true})],
		...wrapped(question.complaint ?? '').map(row => line(row, theme.bad)),
		buttons(question, appearance),
	];
};

/**
Asks for the stream's name before it is torn down. Cancel is the default: Enter on an empty answer is Cancel.
*/
export const Confirmation = ({question, snapshot, frame}: Props) => {
	const lines = confirmationLines(question, snapshot, useAppearance());
	const rows = Math.min(frame.rows, lines.length + 2);
	return <Overlay title='Tear down' lines={lines} size={{columns: COLUMNS, rows}} frame={frame}/>;
};
