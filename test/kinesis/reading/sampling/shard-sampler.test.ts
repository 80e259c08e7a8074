import {describe, expect, test} from 'vitest';
import {createShardSampler, type SampledAnswer} from '../../../../source/kinesis/reading/sampling/shard-sampler.js';
import {POLITE_READ_BUDGET} from '../../../../source/kinesis/reading/polling/read-budget.js';
import type {ShardPosition} from '../../../../source/service/shard-position.js';

const recordsOf = (...arrivals: ReadonlyArray<number | undefined>): SampledAnswer['records'] => arrivals.map((arrival, index) => ({
	SequenceNumber: String(100 + index), PartitionKey: 'k', Data: new Uint8Array(1), ApproximateArrivalTimestamp: arrival === undefined ? undefined as never : new Date(arrival),
}));

const answerOf = (serviceTime: number, fields: Partial<SampledAnswer> = {}): SampledAnswer => ({
	records: [], bytes: 0, millisBehindLatest: 0, isCaughtUp: true, serviceTime, ...fields,
});

const latest: ShardPosition = {type: 'latest'};

const begin = (position: ShardPosition = latest, wishes: {readonly isOn?: boolean; readonly isAsked?: boolean} = {}) => {
	const told: unknown[] = [];
	const sampling = {
		isOn: true,
		isAsked: false,
		bytesPerShard: 10_000,
		...wishes,
		begin(shardId: string) {
			told.push(`begin ${shardId}`);
		},
		note(shardId: string, {bytes, covered}: {readonly bytes: number; readonly covered: number}) {
			told.push(`${shardId}: ${bytes} bytes in ${covered} ms`);
		},
		forget(shardId: string) {
			told.push(`forget ${shardId}`);
		},
	};
	return {told, sampling, sampler: createShardSampler(sampling, {shardId: 's', position}, 0)};
};

const spanOf = (coveredMilliseconds: number, skippedMilliseconds = 0) => ({coveredMilliseconds, skippedMilliseconds});

const at = (timestamp: number): ShardPosition => ({type: 'at-timestamp', timestamp});

const numbersOf = (records: SampledAnswer['records']) => records.map(({SequenceNumber}) => SequenceNumber);

test('tells when reading the shard begins and ends', () => {
	const {sampler, told} = begin();
	sampler.end();
	expect(told).toEqual(['begin s', 'forget s']);
});

describe('the jump to a newer place', () => {
	test('is made from more than two seconds behind, to a second before now', () => {
		const {sampler} = begin();
		expect(sampler.jump(2000)).toBeUndefined();
		expect(sampler.jump(2001)).toEqual(at(1001));
	});

	test('is not made without a sample', () => {
		expect(begin(latest, {isOn: false}).sampler.jump(60_000)).toBeUndefined();
	});

	test('is not made before the tip was reached: what was asked for is read whole', () => {
		const {sampler} = begin(at(-60_000), {isAsked: true});
		expect(sampler.jump(60_000)).toBeUndefined();
		sampler.note(answerOf(0, {records: recordsOf(-60_000, -50_000), isCaughtUp: false, millisBehindLatest: 50_000}));
		expect(sampler.jump(60_000)).toBeUndefined();
		sampler.note(answerOf(1000, {bytes: 510_000}));
		sampler.budget(POLITE_READ_BUDGET, 500);
		expect(sampler.jump(3001)).toEqual(at(2001));
	});

	test.each([
		['two seconds behind it', -2000, true],
		['more than two seconds behind it', -2001, false],
	])('the tip is reached when the last record is %s', (_, arrival, isReached) => {
		const {sampler} = begin({type: 'trim-horizon'});
		sampler.note(answerOf(0, {records: recordsOf(-9000, arrival), isCaughtUp: false}));
		expect(sampler.jump(60_000) !== undefined).toBe(isReached);
	});

	test('is not made while twice of what was written since the last answer fits into the next one', () => {
		const {sampler} = begin();
		expect(sampler.budget(POLITE_READ_BUDGET, 500)).toEqual({...POLITE_READ_BUDGET, bytesPerSecond: 10_000, bytesPerAnswer: 5000});
		sampler.note(answerOf(1000, {records: recordsOf(500), bytes: 1000}));
		expect(sampler.jump(3500)).toBeUndefined();
		expect(sampler.jump(3501)).toEqual(at(2501));
		// Not at the tip, nobody can tell how much there is.
		sampler.note(answerOf(4000, {records: recordsOf(4000), isCaughtUp: false}));
		expect(sampler.jump(6000)).toBeUndefined();
		expect(sampler.jump(6001)).toEqual(at(5001));
	});

	test('waits while the service looks for the records after the last jump, for three answers at most', () => {
		const {sampler} = begin();
		const seeking = (now: number) => {
			sampler.note(answerOf(now, {isCaughtUp: false, millisBehindLatest: 5000}));
			return [sampler.isPatient, sampler.jump(60_000) !== undefined];
		};

		expect(seeking(1000)).toEqual([true, true]);
		sampler.jumped(at(3000));
		expect([4000, 5000, 6000, 7000].map(now => seeking(now))).toEqual([[false, false], [false, false], [false, false], [true, true]]);
		sampler.jumped(at(8000));
		seeking(9000);
		sampler.note(answerOf(10_000, {isCaughtUp: false, records: recordsOf(8500), bytes: 10}));
		expect([sampler.isPatient, sampler.jump(60_000)]).toEqual([true, at(59_000)]);
		sampler.jumped(at(59_000));
		seeking(60_000);
		sampler.note(answerOf(61_000));
		expect(sampler.isPatient).toBe(true);
	});
});

describe('after a jump', () => {
	test('what was read before is left out', () => {
		const {sampler} = begin();
		const records = recordsOf(0, 1, 2);
		expect(sampler.unread(records)).toBe(records);
		sampler.jumped(at(1));
		expect(sampler.unread(records)).toBe(records);
		sampler.note(answerOf(1000, {records: records.slice(0, 2)}));
		expect(sampler.unread(records)).toBe(records);
		sampler.jumped(at(1));
		expect(numbersOf(sampler.unread(records))).toEqual(['102']);
		sampler.note(answerOf(2000));
		sampler.jumped(at(1500));
		expect(numbersOf(sampler.unread(records))).toEqual(['102']);
		sampler.jumped({type: 'latest'});
		expect(sampler.unread(records)).toBe(records);
	});

	test('the next answer says how much time was skipped, and how much it covers', () => {
		const {sampler} = begin();
		sampler.note(answerOf(1000));
		sampler.jumped(at(4000));
		const span = sampler.note(answerOf(5000, {records: recordsOf(4200, 4700), isCaughtUp: false}));
		expect(span).toEqual(spanOf(700, 3000));
		expect(sampler.note(answerOf(6000))).toEqual(spanOf(1300));
		// A place before the last one skips nothing.
		sampler.jumped(at(5000));
		expect(sampler.note(answerOf(7000))).toEqual(spanOf(2000));
	});

	test('what was skipped is told though the sample has ended meanwhile; then the shard is read whole', () => {
		const {sampler, sampling} = begin();
		sampler.jumped(at(4000));
		sampling.isOn = false;
		expect(sampler.note(answerOf(5000))).toEqual(spanOf(1000, 4000));
		expect(sampler.note(answerOf(6000))).toBeUndefined();
	});
});

describe('what an answer covers', () => {
	test('reaches from its first record, where nothing was read before, to its last; at the tip to now', () => {
		const {sampler, told} = begin({type: 'trim-horizon'}, {isAsked: true});
		const span = sampler.note(answerOf(60_000, {records: recordsOf(1000, 1500, 3000), isCaughtUp: false}));
		expect(span).toEqual(spanOf(2000));
		expect(told).toEqual(['begin s']);
		const next = sampler.note(answerOf(61_000, {records: recordsOf(4000), bytes: 7}));
		expect(next).toEqual(spanOf(58_000));
		// The rate is known once the tip was reached.
		expect(told).toEqual(['begin s', 's: 7 bytes in 58000 ms']);
	});

	test('ends where the service says, when there is no record or no arrival', () => {
		const {sampler} = begin();
		expect(sampler.note(answerOf(9000, {isCaughtUp: false, millisBehindLatest: 4000}))).toEqual(spanOf(5000));
		const span = sampler.note(answerOf(9000, {records: recordsOf(undefined), isCaughtUp: false, millisBehindLatest: 3000}));
		expect(span).toEqual(spanOf(1000));
	});

	test('is nothing at first where neither is told', () => {
		const {sampler} = begin({type: 'trim-horizon'}, {isAsked: true});
		expect(sampler.note(answerOf(9000, {isCaughtUp: false, millisBehindLatest: 4000}))).toEqual(spanOf(0));
	});

	test('does not go back where arrivals do', () => {
		const {sampler} = begin();
		sampler.note(answerOf(5000));
		const span = sampler.note(answerOf(6000, {records: recordsOf(4000), isCaughtUp: false}));
		expect(span).toEqual(spanOf(0));
		expect(sampler.note(answerOf(7000))).toEqual(spanOf(2000));
	});

	test('is not told of a shard that is read whole', () => {
		const {sampler} = begin({type: 'trim-horizon'});
		const span = sampler.note(answerOf(60_000, {records: recordsOf(1000), isCaughtUp: false}));
		expect(span).toBeUndefined();
		expect(sampler.isPatient).toBe(false);
		expect(sampler.budget(POLITE_READ_BUDGET, 500)).toBe(POLITE_READ_BUDGET);
		expect(sampler.note(answerOf(61_000))).toBeDefined();
		expect(sampler.isPatient).toBe(true);
	});
});

test('the first call of a sample asks for a few records only: a thousand shards make it at once', () => {
	expect(begin(latest, {isAsked: true}).sampler.firstLimit(1000)).toBe(10);
	expect(begin().sampler.firstLimit(1000)).toBe(1000);
});

test('a sample takes no more of a shard than it may, nor more than is usual', () => {
	const usual = {callsPerSecond: 4, bytesPerSecond: 1000, bytesPerAnswer: 300};
	expect(begin().sampler.budget(usual, 200)).toEqual({callsPerSecond: 4, bytesPerSecond: 1000, bytesPerAnswer: 200});
	expect(begin().sampler.budget(usual, 1000)).toEqual(usual);
});
