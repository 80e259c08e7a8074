import {glossary} from '../../../lab/glossary.js';
import type {Size} from '../../../size.js';
import type {Appearance} from '../../appearance/appearance.js';
import {sections, type KeyHelp} from '../../keys/key-row.js';
import {span, type Line} from '../../drawing/line.js';
import type {Scroll} from '../../view/scroll.js';
import {wrapText} from '../../drawing/wrap.js';

const HELP_COLUMNS = 76;
const KEYS = 10;

/**
The size of the help: as wide as its text, as high as the screen allows.
*/
export const helpSize = (lineCount: number, frame: Size): Size => ({
	columns: Math.min(frame.columns - 4, HELP_COLUMNS),
	rows: Math.min(frame.rows - 2, lineCount + 2),
});

/**
The terms of the screen, and what they mean.
*/
const wordLines = (width: number, {theme}: Appearance): readonly Line[] => [
	[],
	[span('Words', theme.strong)],
	...glossary.flatMap(({term, meaning}): Line[] => [[span(term, {...theme.accent, isBold: true})], ...wrapText(meaning, width).map(row => [span(row)])]),
];

const keyLines = (keys: readonly KeyHelp[], width: number, {theme}: Appearance): readonly Line[] => keys.flatMap(({keys: shown, description}): Line[] => {
	const rows = wrapText(description, width - KEYS - 2);
	const isLong = shown.length > KEYS;
	const first: Line[] = isLong ? [[span(shown, {...theme.accent, isBold: true})]] : [];
	return [
		...first,
		...rows.map((row, index): Line => [
			span((index === 0 && !isLong ? shown : '').padEnd(KEYS + 2), {...theme.accent, isBold: true}),
			span(row),
		]),
	];
});

/**
The keys and what they do, in groups, then the terms.
*/
export const helpLines = (keys: readonly KeyHelp[], width: number, appearance: Appearance): readonly Line[] => [
	...sections.flatMap((section): readonly Line[] => {
		const own = keys.filter(key => key.section === section && key.offReason === undefined);
		const heading: Line = [span(section, appearance.theme.strong)];
		return own.length === 0 ? [] : [[], heading, ...keyLines(own, width, appearance)];
	}).slice(1),
	...wordLines(width, appearance),
];

/**
How far the help scrolls, and the height of a page.
*/
export const helpScroll = (keys: readonly KeyHelp[], frame: Size, appearance: Appearance): Scroll => {
	const width = helpSize(0, frame).columns - 4;
	const count = helpLines(keys, width, appearance).length;
	const rows = helpSize(count, frame).rows - 2;
	return {limit: Math.max(0, count - rows), page: Math.max(1, rows - 1)};
};
