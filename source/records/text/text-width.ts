import stringWidth from 'string-width';
import {isPlain} from './plain-text.js';

/**
Code units that are looked at per column: enough for a base with its surrogates and marks, so that a row costs no more because a record is 1 MiB.
*/
const UNITS_PER_COLUMN = 16;

const ELLIPSIS = '…';

const segmenter = new Intl.Segmenter();

// A screen repeats its characters, and measuring one takes longer than finding it.
const knownWidths = new Map<string, number>();
const MAX_KNOWN_WIDTHS = 4096;

const characterWidth = (character: string): number => {
	let width = knownWidths.get(character);
	if (width === undefined) {
		width = stringWidth(character);
		if (knownWidths.size >= MAX_KNOWN_WIDTHS) {
			knownWidths.clear();
		}

		knownWidths.set(character, width);
	}

	return width;
};

type Cut = {
	readonly text: string;
	readonly width: number;
};

// Our own code, because cli-truncate takes ten times as long for a row of wide characters.
const cutCharacters = (text: string, columns: number, isBeginning: boolean): Cut => {
	let width = 0;
	let cut: Cut = {text: ELLIPSIS, width: ELLIPSIS.length};
	for (const {segment, index} of segmenter.segment(text)) {
		width += characterWidth(segment);
		if (width > columns) {
			return cut;
		}

		if (width < columns) {
			cut = {text: text.slice(0, index + segment.length) + ELLIPSIS, width: width + ELLIPSIS.length};
		}
	}

	return isBeginning ? cut : {text, width};
};

const cutToWidth = (text: string, columns: number): Cut => {
	if (columns <= 0) {
		return {text: '', width: 0};
	}

	const seen = text.slice(0, columns * UNITS_PER_COLUMN);
	if (!isPlain(seen)) {
		return cutCharacters(seen, columns, seen.length < text.length);
	}

	return text.length <= columns
		? {text, width: text.length}
		: {text: seen.slice(0, columns - ELLIPSIS.length) + ELLIPSIS, width: columns};
};

/**
The columns that sanitized text takes on a terminal.
*/
export const textWidth = (text: string): number => isPlain(text) ? text.length : stringWidth(text);

/**
The beginning of a text, from which `cutText` makes the same once it is sanitized: to sanitize no more of a large text than is looked at.
*/
export const beginningFor = (text: string, columns: number): string => text.slice(0, (columns * UNITS_PER_COLUMN) + 1);

/**
Cuts sanitized text to at most this many columns, never inside a character. An ellipsis marks the cut.
*/
export const cutText = (text: string, columns: number): string => cutToWidth(text, columns).text;

/**
Cuts or pads sanitized text to exactly this many columns.
*/
export const fitText = (text: string, columns: number, align: 'left' | 'right' = 'left'): string => {
	const cut = cutToWidth(text, columns);
	const padding = ' '.repeat(Math.max(0, columns - cut.width));
	return align === 'left' ? cut.text + padding : padding + cut.text;
};
