import {describe, expect, test} from 'vitest';
import {
	NO_THROUGHPUT,
	costPerHour,
	putUnitsOf,
	standingCostPerHour,
	throughputCost,
} from '../../source/cost/cost.js';
import {createCostMeter} from '../../source/cost/cost-meter.js';
import {costWords, formatDollars} from '../../source/cost/cost-words.js';
import {parsePrices} from '../../source/cost/parse-prices.js';
import {DEFAULT_PRICES as prices} from '../../source/cost/prices.js';

const provisioned = (openShardCount: number, consumerCount = 0) => ({mode: 'PROVISIONED' as const, openShardCount, consumerCount});

describe('what a stream costs', () => {
	test.each([
		[provisioned(1), 0.015],
		[provisioned(4), 0.06],
		// A consumer costs for every shard that it reads.
		[provisioned(4, 2), 0.06 + 0.12],
		[{mode: 'ON_DEMAND' as const, openShardCount: 4, consumerCount: 0}, 0.04],
	])('%j stands at %f an hour', (stream, dollars) => {
		expect(standingCostPerHour(stream, prices)).toBeCloseTo(dollars, 10);
	});

	test.each([
		[1, 1], [25 * 1024, 1], [(25 * 1024) + 1, 2], [1024 * 1024, 41], [0, 1],
	])('a record of %i bytes is %i PUT payload units', (bytes, units) => {
		expect(putUnitsOf(bytes)).toBe(units);
	});

	test('what is put and read comes on top', () => {
		// 1,000 records a second, 3.6 million units an hour.
		expect(costPerHour(provisioned(1), {...NO_THROUGHPUT, putUnits: 1000}, prices)).toBeCloseTo(0.015 + (3.6 * 0.014), 10);
		expect(throughputCost('PROVISIONED', {...NO_THROUGHPUT, bytesRead: 1024 ** 3, bytesFannedOut: 2 * (1024 ** 3)}, prices)).toBeCloseTo(0.026, 10);
		expect(throughputCost('ON_DEMAND', {...NO_THROUGHPUT, bytesWritten: 1024 ** 3, bytesRead: 1024 ** 3}, prices)).toBeCloseTo(0.12, 10);
	});
});

describe('since the session began', () => {
	const HOUR = 3_600_000;

	test('counts each count of shards for its time, and nothing while there is no stream', () => {
		const meter = createCostMeter(prices);
		meter.see(0, provisioned(1));
		meter.see(HOUR, provisioned(4));
		expect(meter.spent(2 * HOUR)).toBeCloseTo(0.015 + 0.06, 10);
		meter.see(2 * HOUR, undefined);
		expect(meter.spent(9 * HOUR)).toBeCloseTo(0.075, 10);
		meter.see(10 * HOUR, provisioned(1));
		meter.add({...NO_THROUGHPUT, putUnits: 1_000_000});
		expect(meter.spent(10 * HOUR)).toBeCloseTo(0.089, 10);
	});
});

describe('a price table of one’s own', () => {
	test('replaces what it names', () => {
		const table = parsePrices('{"region": "eu-central-1", "date": "2026-11-01", "shardHour": 0.018}', 'prices.json');
		expect(table).toEqual({
			...prices, region: 'eu-central-1', date: '2026-11-01', shardHour: 0.018,
		});
	});

	test.each([
		['{', 'it is not JSON'],
		['[]', 'it is no JSON object'],
		['{"date": "2026-11-01"}', '“region” is missing'],
		['{"region": "eu-central-1"}', '“date” is missing'],
		['{"region": "eu-central-1", "date": "2026-11-01", "shardHour": "1"}', '“shardHour” is no number of dollars'],
		['{"region": "eu-central-1", "date": "2026-11-01", "shardHour": -1}', '“shardHour” is no number of dollars'],
		['{"region": "eu-central-1", "date": "2026-11-01", "shard": 1}', '“shard” is no price'],
	])('%s is wrong usage: %s', (text, reason) => {
		expect(() => parsePrices(text, 'prices.json')).toThrow(reason);
	});
});

test.each([
	[0, '$0'], [0.0004, '<$0.001'], [0.015, '$0.015'], [1.2, '$1.20'],
])('%f dollars are %s', (dollars, words) => {
	expect(formatDollars(dollars)).toBe(words);
});

test('the words say that it is an estimate, and of when', () => {
	const figures = {perHour: 0.03, spent: 0.0125, prices};
	expect(costWords({...figures, isEmbedded: false})).toBe('costs $0.030 an hour, $0.013 since this session began (estimate, us-east-1 list prices of 2025-01-01)');
	expect(costWords({...figures, isEmbedded: true})).toBe('would cost $0.030 an hour on AWS, $0.013 so far (estimate, us-east-1 list prices of 2025-01-01)');
});
