import type {Facts} from '../../../monitor/facts/facts.js';
import type {Appearance} from '../../appearance/appearance.js';
import type {Size} from '../../../size.js';
import {fitLine, span, type Line} from '../../drawing/line.js';
import {headLines} from './head-lines.js';
import {keyLines} from './key-lines.js';
import {rateLines} from './rate-lines.js';
import {sizeLine, sizeLines} from './size-lines.js';
import {valueLines} from './value-lines.js';

/**
From this width there are two columns.
*/
const WIDE_COLUMNS = 100;
const GAP = 3;

/**
Heights of the chart without its heading, for low, middle and high screens.
*/
const chartRows = (rows: number): number => rows < 26 ? 2 : (rows < 45 ? 4 : 7);

/**
The click events of a low screen: heading, names, and four rows.
*/
const LOW_VALUE_ROWS = 6;
const LOW_KEYS = 3;

type Options = {
	/**
	The row of the chosen key.
	*/
	readonly chosen: number;
	/**
	Cells and rows inside the frame.
	*/
	readonly size: Size;
	readonly appearance: Appearance;
};

const stacked = (facts: Facts, {chosen, size: {columns: width, rows}, appearance}: Options): readonly Line[] => {
	const sizes = facts.sizes ? [sizeLine(facts.sizes, width, appearance)] : [];
	const values = valueLines(facts.clicks, {width, rows: Math.min(LOW_VALUE_ROWS, rows - sizes.length - LOW_KEYS), appearance});
	const keys = keyLines(facts, chosen, {width, rows: rows - sizes.length - values.length, appearance});
	return [...keys, ...values, ...sizes];
};

const beside = (facts: Facts, {chosen, size: {columns, rows}, appearance}: Options): readonly Line[] => {
	const leftWidth = Math.floor((columns - GAP) * 0.58);
	const width = columns - GAP - leftWidth;
	const left = keyLines(facts, chosen, {width: leftWidth, rows, appearance});
	const sizes = facts.sizes ? sizeLines(facts.sizes, {width, rows: Math.floor(rows / 2), appearance}) : [];
	const values = valueLines(facts.clicks, {width, rows: rows - sizes.length - 1, appearance});
	const right = values.length > 0 ? [...values, [], ...sizes] : sizes;
	return Array.from({length: Math.max(left.length, right.length)}, (_, index) =>
		[...fitLine(left[index] ?? [], leftWidth), span(' '.repeat(GAP)), ...fitLine(right[index] ?? [], width)]);
};

/**
The facts about the records of the last minute, in `rows` rows. `second` is the clock's second.
*/
export const factsLines = (facts: Facts, second: number, {size, ...options}: Options): readonly Line[] => {
	const {columns: width, rows} = size;
	const top = [
		...headLines(facts, width, options.appearance),
		...rateLines(facts.history, second, {width, rows: chartRows(rows), appearance: options.appearance}),
	];
	const isWide = width >= WIDE_COLUMNS;
	const rest = {...options, size: {columns: width, rows: rows - top.length - (isWide ? 1 : 0)}};
	return isWide ? [...top, [], ...beside(facts, rest)] : [...top, ...stacked(facts, rest)];
};
