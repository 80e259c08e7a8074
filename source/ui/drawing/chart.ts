import type {Glyphs} from '../appearance/glyphs.js';

/**
A bar for `value` against `limit`, `width` cells wide. A value above 0 shows at least one cell; only the limit fills the last cell.
*/
export const bar = (value: number, limit: number, width: number, glyphs: Glyphs): string => {
	const share = Math.min(1, Math.max(0, value / limit));
	const filled = share === 1 ? width : Math.min(Math.max(width - 1, 0), Math.ceil(share * width));
	return glyphs.barFull.repeat(filled) + glyphs.barEmpty.repeat(width - filled);
};

/**
The highest value leaves some space above it, so that a steady rate looks like a line.
*/
const HEADROOM = 1.25;

/**
A chart of the newest values, newest at the right, as `rows` lines from the top. One row is a sparkline. A value above 0 shows at least the lowest level.
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
