import {Buffer} from 'node:buffer';
import {expect, test} from 'vitest';
import {lineTemplate} from '../../../source/commands/tail/line-template.js';

const record = (data: string | Uint8Array) => ({
	SequenceNumber: '4966', PartitionKey: 'user-3', Data: Buffer.from(data as string), ApproximateArrivalTimestamp: new Date('2026-01-31T12:00:00.5Z'),
});

test.each([
	['{time} {shard} {key}', '2026-01-31T12:00:00.500Z 12 user-3'],
	['{shardId}/{sequence}', 'shardId-000000000012/4966'],
	['{data}', '{"url":"/cart","items":[{"n":1}, {"n":2}],"id":9007199254740993}'],
	['{data.url}', '/cart'],
	['{data.items.*.n}', '1,2'],
	['{data.items.0}', '{"n":1}'],
	['all digits: {data.id}', 'all digits: 9007199254740993'],
	['[{data.nothing}]', '[]'],
	['{{{key}}}', '{user-3}'],
	['{ key }', 'user-3'],
])('%s', (template, line) => {
	const data = '{"url":"/cart","items":[{"n":1}, {"n":2}],"id":9007199254740993}';
	expect(lineTemplate('--format', template)('shardId-000000000012', record(data))).toBe(line);
});

test('the size is that of the data in bytes', () => {
	expect(lineTemplate('--format', '{size}')('shardId-000000000000', record('né'))).toBe('3');
});

test('data that is no text is base64, and has no fields', () => {
	const line = lineTemplate('--format', '{data} {data.url}')('shardId-000000000000', record(new Uint8Array([0xFF, 0])));
	expect(line).toBe('base64:/wA= ');
});

test('JSON that is nested too deep has no fields', () => {
	const deep = `${'['.repeat(5000)}1${']'.repeat(5000)}`;
	expect(lineTemplate('--format', '{data.0.0} {key}')('shardId-000000000000', record(deep))).toMatch(/ user-3$/v);
});

test.each(['', '{keys}', '{data.}', '{', 'a } b', '{constructor}', '{}'])('“%s” is refused with the fields that there are', template => {
	expect(() => lineTemplate('--format', template)).toThrow(/\{shard\} .*\{data\}/v);
});
