import {Buffer} from 'node:buffer';
import {stripVTControlCharacters} from 'node:util';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {sanitize} from '../../../source/records/text/sanitize.js';
import {cutText} from '../../../source/records/text/text-width.js';
import {terminalLine} from '../../../source/commands/tail/terminal-line.js';

const record = (data: string, key = 'user-3') => ({
	SequenceNumber: '1', PartitionKey: key, Data: Buffer.from(data), ApproximateArrivalTimestamp: new Date(2026, 0, 31, 9, 5, 7, 42),
});

const plain = {columns: 40, hasColours: false};

test('time of day, the shard\'s number, key and data, cut to the width', () => {
	expect(terminalLine('shardId-000000000012', record('{"url":"/cart","price":12}'), plain, false)).toBe('09:05:07.042 [12] user-3  {"url":"/cart…');
});

test('with --wrap all of it', () => {
	const long = 'x'.repeat(100);
	expect(terminalLine('shardId-000000000012', record(long), plain, true)).toBe(`09:05:07.042 [12] user-3  ${long}`);
});

test('wide characters count as two cells', () => {
	expect(terminalLine('shardId-000000000000', record('日本語日本語日本語'), plain, false)).toBe('09:05:07.042 [0] user-3  日本語日本語日…');
});

test('a shard is coloured by its number, at its mark alone', () => {
	const lines = ['0', '1', '4'].map(number => terminalLine(`shardId-00000000000${number}`, record('[0]'), {...plain, hasColours: true}, false));
	const [first, second, fifth] = lines.map(line => /(?<code>\d\d)m\[\d\]/v.exec(line)?.groups?.code);
	expect(first).toBeDefined();
	expect(second).not.toBe(first);
	expect(fifth).toBe(first);
	expect(stripVTControlCharacters(lines[0]!)).toBe('09:05:07.042 [0] user-3  [0]');
});

test('nothing in a record acts on the terminal', () => {
	expect(terminalLine('shardId-000000000000', record('\u{1B}[2J\n', 'a\u{7}'), plain, true)).toBe('09:05:07.042 [0] a␇  ␛[2J␊');
});

test('a line of large data is what it would be if all of it was cleaned', () => {
	const parts = fc.array(fc.constantFrom('a', '日', 'e\u{301}', '\u{1B}', '\u{1F1E9}', '\u{200B}', '\u{301}'.repeat(20), '👨‍👩‍👧‍👦', ' '), {minLength: 1, maxLength: 9});
	fc.assert(fc.property(parts, fc.integer({min: 1, max: 120}), (some, columns) => {
		const data = some.join('').repeat(2000);
		const whole = cutText(sanitize(`09:05:07.042 [0] user-3  ${data}`), columns);
		expect(terminalLine('shardId-000000000000', record(data), {columns, hasColours: false}, false)).toBe(whole);
	}), {numRuns: 60, seed: 5});
});
