import {Buffer} from 'node:buffer';
import {expect, test} from 'vitest';
import {createTimeLimit} from '../../../source/actions/reading/time-limit.js';
import type {ReadEvent} from '../../../source/service/read-event.js';

const NOW = 100_000;
const LIMIT = 50_000;

const batch = (shardId: string, arrivals: readonly number[], millisBehindLatest = 90_000): ReadEvent => ({
	type: 'batch',
	shardId,
	records: arrivals.map((at, index) => ({
		SequenceNumber: String(index), PartitionKey: 'k', Data: Buffer.from(''), ApproximateArrivalTimestamp: new Date(at),
	})),
	millisBehindLatest,
	receivedAt: NOW,
	resumeAt: {type: 'after-sequence-number', sequenceNumber: 'last'},
});

const limit = () => createTimeLimit(LIMIT, () => NOW);

test('a batch before the limit passes whole', () => {
	const reading = limit();
	const event = batch('a', [1, 2]);
	expect(reading.within(event)).toBe(event);
	expect(reading.isReached('a')).toBe(false);
});

test('the first record from the limit on ends its shard, and reading could go on before it', () => {
	const reading = limit();
	expect(reading.within(batch('a', [1, LIMIT - 1, LIMIT, 2]))).toMatchObject({
		records: [{SequenceNumber: '0'}, {SequenceNumber: '1'}], resumeAt: {type: 'after-sequence-number', sequenceNumber: '1'},
	});
	expect(reading.isReached('a')).toBe(true);
	expect(reading.within(batch('a', [3]))).toBeUndefined();
	expect(reading.within(batch('b', [3]))).toBeDefined();
});

test('a batch that begins with the limit has no place to go on', () => {
	expect(limit().within(batch('a', [LIMIT]))).toMatchObject({records: [], resumeAt: undefined});
});

test.each([
	[NOW - LIMIT + 1, false],
	[NOW - LIMIT, true],
	[0, true],
])('a shard without records, read up to %d ms ago, has reached it: %s', (millisBehindLatest, isReached) => {
	const reading = limit();
	expect(reading.within(batch('a', [], millisBehindLatest))).toBeDefined();
	expect(reading.isReached('a')).toBe(isReached);
});

test('children of a shard that reached the limit lie beyond it, those of one that ended before do not', () => {
	const reading = limit();
	reading.within(batch('a', [LIMIT]));
	expect(reading.within({type: 'shard-ended', shardId: 'a', childShardIds: ['c']})).toBeUndefined();
	expect(reading.within({type: 'shard-started', shardId: 'c', position: 'trim-horizon'})).toBeUndefined();
	expect(reading.within({type: 'shard-waiting', shardId: 'd', parentShardIds: ['c', 'b']})).toBeUndefined();
	const ended: ReadEvent = {type: 'shard-ended', shardId: 'b', childShardIds: ['e']};
	expect(reading.within(ended)).toBe(ended);
	expect(reading.within({type: 'shard-started', shardId: 'e', position: 'trim-horizon'})).toBeDefined();
});

test('what is not about a shard passes', () => {
	expect(limit().within({type: 'stream-deleted'})).toEqual({type: 'stream-deleted'});
});
