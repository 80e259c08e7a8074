import type {Glyphs} from '../appearance/glyphs.js';

/**
A level of `value` against `limit`, `width` cells wide. Anything above nothing shows at least one cell, and only the limit itself fills the last.
*/
export const bar = (value: number, limit: number, width: number, glyphs: Glyphs): string => {
	const share = Math.min(1, Math.max(0, value / limit));
	const filled = share === 1 ? width : Math.min(Math.max(width - 1, 0), Math.ceil(share * width));
	return glyphs.barFull.repeat(filled) + glyphs.barEmpty.repeat(width - filled);
};

/**
The highest value leaves some air, so that a steady rate is a line and no wall.
*/
const HEADROOM = 1.25;

/**
Columns of the newest values, newest at the right, as `rows` lines from the top; one row is a sparkline. A second with anything in it shows at least the lowest level.
*/
export const chart = (values: readonly number[], width: number, rows: number, glyphs: Glyphs): readonly string[] => {
	const shown = values.slice(-width);
	const highest = Math.max(1, ...shown) * HEADROOM;
	const {levels} = glyphs;
	const steps = shown.map(value => value <= 0 ? 0 : Math.max(1, Math.round((value / highest) * rows * levels.length)));
	const indent = ' '.repeat(width - shown.length);

	return Array.from({length: rows}, (_, row) => {
		const below = (rows - 1 - row) * levels.length;
		return indent + steps.map(step => step > below ? levels[Math.min(step - below, levels.length) - 1] : ' ').join('');
	});
};
