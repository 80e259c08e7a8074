import type {Snapshot} from '../../../monitor/snapshot.js';
import type {Size} from '../../../size.js';
import {sanitize} from '../../../records/text/sanitize.js';
import type {Appearance} from '../../appearance/appearance.js';
import type {Style} from '../../appearance/theme.js';
import {fieldLine} from '../../drawing/field-line.js';
import {formatElapsed} from '../../drawing/format.js';
import {line, span, type Line} from '../../drawing/line.js';
import {wrapText} from '../../drawing/wrap.js';
import type {TextField} from '../../keys/line-editor.js';
import type {AboutOverlay, Asking, Typing} from './about-state.js';
import {changeFields} from './change-field.js';

export type Options = {readonly size: Size; readonly appearance: Appearance};

export const paragraph = (text: string, style: Style, {size}: Options): readonly Line[] => wrapText(text, size.columns).map(row => line(row, style));

const PROMPT = '> ';

const field = (typed: TextField & {readonly complaint: string | undefined}, options: Options): readonly Line[] => {
	const {size, appearance: {theme}} = options;
	return [
		[span(PROMPT, theme.accent), ...fieldLine(typed, size.columns - PROMPT.length)],
		...(typed.complaint === undefined ? [] : paragraph(typed.complaint, theme.bad, options)),
	];
};

const typingLines = (typing: Typing, options: Options): readonly Line[] => {
	const {appearance: {theme}} = options;
	const key = {...theme.accent, isBold: true};
	return [
		...paragraph(changeFields[typing.field].asks, theme.strong, options),
		...field(typing, options),
		[span('Enter', key), span(' shows what it does, '), span('Esc', key), span(' leaves it.')],
	];
};

const askingLines = ({deed, answer}: Asking, streamName: string, options: Options): readonly Line[] => {
	const {appearance: {theme}} = options;
	const {told: {does, costs, warning}, command} = deed;
	const key = {...theme.accent, isBold: true};
	return [
		...paragraph(does, theme.accent, options),
		...(costs === undefined ? [] : paragraph(costs, {}, options)),
		...(warning === undefined ? [] : paragraph(warning, theme.warning, options)),
		...(command === undefined ? [] : paragraph(command, theme.muted, options)),
		...(answer === undefined
			? [[span('Enter', key), span(' does it, '), span('Esc', key), span(' leaves it.')]]
			: [
				[span('Type '), span(sanitize(streamName), theme.strong), span(' and '), span('Enter', key), span(' to do it; '), span('Esc', key), span(' leaves it.')],
				...field(answer, options),
			]),
	];
};

/**
How the change goes on that was ordered here, or what came of it.
*/
const outcomeLines = ({orderedAfter}: AboutOverlay, {state, at}: Snapshot, options: Options): readonly Line[] => {
	const {theme} = options.appearance;
	const {runningAction, activity} = state;
	if (orderedAfter === undefined) {
		return [];
	}

	if (runningAction !== undefined) {
		const {label, progress, startedAt} = runningAction;
		return paragraph(`${label}: ${progress === '' ? 'ordered' : progress}, ${formatElapsed(at - startedAt)}`, theme.accent, options);
	}

	const entry = activity.findLast(({id, kind}) => id > orderedAfter && kind !== 'event');
	return entry === undefined ? [] : paragraph(entry.text, entry.kind === 'problem' ? theme.bad : theme.good, options);
};

/**
What is asked of the person, above the page; else how the last change went.
*/
export const changeLines = (overlay: AboutOverlay, snapshot: Snapshot, options: Options): readonly Line[] => {
	const {typing, asking} = overlay;
	const lines = asking === undefined
		? (typing === undefined ? outcomeLines(overlay, snapshot, options) : typingLines(typing, options))
		: askingLines(asking, snapshot.state.streamName, options);
	return lines.length === 0 ? [] : [...lines, []];
};
