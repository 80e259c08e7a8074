import type {Appearance} from '../appearance/appearance.js';
import type {Style} from '../appearance/theme.js';
import {fitText} from '../../records/text/text-width.js';
import {formatNarrow} from './format.js';
import {span, type Line, type Span} from './line.js';

/**
One of the things that are stacked: a value for each second, newest last. `fill` fills a cell of it; without one it has the columns of a chart.
*/
export type Layer = {readonly values: readonly number[]; readonly style: Style; readonly fill?: string};

export type StackedChart = {
	/**
	From the bottom up. What is on top of the first one stands in whole cells, and is never hidden by what is below.
	*/
	readonly layers: readonly [Layer, ...Layer[]];
	/**
	A second's worth that is the most possible: the line across.
	*/
	readonly limit: number;
	readonly width: number;
	readonly rows: number;
};

/**
What is above the line has half of the height: there stands what is not accepted.
*/
const HEADROOM = 2;

/**
`9,999/s`, and the axis.
*/
const LABEL_WIDTH = 7;

const valueAt = ({values}: Layer, secondsAgo: number): number => values[values.length - 1 - secondsAgo] ?? 0;

type Scale = {
	/**
	What a step of a glyph stands for, how many steps there are, and how many in a row.
	*/
	readonly unit: number;
	readonly height: number;
	readonly row: number;
};

/**
The heights of a column's layers, in steps. The first has its true height; of those above it each has a row at least, and what is on top does not give way to what is below.
*/
const heightsOf = ([first, ...above]: readonly [Layer, ...Layer[]], secondsAgo: number, {unit, height, row}: Scale): readonly number[] => {
	const stepsOf = (layer: Layer, least: number): number => {
		const value = valueAt(layer, secondsAgo);
		return value <= 0 ? 0 : Math.max(least, Math.round(value / unit));
	};

	const bottom = Math.min(stepsOf(first, 1), height);
	const wanted = above.map(layer => stepsOf(layer, row));
	let reserved = wanted.reduce((sum, steps) => sum + Math.min(steps, row), 0);
	let room = height - bottom;
	return [bottom, ...wanted.map(steps => {
		reserved -= Math.min(steps, row);
		const taken = Math.max(0, Math.min(steps, room - reserved));
		room -= taken;
		return taken;
	})];
};

type Cell = {readonly text: string; readonly style: Style};

const cellOf = (layers: readonly Layer[], heights: readonly number[], below: number, levels: readonly string[]): Cell | undefined => {
	const middle = below + (levels.length / 2);
	const [first = 0] = heights;
	const top = first - below;
	const isAlone = heights.slice(1).every(steps => steps === 0);
	if (top >= levels.length || (top > 0 && (isAlone || top >= levels.length / 2))) {
		return {text: levels[Math.min(top, levels.length) - 1]!, style: layers[0]!.style};
	}

	let reached = first;
	for (const [index, layer] of layers.entries()) {
		reached += index === 0 ? 0 : heights[index]!;
		if (index > 0 && heights[index]! > 0 && reached >= middle) {
			return {text: layer.fill ?? levels.at(-1)!, style: layer.style};
		}
	}

	return undefined;
};

const joined = (cells: readonly Cell[]): Line => {
	const runs: Array<{text: string; readonly style: Style}> = [];
	for (const {text, style} of cells) {
		const last = runs.at(-1);
		if (last?.style === style) {
			last.text += text;
		} else {
			runs.push({text, style});
		}
	}

	return runs.map(({text, style}): Span => span(text, style));
};

/**
Of one row the cells are of the worst that was in their second.
*/
const worstCell = (layers: readonly Layer[], secondsAgo: number, levels: readonly string[]): Cell | undefined => {
	const worst = layers.findLast((layer, index) => index > 0 && valueAt(layer, secondsAgo) > 0);
	return worst && {text: worst.fill ?? levels.at(-1)!, style: worst.style};
};

/**
Columns of the newest seconds, newest at the right, against what is possible: the line of that is in the middle, with its number. One row has no line, and its top is what is possible.
*/
export const stackedChart = ({layers, limit, width, rows}: StackedChart, {glyphs, theme}: Appearance): readonly Line[] => {
	const {levels} = glyphs;
	const seconds = Array.from({length: Math.max(0, width - LABEL_WIDTH - 1)}, (_, column) => width - LABEL_WIDTH - 2 - column);
	const height = rows * levels.length;
	const scale: Scale = {unit: limit * (rows === 1 ? 1 : HEADROOM) / height, height, row: levels.length};
	const columns = seconds.map(secondsAgo => ({secondsAgo, heights: heightsOf(layers, secondsAgo, scale)}));
	const limitRow = rows === 1 ? 0 : rows - 1 - Math.floor(rows / HEADROOM);

	return Array.from({length: rows}, (_, row): Line => {
		const isLimit = row === limitRow;
		const empty: Cell = {text: isLimit && rows > 1 ? glyphs.horizontal : ' ', style: theme.muted};
		const below = (rows - 1 - row) * levels.length;
		const cells = columns.map(({secondsAgo, heights}) => (rows === 1 ? worstCell(layers, secondsAgo, levels) : undefined) ?? cellOf(layers, heights, below, levels) ?? empty);
		return [span(`${fitText(isLimit ? `${formatNarrow(limit)}/s` : '', LABEL_WIDTH, 'right')}${glyphs.vertical}`, theme.muted), ...joined(cells)];
	});
};
