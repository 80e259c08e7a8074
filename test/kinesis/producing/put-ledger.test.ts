import {expect, test} from 'vitest';
import {noTotals} from '../../../source/kinesis/producing/producer-totals.js';
import type {PutOutcome, PutResult} from '../../../source/kinesis/producing/put-call.js';
import type {PutBatch} from '../../../source/kinesis/producing/put-entry.js';
import {createPutLedger} from '../../../source/kinesis/producing/put-ledger.js';
import {createFakePuts, serviceError, socketError} from '../../helpers/fake-puts.js';
import {createManualClock} from '../../helpers/manual-clock.js';

const SHARD = 'shardId-000000000003';
const times = {calledAt: 1000, now: 1010};

const batchOf = (...partitionKeys: string[]): PutBatch => ({
	entries: partitionKeys.map(partitionKey => ({
		entry: {partitionKey, data: new Uint8Array(1)}, bytes: 10, queuedAt: 1000, attempts: 1, isAlone: false,
	})),
	isCutShort: false,
});

const start = () => {
	const totals = noTotals();
	const throttled: Array<[string | undefined, number]> = [];
	const ledger = createPutLedger({
		connection: createFakePuts().connection,
		streamName: 'lab',
		clock: createManualClock(),
		random: () => 1,
		onThrottled(shardId, records) {
			throttled.push([shardId, records]);
		},
	}, totals);
	return {ledger, totals, throttled};
};

const answer = (...outcomes: PutOutcome[]): PutResult => ({outcomes});

test('a throttled record says which shard its key belongs to: the key keeps that shard\'s pace', () => {
	const {ledger, totals, throttled} = start();
	expect(ledger.shardOf('user-1')).toBeUndefined();
	const again = ledger.enter(batchOf('user-1'), answer({type: 'throttled', shardId: SHARD}), times);
	expect(ledger.shardOf('user-1')).toBe(SHARD);
	expect(ledger.paceOf(SHARD)?.readyAt(times.now)).toBeGreaterThan(times.now);
	expect(again).toMatchObject({entries: [{entry: {partitionKey: 'user-1'}}], delay: 0});
	expect(totals.throttled).toBe(1);
	expect(throttled).toEqual([[SHARD, 1]]);
});

test('a record that is throttled keeps the sequence number that its key comes after', () => {
	const {ledger} = start();
	ledger.enter(batchOf('user-1'), answer({type: 'accepted', shardId: SHARD, sequenceNumber: '49'}), times);
	ledger.enter(batchOf('user-1'), answer({type: 'throttled', shardId: undefined}), times);
	expect(ledger.shardOf('user-1')).toBe(SHARD);
	expect(ledger.lastOf('user-1')).toBe('49');
});

test('a throttled record whose shard nobody knows rests by itself', () => {
	const {ledger} = start();
	const again = ledger.enter(batchOf('user-1'), answer({type: 'throttled', shardId: undefined}), times);
	expect(ledger.shardOf('user-1')).toBeUndefined();
	expect(again.delay).toBeGreaterThan(0);
});

test('calls that fail as a whole hold all others back, and an answer ends that', () => {
	const {ledger} = start();
	expect(ledger.remainingOutage(times.now)).toBe(0);
	const again = ledger.enter(batchOf('user-1'), {failure: 'unreached', error: socketError('ECONNREFUSED')}, times);
	// The outage makes it wait, with all others.
	expect(again).toMatchObject({entries: [{}], delay: 0});
	expect(ledger.remainingOutage(times.now)).toBe(20);
	expect(ledger.remainingOutage(times.now + 15)).toBe(5);
	expect(ledger.remainingOutage(times.now + 20)).toBe(0);
});

test('a batch that is refused as invalid goes again record by record, and only the guilty one is refused', () => {
	const {ledger, totals} = start();
	const error = serviceError('ValidationException');
	const batch = batchOf('user-1', 'user-2');
	expect(ledger.enter(batch, {failure: 'refused', error}, times).entries).toHaveLength(2);
	expect(batch.entries.every(({isAlone}) => isAlone)).toBe(true);
	expect(ledger.enter(batchOf('user-1'), {failure: 'refused', error}, times).entries).toEqual([]);
	expect(totals.refused).toBe(1);
});
