import {cutText, textWidth} from '../../records/text/text-width.js';
import type {Style, Theme} from '../appearance/theme.js';
import {formatCount} from './format.js';

/**
A piece of a line with one look. The text is clean: no control characters (records/sanitize).
*/
export type Span = Style & {readonly text: string};

/**
One row of the screen.
*/
export type Line = readonly Span[];

export const span = (text: string, style: Style = {}): Span => ({...style, text});

export const line = (text: string, style: Style = {}): Line => [span(text, style)];

/**
A value with its name before it.
*/
export const labelled = (label: string, value: string, theme: Theme, style: Style = {}): Line => [span(`${label} `, theme.muted), span(value, style)];

/**
A count that should be zero.
*/
export const labelledFault = (label: string, count: number, theme: Theme): Line => labelled(label, formatCount(count), theme, count > 0 ? theme.bad : {});

/**
The same span, with parts of its text in another style. The ranges are in order and do not overlap.
*/
export const styledParts = (piece: Span, ranges: ReadonlyArray<{readonly start: number; readonly end: number}>, style: Style): Line => {
	const parts: Span[] = [];
	let from = 0;
	for (const {start, end} of ranges) {
		parts.push({...piece, text: piece.text.slice(from, start)}, {...piece, ...style, text: piece.text.slice(start, end)});
		from = end;
	}

	return [...parts, {...piece, text: piece.text.slice(from)}].filter(({text}) => text !== '');
};

export const lineWidth = (spans: Line): number => spans.reduce((width, {text}) => width + textWidth(text), 0);

export const lineText = (spans: Line): string => spans.map(({text}) => text).join('');

/**
The line at exactly `width` cells: cut, or padded with blanks, which also erase old text.
*/
export const fitLine = (spans: Line, width: number): Line => {
	const fitted: Span[] = [];
	let room = width;
	for (const piece of spans) {
		if (room === 0) {
			return fitted;
		}

		const text = cutText(piece.text, room);
		fitted.push({...piece, text});
		room -= textWidth(text);
	}

	return room > 0 ? [...fitted, span(' '.repeat(room))] : fitted;
};

/**
Both ends of a row: `left`, then spaces, then `right`. If they do not fit, `left` is cut.
*/
export const spread = (left: Line, right: Line, width: number): Line => {
	const rightWidth = lineWidth(right);
	if (rightWidth === 0) {
		return fitLine(left, width);
	}

	const roomForLeft = width - rightWidth - 1;
	return roomForLeft < 0 ? fitLine(right, width) : [...fitLine(left, roomForLeft), span(' '), ...right];
};

/**
Lines in a row with a separator between them. Empty lines are left out.
*/
export const joinLines = (parts: readonly Line[], separator: Span): Line => parts
	.filter(part => part.length > 0)
	.flatMap((part, index) => index === 0 ? part : [separator, ...part]);

/**
The same, over as many rows as needed.
*/
export const wrapParts = (parts: readonly Line[], separator: Span, width: number): readonly Line[] => {
	const rows: Line[][] = [];
	let room = 0;
	for (const part of parts) {
		const taken = lineWidth(part) + textWidth(separator.text);
		if (taken > room || rows.length === 0) {
			rows.push([]);
			room = width + textWidth(separator.text);
		}

		rows.at(-1)!.push(part);
		room -= taken;
	}

	return rows.map(row => joinLines(row, separator));
};
