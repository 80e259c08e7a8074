import {expect, test} from 'vitest';
import {
	budgetFor,
	intervalAfter,
	leastInterval,
	nextLimit,
	POLITE_READ_BUDGET,
	UNLIMITED_READ_BUDGET,
} from '../../../../source/kinesis/reading/polling/read-budget.js';

const MIB = 1024 * 1024;

test.each([
	['caught up: the poll interval', 0, true, 1000, POLITE_READ_BUDGET, 1000],
	['behind: as fast as four calls a second', 1000, false, 1000, POLITE_READ_BUDGET, 250],
	['a poll interval under the budget does not break it', 0, true, 50, POLITE_READ_BUDGET, 250],
	// API Reference: a shard gives 2 MiB/s to all its readers together.
	['4 MiB are two seconds of a shard', 4 * MIB, false, 1000, POLITE_READ_BUDGET, 2000],
	['4 MiB, caught up, slow poll', 4 * MIB, true, 5000, POLITE_READ_BUDGET, 5000],
	['no limits, behind', 4 * MIB, false, 1000, UNLIMITED_READ_BUDGET, 0],
	['no limits, caught up', 0, true, 1000, UNLIMITED_READ_BUDGET, 1000],
])('the interval between two calls: %s', (_name, bytes, isCaughtUp, pollInterval, budget, expected) => {
	expect(intervalAfter({bytes, isCaughtUp}, budget, pollInterval)).toBe(expected);
});

test.each([
	['an empty answer keeps it', 1000, 0, 0, 1000],
	// API Reference, GetRecords: Limit is at most 10,000.
	['small records: the most there is', 1000, 1000, 50_000, 10_000],
	['1 KiB records: 512 KiB worth', 1000, 1000, 1000 * 1024, 512],
	['1 MiB records, one by one', 1000, 10, 10 * MIB, 1],
	['10 MiB records, one by one', 1000, 1, 10 * MIB, 1],
	['records without data and key', 5, 5, 0, 10_000],
])('the next Limit: %s', (_name, limit, records, bytes, expected) => {
	expect(nextLimit(limit, {records, bytes}, POLITE_READ_BUDGET)).toBe(expected);
});

test('an endpoint with limits is read politely; one without as fast as it goes, and with larger answers where nothing is drawn', () => {
	for (const isDrawing of [true, false]) {
		expect(budgetFor(true, isDrawing)).toEqual(POLITE_READ_BUDGET);
	}

	expect(budgetFor(false, true)).toEqual(UNLIMITED_READ_BUDGET);
	const bulk = budgetFor(false, false);
	expect(leastInterval(bulk)).toBe(0);
	expect(intervalAfter({bytes: 10 * MIB, isCaughtUp: false}, bulk, 1000)).toBe(0);
	expect(nextLimit(1000, {records: 1, bytes: 1024}, bulk)).toBe(1024);
});
