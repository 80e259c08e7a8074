import {expect, test} from 'vitest';
import {createShardPace} from '../../../source/kinesis/producing/shard-pace.js';

const START = Date.UTC(2026, 0, 1);

test('a shard that throttles nothing is not held back', () => {
	const pace = createShardPace(() => 0.5);
	for (let record = 0; record < 10_000; record++) {
		expect(pace.take(START, 1_000_000)).toBe(true);
	}
});

const recordsIn = (milliseconds: number, bytes: number) => {
	const pace = createShardPace(() => 0.5);
	pace.throttled(START, false);
	let records = 0;
	for (let now = START; now < START + milliseconds; now++) {
		while (pace.take(now, bytes)) {
			records++;
		}
	}

	return records;
};

test.each<[string, number, [number, number]]>([
	// B: 1,000 records/s and 1 MB/s per shard; the pace is a little eager.
	['records', 100, [4000, 4500]],
	['bytes', 10_486, [400, 450]],
	['records of the largest size', 1_048_576, [3, 5]],
])('a shard that throttled gets its limit in %s, and little more', (_name, bytes, [least, most]) => {
	const records = recordsIn(4000, bytes);
	expect(records).toBeGreaterThanOrEqual(least);
	expect(records).toBeLessThanOrEqual(most);
});

test('what goes to a shard that throttled goes together', () => {
	const pace = createShardPace(() => 0.5);
	pace.throttled(START, false);
	const steps = new Set<number>();
	for (let now = START; now < START + 1000; now++) {
		while (pace.take(now, 100)) {
			steps.add(now);
		}
	}

	expect(steps.size).toBeLessThanOrEqual(20);
});

test('a shard that others keep full is asked less and less often', () => {
	const pace = createShardPace(() => 1);
	const waits: number[] = [];
	let now = START;
	for (let attempt = 0; attempt < 8; attempt++) {
		pace.throttled(now, true);
		waits.push(pace.readyAt(now) - now);
		now = pace.readyAt(now);
	}

	expect(waits).toEqual(waits.toSorted((a, b) => a - b));
	expect(waits.at(-1)).toBe(1050);
	pace.relaxed();
	pace.throttled(now, true);
	expect(pace.readyAt(now) - now).toBeLessThan(200);
});

test('a clock that is set back holds nothing up', () => {
	const pace = createShardPace(() => 0.5);
	pace.throttled(START, false);
	expect(pace.take(START - 3_600_000, 100)).toBe(true);
});

test('five seconds after its last throttle a shard is not held back any more', () => {
	const pace = createShardPace(() => 0.5);
	pace.throttled(START, false);
	expect(pace.readyAt(START + 1)).toBeGreaterThan(START + 1);
	expect(pace.take(START + 1, 100)).toBe(false);
	expect(pace.readyAt(START + 5000)).toBe(START + 5000);
	expect(pace.take(START + 5000, 5_000_000)).toBe(true);
});

test('the waits of a full shard begin again when it takes something', () => {
	const waitAfter = (...states: readonly boolean[]) => {
		const pace = createShardPace(() => 1);
		for (const isFull of states) {
			pace.throttled(START, isFull);
		}

		return pace.readyAt(START) - START;
	};

	expect(waitAfter(true, true, true, false, true)).toBe(waitAfter(true));
	expect(waitAfter(true, true, true)).toBeGreaterThan(waitAfter(true));
	expect(waitAfter(false)).toBe(50);
});

test('a second of allowance saves up, and no more', () => {
	const pace = createShardPace(() => 0.5);
	pace.throttled(START, false);
	let records = 0;
	while (pace.take(START + 4000, 1)) {
		records++;
	}

	expect(records).toBe(1000);
});
