import {Buffer} from 'node:buffer';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {createLineCutter} from '../../../source/records/input/input-lines.js';

const linesOf = (chunks: readonly Uint8Array[], {isCut = false, longest}: {isCut?: boolean; longest?: number} = {}) => {
	const cutter = createLineCutter(longest);
	return [...chunks.flatMap(chunk => [...cutter.add(chunk)]), ...cutter.end(isCut)];
};

const textsOf = (chunks: readonly Uint8Array[]) => linesOf(chunks).map(({bytes}) => Buffer.from(bytes!).toString());

/**
The bytes in pieces of any size.
*/
const inPieces = (bytes: Uint8Array, size: number): readonly Uint8Array[] =>
	Array.from({length: Math.ceil(bytes.length / size)}, (_, index) => bytes.subarray(index * size, (index + 1) * size));

test('lines are whole, however the bytes come', () => {
	const anyLines = fc.array(fc.string({unit: 'grapheme'}).map(text => text.replaceAll(/[\n\r]/gv, '')));
	fc.assert(fc.property(anyLines, fc.constantFrom('\n', '\r\n'), fc.integer({min: 1, max: 9}), (lines, lineBreak, size) => {
		const pieces = inPieces(Buffer.from(lines.map(line => line + lineBreak).join('')), size);
		expect(textsOf(pieces)).toEqual(lines.map((line, index) => index === 0 ? line.replace(/^\u{FEFF}/v, '') : line));
	}));
});

test('bytes that are no text stay as they are', () => {
	const bytes = Buffer.from([0, 255, 13, 65, 10, 200, 13, 10]);
	expect(linesOf([bytes]).map(line => [...line.bytes!])).toEqual([[0, 255, 13, 65], [200]]);
});

test('numbers count from 1, the last line needs no line break, and an empty line is a line', () => {
	expect(linesOf([Buffer.from('a\n\nb')])).toMatchObject([{number: 1}, {number: 2, bytes: Buffer.from('')}, {number: 3, bytes: Buffer.from('b'), isCut: false}]);
	expect(linesOf([])).toEqual([]);
});

test('a line whose end did not come says so', () => {
	expect(linesOf([Buffer.from('a\nb')], {isCut: true})).toMatchObject([{number: 1}, {number: 2, isCut: true}]);
});

test.each([
	['UTF-8 with a mark', Buffer.from('\u{FEFF}é\nb\n')],
	['UTF-16LE', Buffer.from('\u{FEFF}é\r\nb\r\n', 'utf16le')],
	['UTF-16BE', Buffer.from('\u{FEFF}é\r\nb\r\n', 'utf16le').swap16()],
])('%s, as Windows writes it', (_name, bytes) => {
	for (const size of [1, 2, 3, 100]) {
		expect(textsOf(inPieces(bytes, size))).toEqual(['é', 'b']);
	}
});

test('a line that is too long is counted and not kept; those after it are read', () => {
	expect(linesOf([Buffer.from('12345\n123'), Buffer.from('456\n1\n')], {longest: 5})).toMatchObject([{number: 1, bytes: Buffer.from('12345')}, {number: 2, bytes: undefined}, {number: 3, bytes: Buffer.from('1')}]);
});
