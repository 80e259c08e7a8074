import type {Snapshot} from '../../../monitor/snapshot.js';
import {textWidth} from '../../../records/text/text-width.js';
import type {Appearance} from '../../appearance/appearance.js';
import {formatNarrow} from '../../drawing/format.js';
import {
	fitLine,
	span,
	type Line,
} from '../../drawing/line.js';
import type {Style} from '../../appearance/theme.js';
import {shortStreamLine} from './stream-lines.js';
import {bigDigits} from './big-digits.js';

type Figure = {readonly value: number; readonly label: string; readonly style: Style};

/**
The figures for a room: records read, records accepted, and the throttled rate if there is one.
*/
const figuresOf = ({feed, producer}: Snapshot, {theme}: Appearance): readonly Figure[] => {
	const read: Figure = {value: feed.readPerSecond, label: 'records a second read', style: theme.good};
	const throttled: Figure = {value: producer.throttledPerSecond, label: 'throttled a second', style: theme.bad};
	const accepted: Figure = {value: producer.acceptedPerSecond, label: 'events a second accepted', style: theme.accent};
	return [throttled.value > 0 ? throttled : read, accepted];
};

const centred = (text: string, width: number, style: Style = {}): Line => {
	const indent = Math.max(0, Math.floor((width - textWidth(text)) / 2));
	const before = span(' '.repeat(indent));
	return fitLine([before, span(text, style)], width);
};

/**
The stream for a projector: its state, and its rates in large digits.
*/
export const largeStreamLines = (snapshot: Snapshot, width: number, rows: number, appearance: Appearance): readonly Line[] => {
	const {glyphs} = appearance;
	const figures = figuresOf(snapshot, appearance);
	const columns = Math.floor(width / figures.length);
	const digits = figures.map(({value}) => bigDigits(formatNarrow(value), glyphs.levels.at(-1)!));
	const digitRows = digits[0]!.map((_, row) => figures.flatMap(({style}, index) => centred(digits[index]![row]!, columns, style)));
	const labels = figures.flatMap(({label}) => centred(label, columns));
	const above: readonly Line[] = [shortStreamLine(snapshot, width, appearance)];
	const spare = rows - above.length - digitRows.length - 1;
	return [...above, ...Array.from({length: Math.max(0, Math.ceil(spare / 2))}, (): Line => []), ...digitRows, labels];
};
