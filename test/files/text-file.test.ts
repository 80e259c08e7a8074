import {Buffer} from 'node:buffer';
import {expect, test} from 'vitest';
import {textOf} from '../../source/files/text-file.js';

const TEXT = '{"rate": 5, "stream": "é"}\r\n';

test.each([
	['plain UTF-8', Buffer.from(TEXT)],
	['UTF-8 with the mark of Windows editors', Buffer.from(`\u{FEFF}${TEXT}`)],
	['UTF-16, as PowerShell 5 writes it', Buffer.from(`\u{FEFF}${TEXT}`, 'utf16le')],
	['UTF-16 the other way round', Buffer.from(`\u{FEFF}${TEXT}`, 'utf16le').swap16()],
])('%s is text, without a mark', (_name, bytes) => {
	expect(textOf(bytes)).toBe(TEXT);
});

test.each([
	['UTF-16 without its mark', Buffer.from(TEXT, 'utf16le'), /save it as UTF-8/v],
	['a code page of Windows', Buffer.from(TEXT, 'latin1'), /not UTF-8/v],
])('%s is refused with a word on what it is', (_name, bytes, words) => {
	expect(() => textOf(bytes)).toThrow(words);
});
