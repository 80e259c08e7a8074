import {Buffer} from 'node:buffer';
import {stripVTControlCharacters} from 'node:util';
import {expect, test} from 'vitest';
import {terminalLine} from '../../../source/commands/tail/terminal-line.js';

const record = (data: string, key = 'user-3') => ({
	SequenceNumber: '1', PartitionKey: key, Data: Buffer.from(data), ApproximateArrivalTimestamp: new Date(2026, 0, 31, 9, 5, 7, 42),
});

const plain = {columns: 40, hasColours: false};

test('time of day, the shard\'s number, key and data, cut to the width', () => {
	expect(terminalLine('shardId-000000000012', record('{"url":"/cart","price":12}'), plain, false)).toBe('09:05:07.042 [12] user-3  {"url":"/cart…');
});

test('with --wrap all of it', () => {
	expect(terminalLine('shardId-000000000012', record('x'.repeat(100)), plain, true)).toBe(`09:05:07.042 [12] user-3  ${'x'.repeat(100)}`);
});

test('wide characters count as two cells', () => {
	expect(terminalLine('shardId-000000000000', record('日本語日本語日本語'), plain, false)).toBe('09:05:07.042 [0] user-3  日本語日本語日…');
});

test('a shard is coloured by its number, at its mark alone', () => {
	const lines = ['shardId-000000000000', 'shardId-000000000001', 'shardId-000000000004'].map(shardId => terminalLine(shardId, record('[0]'), {...plain, hasColours: true}, false));
	const colours = lines.map(line => /\u{1B}\[(?<code>\d+)m\[\d\]\u{1B}\[39m/v.exec(line)?.groups?.code);
	expect(colours[0]).toBeDefined();
	expect(colours[1]).not.toBe(colours[0]);
	expect(colours[2]).toBe(colours[0]);
	expect(lines.map(line => stripVTControlCharacters(line))[0]).toBe('09:05:07.042 [0] user-3  [0]');
});

test('nothing in a record acts on the terminal', () => {
	expect(terminalLine('shardId-000000000000', record('\u{1B}[2J\n', 'a\u{7}'), plain, true)).toBe('09:05:07.042 [0] a␇  ␛[2J␊');
});
