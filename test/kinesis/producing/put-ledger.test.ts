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
	const told: unknown[] = [];
	const ledger = createPutLedger({
		connection: createFakePuts().connection,
		streamName: 'lab',
		clock: createManualClock(),
		random: () => 1,
		onThrottled(shardId, records) {
			throttled.push([shardId, records]);
		},
		onAnswer(outcome) {
			told.push(outcome);
		},
		onCall(call) {
			told.push(call);
		},
		onProblem() {
			told.push('problem');
		},
		onRecovered() {
			told.push('recovered');
		},
	}, totals);
	return {
		ledger, totals, throttled, told,
	};
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

test('an accepted record is counted, and told with the time of its answer', () => {
	const {ledger, totals, told} = start();
	const again = ledger.enter(batchOf('user-1', 'user-2'), answer({type: 'accepted', shardId: SHARD, sequenceNumber: '49'}, {type: 'throttled', shardId: SHARD}), times);
	expect(again.entries).toMatchObject([{entry: {partitionKey: 'user-2'}}]);
	expect(totals).toMatchObject({accepted: 1, acceptedBytes: 10, throttled: 1});
	expect(told).toMatchObject([
		{
			type: 'accepted', entry: {partitionKey: 'user-1'}, shardId: SHARD, sequenceNumber: '49', answeredAt: 1010, latencyMilliseconds: 10,
		},
		{
			answeredAt: 1010, latencyMilliseconds: 10, accepted: 1, acceptedBytes: 10,
		},
	]);
	ledger.enter(batchOf('user-2'), answer({type: 'accepted', shardId: SHARD, sequenceNumber: '50'}), times);
	expect(told.at(-1)).toMatchObject({accepted: 1, acceptedBytes: 10});
});

test.each([
	['lost', 2],
	['unreached', 0],
	['throttled', 0],
] as const)('the records of a call that is %s go again; %i of them may be there twice', (failure, possibleDuplicates) => {
	const {ledger, totals, throttled} = start();
	const again = ledger.enter(batchOf('user-1', 'user-2'), {failure, error: socketError('ECONNRESET')}, times);
	expect(again.entries).toHaveLength(2);
	expect(totals).toMatchObject({possibleDuplicates, refused: 0, throttled: failure === 'throttled' ? 2 : 0});
	expect(throttled).toEqual(failure === 'throttled' ? [[undefined, 2]] : []);
});

test('a single record whose answer is lost may be there twice, and rests before it goes again', () => {
	const {ledger, totals} = start();
	const batch = batchOf('user-1');
	const [queued] = batch.entries;
	queued!.attempts = 3;
	const again = ledger.enter(batch, answer({type: 'lost'}), times);
	expect(totals.possibleDuplicates).toBe(1);
	expect(again).toMatchObject({entries: [{}], delay: 80});
});

test('a failure that lasts is told after a second, and its end too', () => {
	const {ledger, told} = start();
	const fail = (now: number) => ledger.enter(batchOf('user-1'), {failure: 'unreached', error: socketError('ECONNREFUSED')}, {calledAt: now, now});
	fail(1000);
	fail(1900);
	expect(told).toEqual([]);
	fail(2100);
	expect(told[0]).toBe('problem');
	ledger.enter(batchOf('user-1'), answer({type: 'accepted', shardId: SHARD, sequenceNumber: '49'}), {calledAt: 2200, now: 2210});
	expect(told).toContain('recovered');
});

test('a record that is invalid with the number it comes after goes once more without', () => {
	const {ledger, totals, told} = start();
	ledger.enter(batchOf('user-1'), answer({type: 'accepted', shardId: SHARD, sequenceNumber: '49'}), times);
	const refusal = {failure: 'refused', error: serviceError('ValidationException')} as const;
	expect(ledger.enter(batchOf('user-1'), refusal, times)).toMatchObject({entries: [{}], delay: 0});
	expect(ledger.lastOf('user-1')).toBeUndefined();
	expect(ledger.enter(batchOf('user-1'), refusal, times).entries).toEqual([]);
	expect(totals.refused).toBe(1);
	expect(told.at(-1)).toMatchObject({type: 'refused', entry: {partitionKey: 'user-1'}});
});

test('a refusal that another form would not change refuses all records of the call', () => {
	const {ledger, totals, told} = start();
	const again = ledger.enter(batchOf('user-1', 'user-2'), {failure: 'refused', error: serviceError('AccessDeniedException')}, times);
	expect(again.entries).toEqual([]);
	expect(totals.refused).toBe(2);
	expect(told).toMatchObject([{type: 'refused', entry: {partitionKey: 'user-1'}}, {type: 'refused', entry: {partitionKey: 'user-2'}}]);
});
