import type {Glyphs} from '../appearance/glyphs.js';

/**
A level of `value` against `limit`, `width` cells wide. Anything above nothing shows at least one cell, and only the limit itself fills the last.
*/
export const bar = (value: number, limit: number, width: number, glyphs: Glyphs): string => {
	const share = Math.min(1, Math.max(0, value / limit));
	const filled = share === 1 ? width : Math.min(Math.max(width - 1, 0), Math.ceil(share * width));
	return glyphs.barFull.repeat(filled) + glyphs.barEmpty.repeat(width - filled);
};
