import wrapAnsi from 'wrap-ansi';
import {isPlain} from '../../records/text/plain-text.js';
import {sanitize} from '../../records/text/sanitize.js';
import {textWidth} from '../../records/text/text-width.js';
import type {Line, Span} from './line.js';

/**
The text in rows of at most this width, safe on a terminal. A longer word is broken.
*/
export const wrapText = (text: string, width: number): readonly string[] => wrapAnsi(sanitize(text), width, {hard: true}).split('\n');

const segmenter = new Intl.Segmenter();

/**
How many code units of the text fit into this width.
*/
const fitting = (text: string, room: number): number => {
	if (isPlain(text.slice(0, room))) {
		return Math.min(text.length, room);
	}

	let width = 0;
	for (const {segment, index} of segmenter.segment(text)) {
		width += textWidth(segment);
		if (width > room) {
			return index;
		}
	}

	return text.length;
};

/**
The text in parts: the first fits into the remaining room, each other one into a row.
*/
const partsOf = (text: string, room: number, width: number): readonly string[] => {
	const parts: string[] = [];
	let rest = text;
	for (let taken = fitting(rest, room); rest !== ''; taken = Math.max(1, fitting(rest, width))) {
		parts.push(rest.slice(0, taken));
		rest = rest.slice(taken);
	}

	return parts;
};

/**
A line in rows of `width` cells, broken at any character: data is shown exactly.
*/
export const wrapLine = (line: Line, width: number): readonly Line[] => {
	const rows: Span[][] = [[]];
	let room = width;
	for (const piece of line) {
		for (const [index, text] of partsOf(piece.text, room, width).entries()) {
			if (index > 0) {
				rows.push([]);
				room = width;
			}

			rows.at(-1)!.push({...piece, text});
			room -= textWidth(text);
		}
	}

	return rows;
};
