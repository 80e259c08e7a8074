import {fitText} from '../../../records/text/text-width.js';
import type {Appearance} from '../../appearance/appearance.js';
import type {Style} from '../../appearance/theme.js';
import {span, type Line, type Span} from '../../drawing/line.js';

export type HistoryChart = {
	/**
	Oldest first; undefined is a gap.
	*/
	readonly values: ReadonlyArray<number | undefined>;
	/**
	What is the most possible: a line across, where the values come near it.
	*/
	readonly limit?: number | undefined;
	readonly width: number;
	readonly rows: number;
	readonly style: Style;
	format(value: number): string;
};

/**
The axis of values, before the chart.
*/
export const AXIS_WIDTH = 10;

/**
From this part of the limit on, the line of the limit is in the chart. Below it, the values would be flat.
*/
const NEAR = 0.25;

const highestOf = (values: ReadonlyArray<number | undefined>): number | undefined => {
	let highest: number | undefined;
	for (const value of values) {
		if (value !== undefined && (highest === undefined || value > highest)) {
			highest = value;
		}
	}

	return highest;
};

/**
The highest value of the time that each column stands for; undefined if there is none.
*/
export const inColumns = (values: ReadonlyArray<number | undefined>, columns: number): ReadonlyArray<number | undefined> =>
	Array.from({length: columns}, (_, column) => {
		const start = Math.floor(column * values.length / columns);
		const end = Math.max(start + 1, Math.floor((column + 1) * values.length / columns));
		return highestOf(values.slice(start, end));
	});

/**
A chart with an axis of values, over all of its width. A gap is a dot, zero the lowest level.
*/
export const historyChart = ({values, limit, width, rows, style, format}: HistoryChart, {glyphs, theme}: Appearance): readonly Line[] => {
	const {levels} = glyphs;
	const highest = highestOf(values) ?? 0;
	const isLimitShown = limit !== undefined && highest >= limit * NEAR;
	const top = Math.max(highest, isLimitShown ? limit : 0);
	const steps = inColumns(values, Math.max(1, width - AXIS_WIDTH)).map(value => value === undefined || value === 0 ? value : Math.max(1, Math.round(value / top * rows * levels.length)));
	const limitRow = isLimitShown ? rows - 1 - Math.min(rows - 1, Math.floor(limit / top * rows)) : undefined;

	const cellOf = (step: number | undefined, row: number): Span => {
		const isBottom = row === rows - 1;
		const above = (step ?? 0) - ((rows - 1 - row) * levels.length);
		if (above > 0) {
			return span(levels[Math.min(above, levels.length) - 1]!, style);
		}

		const empty = row === limitRow ? glyphs.horizontal : ' ';
		return span(isBottom ? (step === undefined ? glyphs.barEmpty : levels[0]!) : empty, theme.muted);
	};

	const labelOf = (row: number): string => {
		if (row === limitRow) {
			return format(limit!);
		}

		return row === 0 && top > 0 ? format(top) : (row === rows - 1 ? '0' : '');
	};

	return Array.from({length: rows}, (_, row): Line => [
		span(`${fitText(labelOf(row), AXIS_WIDTH - 1, 'right')}${glyphs.vertical}`, row === limitRow ? theme.warning : theme.muted),
		...steps.map(step => cellOf(step, row)),
	]);
};
