import {expect, test} from 'vitest';
import {comparableName, whyBadPath} from '../../source/files/file-name.js';

test.each([
	['a:b.jsonl', '“:”'],
	['records:b.jsonl', '“:”'],
	[String.raw`C:\data\a|b?.jsonl`, '“|”'],
	['a\tb', 'control character'],
	[String.raw`logs\nul.jsonl`, 'device'],
	['COM1', 'device'],
	['records.', 'end with a blank or a dot'],
])('%s is no file on Windows, and a file elsewhere', (file, word) => {
	expect(whyBadPath(file, 'win32')).toContain(word);
	expect(whyBadPath(file, 'linux')).toBeUndefined();
});

test.each([
	'a b.jsonl',
	String.raw`C:\My Programs\a b.jsonl`,
	String.raw`..\out\.\a.jsonl`,
	'C:/data/a.jsonl',
	String.raw`\\server\share\a.jsonl`,
	'console.json',
])('%s is a file on Windows', file => {
	expect(whyBadPath(file, 'win32')).toBeUndefined();
});

test('names that differ in their capitals are one name on Windows and macOS', () => {
	expect((['win32', 'darwin', 'linux'] as const).map(platform => comparableName('Records.JSONL', platform))).toEqual(['records.jsonl', 'records.jsonl', 'Records.JSONL']);
});
