import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {
	NO_THROUGHPUT,
	billedBytesOf,
	chargesPerHour,
	costPerHour,
	hasStorageCharge,
	putUnitsOf,
	standingCostPerHour,
	throughputCost,
} from '../../source/cost/cost.js';
import {createCostMeter} from '../../source/cost/cost-meter.js';
import {
	chargeWords,
	costJson,
	costWords,
	formatDollars,
	hourWords,
	shortCostWords,
} from '../../source/cost/cost-words.js';
import {parsePrices} from '../../source/cost/parse-prices.js';
import {DEFAULT_PRICES as prices} from '../../source/cost/prices.js';

const provisioned = (openShardCount: number, consumerCount = 0, retentionHours = 24) => ({
	mode: 'PROVISIONED' as const, openShardCount, consumerCount, retentionHours,
});
const onDemand = (retentionHours = 24) => ({
	mode: 'ON_DEMAND' as const, openShardCount: 4, consumerCount: 1, retentionHours,
});

describe('what a stream costs', () => {
	test.each([
		[provisioned(1), 0.015],
		[provisioned(4), 0.06],
		// A consumer costs for every shard that it reads.
		[provisioned(4, 2), 0.06 + 0.12],
		// On demand neither shards nor consumers count.
		[onDemand(), 0.04],
		// Longer retention costs for every shard, however long it is.
		[provisioned(4, 2, 25), 0.06 + 0.12 + 0.08],
		[provisioned(4, 2, 8760), 0.06 + 0.12 + 0.08],
		[onDemand(168), 0.04],
	])('%j stands at %f an hour', (stream, dollars) => {
		expect(standingCostPerHour(stream, prices)).toBeCloseTo(dollars, 10);
	});

	test.each([
		[1, 1], [25 * 1024, 1], [(25 * 1024) + 1, 2], [1024 * 1024, 41], [0, 1],
	])('a record of %i bytes is %i PUT payload units', (bytes, units) => {
		expect(putUnitsOf(bytes)).toBe(units);
	});

	test.each([
		[provisioned(1), false], [provisioned(1, 0, 168), false], [provisioned(1, 0, 169), true], [onDemand(), false], [onDemand(25), true],
	])('%j is charged by the GB that it keeps: %s', (stream, isCharged) => {
		expect(hasStorageCharge(stream)).toBe(isCharged);
	});

	test.each([
		[0, 1024], [1, 1024], [1024, 1024], [1025, 2048],
	])('on demand bills %i bytes as %i', (bytes, billed) => {
		expect(billedBytesOf(bytes)).toBe(billed);
	});

	test('the charges of an hour sum up to its cost', () => {
		const throughput = {
			putUnits: 100, bytesWritten: 102_400, bytesRead: 5000, bytesFannedOut: 1_000_000,
		};
		for (const stream of [provisioned(3, 2, 48), onDemand()]) {
			const charges = chargesPerHour(stream, throughput, prices);
			let sum = 0;
			for (const dollars of Object.values(charges)) {
				sum += dollars;
			}

			expect(costPerHour(stream, throughput, prices)).toBeCloseTo(sum, 10);
			expect(charges.fanOut).toBeCloseTo(3600 * 1_000_000 / (1024 ** 3) * (stream.mode === 'ON_DEMAND' ? 0.05 : 0.013), 10);
		}
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

	test('a change of the mode prices from then on, and not what was before', () => {
		const meter = createCostMeter(prices);
		meter.see(0, provisioned(2));
		meter.add({...NO_THROUGHPUT, bytesWritten: 1024 ** 3, bytesRead: 1024 ** 3});
		meter.see(HOUR, onDemand());
		expect(meter.spent(HOUR)).toBeCloseTo(0.03, 10);
		meter.add({...NO_THROUGHPUT, bytesWritten: 1024 ** 3, bytesRead: 1024 ** 3});
		expect(meter.spent(2 * HOUR)).toBeCloseTo(0.03 + 0.04 + 0.12, 10);
	});

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
	test('begins with the one that the documentation shows', () => {
		const example = /```json\n(?<table>\{\n[^`]*)```/v.exec(readFileSync('docs/costs.md', 'utf8'))?.groups?.table ?? '';
		expect(parsePrices(example, 'docs/costs.md')).toEqual(prices);
		expect(Object.keys(JSON.parse(example) as Record<string, unknown>)).toEqual(Object.keys(prices));
	});

	test('replaces what it names', () => {
		const table = parsePrices('{"region": "eu-central-1", "date": "2026-11-01", "shardHour": 0.018}', 'prices.json');
		expect(table).toEqual({
			...prices, region: 'eu-central-1', date: '2026-11-01', shardHour: 0.018,
		});
	});

	test.each([
		['{', 'it is not JSON'],
		['[]', 'it is not a JSON object'],
		['{"date": "2026-11-01"}', '“region” is missing'],
		['{"region": "eu-central-1"}', '“date” is missing'],
		['{"region": "eu-central-1", "date": "2026-11-01", "shardHour": "1"}', '“shardHour” is not a number of dollars'],
		['{"region": "eu-central-1", "date": "2026-11-01", "shardHour": -1}', '“shardHour” is not a number of dollars'],
		['{"region": "eu-central-1", "date": "2026-11-01", "shard": 1}', '“shard” is not a price'],
	])('%s is wrong usage: %s', (text, reason) => {
		expect(() => parsePrices(text, 'prices.json')).toThrow(reason);
	});
});

test.each([
	[0, '$0'], [0.0004, '<$0.001'], [0.015, '$0.015'], [1.2, '$1.20'], [1234.5, '$1,234.50'],
])('%f dollars are %s', (dollars, words) => {
	expect(formatDollars(dollars)).toBe(words);
});

const FREE = {
	stream: 0, retention: 0, consumers: 0, writing: 0, reading: 0, fanOut: 0,
};
const figures = {
	perHour: 0.03, spent: 0.0125, prices, region: 'us-east-1', isOnAws: true, hasStorageCharge: false, charges: {...FREE, stream: 0.03},
};

test('the words say that it is an estimate, and of when', () => {
	expect(costWords(figures)).toBe('costs $0.030 an hour, $0.013 since this session began (estimate, us-east-1 list prices of 2024-07-01)');
	expect(costWords({...figures, isOnAws: false})).toBe('would cost $0.030 an hour on AWS, $0.013 so far (estimate, us-east-1 list prices of 2024-07-01)');
	expect(hourWords(figures)).toBe('costs $0.030 an hour, and what is written and read on top (estimate, us-east-1 list prices of 2024-07-01)');
});

test('the words say what the figures are not', () => {
	expect(costWords({...figures, region: 'eu-central-1'})).toContain('list prices of 2024-07-01, which differ from those of eu-central-1)');
	expect(costWords({...figures, hasStorageCharge: true})).toContain('and the GB of its long retention come on top');
	expect(costWords({...figures, perHour: 0})).toContain('costs nothing now, and has cost $0.013 since this session began');
});

test('on the screen the longest words that fit are taken', () => {
	expect(shortCostWords({...figures, isOnAws: false})).toEqual([
		'on AWS about $0.030/h, $0.013 so far (us-east-1 prices, 2024-07-01)',
		'on AWS about $0.030/h, $0.013 so far (us-east-1, 2024-07-01)',
		'on AWS about $0.030/h, $0.013 so far',
		'on AWS about $0.030/h',
	]);
});

test('the charges are named, most first, without what costs nothing', () => {
	expect(chargeWords({
		...FREE, stream: 0.03, consumers: 0.06, writing: 0.0001,
	})).toEqual(['registered consumers $0.060', 'the stream $0.030', 'writing <$0.001']);
});

test('scripts get numbers of dollars, with the date and the region of the prices', () => {
	expect(costJson(figures)).toEqual({
		dollarsPerHour: 0.03, dollarsSpent: 0.0125, dollarsPerHourFor: figures.charges, isCharged: true, isWithoutStorage: false, priceRegion: 'us-east-1', priceDate: '2024-07-01',
	});
});
