import {expect, test} from 'vitest';
import {createShardTips} from '../../../source/monitor/consumers/shard-tips.js';
import type {KinesisRecord} from '../../../source/service/record.js';
import type {ReadEvent} from '../../../source/service/read-event.js';
import {sequenceNumber} from '../../helpers/lease-rows.js';

const START = Date.UTC(2026, 0, 1);

const recordOf = (saidAt: number, toldAt: number | undefined): KinesisRecord => ({
	SequenceNumber: sequenceNumber(0, START - 3_600_000, saidAt),
	PartitionKey: 'k',
	Data: new Uint8Array(1),
	ApproximateArrivalTimestamp: toldAt === undefined ? undefined as unknown as Date : new Date(toldAt),
});

const batchOf = (records: readonly KinesisRecord[], millisBehindLatest = 0): ReadEvent => ({
	type: 'batch', shardId: 'a', records, millisBehindLatest, receivedAt: START,
});

const right = recordOf(START, START + 5000);
const wrong = recordOf(START, START + 5001);

test('the newest record of a shard is known, and whether there are more', () => {
	const tips = createShardTips();
	expect(tips.tipOf('a')).toBeUndefined();
	tips.take(batchOf([], 700), START);
	expect(tips.tipOf('a')).toEqual({newest: undefined, isCaughtUp: false});
	tips.take(batchOf([wrong, right]), START);
	expect(tips.tipOf('a')).toEqual({newest: right.SequenceNumber, isCaughtUp: true});
	tips.take(batchOf([], 1), START);
	expect(tips.tipOf('a')).toEqual({newest: right.SequenceNumber, isCaughtUp: false});
	tips.take({type: 'shard-ended', shardId: 'a', childShardIds: []}, START);
	expect(tips.tipOf('a')).toBeDefined();
	expect(tips.tipOf('b')).toBeUndefined();
});

test.each<[string, KinesisRecord, string]>([
	['at most five seconds off', right, 'checked'],
	['further off', wrong, 'off'],
	['nothing that can be compared, as some emulators do not tell when a record arrived', recordOf(START, undefined), 'unchecked'],
])('what a sequence number says of the arrival is compared with what the service says: %s', (_, record, trust) => {
	const tips = createShardTips();
	tips.take(batchOf([]), START);
	expect(tips.trust).toBe('unchecked');
	tips.take(batchOf([record]), START);
	expect(tips.trust).toBe(trust);
	expect(tips.tipOf('a')!.newest).toBe(record.SequenceNumber);
});

test('one record a second is compared; what was wrong once stays so', () => {
	const tips = createShardTips();
	tips.take(batchOf([right]), START);
	tips.take(batchOf([wrong]), START + 999);
	expect(tips.trust).toBe('checked');
	tips.take(batchOf([wrong]), START + 1000);
	expect(tips.trust).toBe('off');
	tips.take(batchOf([right]), START + 9000);
	expect(tips.trust).toBe('off');
});

test('another start forgets the places; another stream forgets the trust too', () => {
	const tips = createShardTips();
	tips.take(batchOf([wrong]), START);
	tips.forget();
	expect(tips.tipOf('a')).toBeUndefined();
	expect(tips.trust).toBe('off');
	tips.take(batchOf([right]), START);
	tips.take({type: 'stream-recreated', createdAt: START}, START);
	expect(tips.tipOf('a')).toBeUndefined();
	expect(tips.trust).toBe('unchecked');
});
