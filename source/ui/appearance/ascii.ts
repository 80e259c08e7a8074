import {isPrintableAscii} from '../../records/text/plain-text.js';
import {textWidth} from '../../records/text/text-width.js';
import type {Line} from '../drawing/line.js';

/**
Stand-ins for the characters beyond ASCII that clickmon's texts use and that people type most. Each is one cell wide, like the original.
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
	['≈', '~'],
	['\u{A0}', ' '],
]);

const segmenter = new Intl.Segmenter();

/**
Sanitized text in printable ASCII, of the same width. A character without a stand-in becomes a question mark per cell: a similar letter could be mistaken for the data.
*/
export const toAscii = (text: string): string => isPrintableAscii(text)
	? text
	: Array.from(segmenter.segment(text), ({segment}) =>
		isPrintableAscii(segment) ? segment : (standIns.get(segment) ?? '?'.repeat(textWidth(segment)))).join('');

export const asciiLine = (line: Line): Line => line.map(piece => ({...piece, text: toAscii(piece.text)}));
