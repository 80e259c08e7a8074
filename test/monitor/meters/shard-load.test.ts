import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {KinesisRecord} from '../../../source/service/record.js';
import {SHARD_WRITE_RECORDS_PER_SECOND} from '../../../source/service/limits.js';
import {createShardLoad} from '../../../source/monitor/meters/shard-load.js';

const START = Date.UTC(2026, 0, 1);

const recordAt = (arrivedAt: number): KinesisRecord => ({
	SequenceNumber: '1', PartitionKey: 'k', Data: new Uint8Array(9), ApproximateArrivalTimestamp: new Date(arrivedAt),
});

const steady = (from: number, to: number, perSecond: number) => Array.from({length: Math.round((to - from) * perSecond / 1000)}, (_, index) => recordAt(from + (index * 1000 / perSecond)));

describe('the load of a shard', () => {
	test.each([
		['twice a second', 500],
		['once a second', 1000],
		['every two seconds', 2000],
	])('is steady for a steady stream, read %s', (_, interval) => {
		const load = createShardLoad(START);
		let now = START;
		for (let read = 1; read <= 10; read++) {
			load.add(steady(now, now + interval, 100), now + interval, 0);
			now += interval;
		}

		for (let later = 0; later <= interval; later += 50) {
			expect(load.rates(now + later).recordsPerSecond).toBeCloseTo(100, 5);
			expect(load.rates(now + later).bytesPerSecond).toBeCloseTo(1000, 5);
		}
	});

	test('is worked out from a sample, and says so, until all has been read again for a while', () => {
		const load = createShardLoad(START);
		load.add(steady(START + 4000, START + 4200, 100), START + 5000, 800, {coveredMilliseconds: 200, skippedMilliseconds: 4000});
		load.add(steady(START + 9000, START + 9200, 100), START + 10_000, 800, {coveredMilliseconds: 200, skippedMilliseconds: 4800});
		expect(load.isSampled(START + 10_000)).toBe(true);
		expect(load.rates(START + 10_000).recordsPerSecond).toBeCloseTo(100, 5);
		expect(load.rates(START + 10_000).bytesPerSecond).toBeCloseTo(1000, 5);
		expect(load.knownUntil(START + 14_000)).toBeUndefined();
		load.add([], START + 15_000, 0);
		expect(load.isSampled(START + 24_999)).toBe(true);
		expect(load.isSampled(START + 25_000)).toBe(false);
	});

	test('falls to zero when answers come back empty, or not at all', () => {
		const load = createShardLoad(START);
		load.add(steady(START, START + 1000, 100), START + 1000, 0);
		load.add([], START + 7000, 0);
		expect(load.rates(START + 7000).recordsPerSecond).toBe(0);
		load.add(steady(START + 7000, START + 8000, 100), START + 8000, 0);
		expect(load.rates(START + 15_000).recordsPerSecond).toBe(0);
	});

	test('is zero for a silent stream, whose records of long ago are read at once', () => {
		const load = createShardLoad(START);
		load.add(steady(START - 180_000, START - 170_000, 900), START + 100, 0);
		expect(load.rates(START + 100)).toEqual({recordsPerSecond: 0, bytesPerSecond: 0});
	});

	test.each([
		['ahead', 60_000],
		['behind', -60_000],
	])('is right though the clock of this machine is a minute %s', (_, ahead) => {
		const load = createShardLoad(START);
		for (let now = START; now < START + 20_000; now += 1000) {
			load.add(steady(now - ahead, now + 1000 - ahead, 100), now + 1000, 0);
		}

		expect(load.rates(START + 20_000).recordsPerSecond).toBeGreaterThan(90);
		expect(load.rates(START + 20_000).recordsPerSecond).toBeLessThan(130);
	});

	test('is known up to where its reader is, once that is more than five seconds behind', () => {
		const load = createShardLoad(START);
		expect(load.knownUntil(START + 60_000)).toBeUndefined();
		load.add([recordAt(START)], START + 5000, 5000);
		expect(load.knownUntil(START + 5000)).toBeUndefined();
		expect(load.knownUntil(START + 5001)).toBe(START);
		load.add([], START + 9000, 0);
		expect(load.knownUntil(START + 60_000)).toBeUndefined();
		load.add([], START + 70_000, 8000);
		expect(load.knownUntil(START + 70_000)).toBe(START + 62_000);
		load.close();
		expect(load.knownUntil(START + 70_000)).toBeUndefined();
	});

	test('of a reader that is behind is that of its place, until this is a minute ago', () => {
		const load = createShardLoad(START);
		load.add(steady(START, START + 10_000, 100), START + 30_000, 20_000);
		expect(load.rates(START + 69_990).recordsPerSecond).toBeCloseTo(100, 0);
		expect(load.rates(START + 69_991).recordsPerSecond).toBe(0);
	});

	test('of a shard that was read to its end falls at once: no further answer is waited for', () => {
		const [open, closed] = [createShardLoad(START), createShardLoad(START)];
		for (const load of [open, closed]) {
			load.add(steady(START, START + 10_000, 100), START + 10_000, 0);
		}

		closed.close();
		expect(open.rates(START + 12_000).recordsPerSecond).toBeCloseTo(100, 5);
		expect(closed.rates(START + 12_000).recordsPerSecond).toBeLessThan(70);
		expect(closed.rates(START + 16_000).recordsPerSecond).toBe(0);
	});

	test('is known from an endpoint that does not tell when a record arrived, once nothing is left over', () => {
		const load = createShardLoad(START);
		const untold = Array.from({length: 100}, () => ({...recordAt(0), ApproximateArrivalTimestamp: undefined as unknown as Date}));
		load.add(untold, START + 100, 0);
		expect(load.rates(START + 100).recordsPerSecond).toBe(0);
		for (let now = START + 1100; now <= START + 10_100; now += 1000) {
			load.add(untold, now, 0);
		}

		expect(load.rates(START + 10_100).recordsPerSecond).toBeCloseTo(100, 0);
	});
});

test('however it is read, no load exceeds the limit by more than the burst, and it is zero once nothing is written', () => {
	// The service takes the limit each second, and a burst of one second's worth.
	const writes = fc.array(fc.record({silence: fc.integer({min: 0, max: 8000}), records: fc.integer({min: 0, max: 3000})}), {maxLength: 12});
	const reads = fc.array(fc.record({pause: fc.integer({min: 1, max: 20_000}), most: fc.integer({min: 1, max: 10_000})}), {minLength: 1, maxLength: 40});
	fc.assert(fc.property(writes, reads, fc.integer({min: 0, max: 100_000}), (bursts, answers, startAfter) => {
		const arrivals: number[] = [];
		let now = START;
		let allowance = SHARD_WRITE_RECORDS_PER_SECOND;
		for (const {silence, records} of bursts) {
			now += silence;
			allowance = Math.min(SHARD_WRITE_RECORDS_PER_SECOND, allowance + (silence * SHARD_WRITE_RECORDS_PER_SECOND / 1000));
			for (let left = records; left > 0; left--) {
				if (allowance < 1) {
					now++;
					allowance++;
				}

				allowance--;
				arrivals.push(now);
			}
		}

		const lastArrival = now;
		let at = START + startAfter;
		let next = 0;
		const load = createShardLoad(at);
		const check = () => {
			for (const later of [0, 700, 2500, 6000]) {
				expect(load.rates(at + later).recordsPerSecond).toBeLessThanOrEqual(SHARD_WRITE_RECORDS_PER_SECOND * 2);
			}
		};

		for (const {pause, most} of answers) {
			at += pause;
			const records: KinesisRecord[] = [];
			while (records.length < most && next < arrivals.length && arrivals[next]! <= at) {
				records.push(recordAt(arrivals[next]!));
				next++;
			}

			const isLeft = next < arrivals.length && arrivals[next]! <= at;
			load.add(records, at, isLeft ? at - arrivals[next]! : 0);
			check();
		}

		at = Math.max(at, lastArrival) + 8000;
		load.add(arrivals.slice(next).map(arrivedAt => recordAt(arrivedAt)), at, 0);
		expect(load.rates(at).recordsPerSecond).toBe(0);
	}), {numRuns: 200});
});
