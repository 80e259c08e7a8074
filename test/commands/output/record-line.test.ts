import {Buffer} from 'node:buffer';
import {expect, test} from 'vitest';
import {recordLine} from '../../../source/commands/output/record-line.js';

const record = {
	SequenceNumber: '1', PartitionKey: 'user-3', Data: Buffer.from('{"a":1}'), ApproximateArrivalTimestamp: new Date(Date.UTC(2026, 0, 1)),
};

test.each([
	['arrival, shard, key and data', 'shardId-000000000000', record, '2026-01-01T00:00:00.000Z  shardId-000000000000  user-3  {"a":1}'],
	['no arrival where the endpoint gives none', 'shardId-000000000000', {...record, ApproximateArrivalTimestamp: undefined}, '-  shardId-000000000000  user-3  {"a":1}'],
	['no arrival where the endpoint gives what is no time', 'shardId-000000000000', {...record, ApproximateArrivalTimestamp: new Date(NaN)}, '-  shardId-000000000000  user-3  {"a":1}'],
	['bytes that are no text in base64', 'shardId-000000000000', {...record, Data: Uint8Array.of(0xFF)}, '2026-01-01T00:00:00.000Z  shardId-000000000000  user-3  base64:/w=='],
	['nothing that acts on a terminal, wherever it comes from', 'shard\u{1B}[2J', {...record, PartitionKey: 'a\nb', Data: Buffer.from('\u{202E}')}, '2026-01-01T00:00:00.000Z  shard␛[2J  a␊b  ' + String.raw`\u{202e}`],
])('%s', (_, shardId, fields, expected) => {
	expect(recordLine(shardId, fields)).toBe(expected);
});
