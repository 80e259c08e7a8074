import type {Size} from '../../../size.js';
import type {Appearance} from '../../appearance/appearance.js';
import {keyTable, type Actions} from '../../keys/keymap.js';
import {span, type Line} from '../../drawing/line.js';
import type {Scroll} from '../../frame/viewport.js';
import {wrapText} from '../../drawing/wrap-text.js';

const HELP_COLUMNS = 76;

/**
The help's frame: as wide as its text wants, as high as the screen lets it.
*/
export const helpSize = (lineCount: number, frame: Size): Size => ({
	columns: Math.min(frame.columns - 4, HELP_COLUMNS),
	rows: Math.min(frame.rows - 2, lineCount + 2),
});

/**
The keys and what they do, from the keymap.
*/
export const helpLines = (actions: Actions, isReadOnly: boolean, width: number, {theme}: Appearance): readonly Line[] => {
	const table = keyTable(actions, isReadOnly);
	const KEYS = 10;
	return table.flatMap(({keys, description}): Line[] => {
		const rows = wrapText(description, width - KEYS - 2);
		const isLong = keys.length > KEYS;
		const first: Line[] = isLong ? [[span(keys, {...theme.accent, isBold: true})]] : [];
		return [
			...first,
			...rows.map((row, index): Line => [
				span((index === 0 && !isLong ? keys : '').padEnd(KEYS + 2), {...theme.accent, isBold: true}),
				span(row),
			]),
		];
	});
};

/**
How far the help can be scrolled, and how many rows make a page.
*/
export const helpScroll = (actions: Actions, isReadOnly: boolean, frame: Size, appearance: Appearance): Scroll => {
	const width = helpSize(0, frame).columns - 4;
	const count = helpLines(actions, isReadOnly, width, appearance).length;
	const rows = helpSize(count, frame).rows - 2;
	return {limit: Math.max(0, count - rows), page: Math.max(1, rows - 1)};
};
