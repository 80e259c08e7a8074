import {cellOf} from '../../../explain/key-place.js';
import type {HashRange} from '../../../service/hash-ranges.js';
import {textWidth} from '../../../records/text/text-width.js';
import type {Appearance} from '../../appearance/appearance.js';
import {line, span, type Line} from '../../drawing/line.js';

/**
Hex digits at the quarters of the hash-key space, above the bar.
*/
const QUARTERS = ['00', '40', '80', 'c0'];
const LAST = 'ff';

export type NamedRange = HashRange & {readonly name: string};

export type Mark = {
	readonly hashKey: bigint;
	readonly label: string;
	readonly isChosen: boolean;
};

type Cells = string[];

const blank = (width: number): Cells => Array.from({length: width}, () => ' ');

const write = (cells: Cells, start: number, text: string): void => {
	for (const [index, character] of [...text].entries()) {
		if (start + index < cells.length) {
			cells[start + index] = character;
		}
	}
};

/**
The scale above the bar: `00 … 40 … 80 … c0 … ff`.
*/
export const scaleLine = (width: number, {theme}: Appearance): Line => {
	const cells = blank(width);
	for (const [index, digits] of QUARTERS.entries()) {
		write(cells, Math.floor(width * index / QUARTERS.length), digits);
	}

	write(cells, width - LAST.length, LAST);
	return line(cells.join(''), theme.muted);
};

const ends = ({glyphs}: Appearance): {readonly start: string; readonly between: string; readonly end: string} =>
	glyphs.isAscii ? {start: '|', between: '|', end: '|'} : {start: '├', between: '┼', end: '┤'};

/**
The shards as ranges of one bar, in hash-key order. A name shows in its range if it fits.
*/
export const rangesLine = (ranges: readonly NamedRange[], width: number, chosen: NamedRange | undefined, appearance: Appearance): Line => {
	const {glyphs, theme} = appearance;
	const {start, between, end} = ends(appearance);
	const cells = Array.from({length: width}, () => glyphs.horizontal);
	let bounds: readonly [number, number] | undefined;
	for (const range of ranges) {
		const from = cellOf(range.startingHashKey, width);
		const to = cellOf(range.endingHashKey, width);
		cells[from] = from === 0 ? start : between;
		const room = to - from - 1;
		const name = [` ${range.name} `, ` ${range.name.replace('shard ', '')} `].find(text => textWidth(text) <= room);
		if (name !== undefined) {
			write(cells, from + 1 + Math.floor((room - textWidth(name)) / 2), name);
		}

		if (range === chosen) {
			bounds = [from, to];
		}
	}

	cells[width - 1] = end;
	const [from, to] = bounds ?? [0, -1];
	return [
		span(cells.slice(0, from).join(''), theme.muted),
		span(cells.slice(from, to + 1).join(''), theme.strong),
		span(cells.slice(Math.max(from, to + 1)).join(''), theme.muted),
	].filter(({text}) => text !== '');
};

/**
The places of keys under the bar: an arrow for each, and its label if there is room. The chosen key comes first.
*/
export const markLines = (marks: readonly Mark[], width: number, {glyphs, theme}: Appearance): readonly [Line, Line] => {
	const arrow = glyphs.isAscii ? '^' : '▲';
	const arrows = blank(width);
	const labels = blank(width);
	const chosen = marks.find(({isChosen}) => isChosen);
	const chosenCell = chosen && cellOf(chosen.hashKey, width);
	for (const {hashKey, label} of [...(chosen ? [chosen] : []), ...marks.filter(mark => mark !== chosen)]) {
		const cell = cellOf(hashKey, width);
		arrows[cell] = arrow;
		const start = Math.max(0, Math.min(cell, width - textWidth(label)));
		const isFree = [...label].every((_, index) => labels[start + index] === ' ') && labels[start - 1] !== arrow;
		const isApart = (labels[start - 1] ?? ' ') === ' ' && (labels[start + textWidth(label)] ?? ' ') === ' ';
		if (isFree && isApart) {
			write(labels, start, label);
		}
	}

	if (chosenCell === undefined) {
		return [line(arrows.join(''), theme.muted), line(labels.join(''), theme.muted)];
	}

	return [
		[
			span(arrows.slice(0, chosenCell).join(''), theme.muted),
			span(arrow, theme.strong),
			span(arrows.slice(chosenCell + 1).join(''), theme.muted),
		],
		line(labels.join(''), theme.muted),
	];
};
