import {isPrintableAscii} from '../../records/text/plain-text.js';
import {textWidth} from '../../records/text/text-width.js';
import type {Line} from '../drawing/line.js';

/**
What clickmon's own texts have beyond ASCII, and what people type most; a cell each, as the original is.
*/
const standIns: ReadonlyMap<string, string> = new Map([
	['’', '\''],
	['‘', '\''],
	['“', '"'],
	['”', '"'],
	['…', '~'],
	['→', '>'],
	['←', '<'],
	['×', 'x'],
	['·', '-'],
	['–', '-'],
	['—', '-'],
	['−', '-'],
	['\u{A0}', ' '],
]);

const segmenter = new Intl.Segmenter();

/**
Sanitized text in printable ASCII, just as many cells wide. A character that has no stand-in is a question mark for each of its cells: a letter that looks like it would pass for what is in the data.
*/
export const toAscii = (text: string): string => isPrintableAscii(text)
	? text
	: Array.from(segmenter.segment(text), ({segment}) =>
		isPrintableAscii(segment) ? segment : (standIns.get(segment) ?? '?'.repeat(textWidth(segment)))).join('');

export const asciiLine = (line: Line): Line => line.map(piece => ({...piece, text: toAscii(piece.text)}));
