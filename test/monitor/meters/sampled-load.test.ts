import {expect, test} from 'vitest';
import {createSampledLoad} from '../../../source/monitor/meters/sampled-load.js';
import type {KinesisRecord} from '../../../source/service/record.js';

const START = 1_000_000;

const recordsOf = (count: number): KinesisRecord[] => Array.from({length: count}, () => ({
	SequenceNumber: '1', PartitionKey: 'k', Data: new Uint8Array(9), ApproximateArrivalTimestamp: new Date(START),
}));

const spanOf = (coveredMilliseconds: number, skippedMilliseconds = 1000) => ({coveredMilliseconds, skippedMilliseconds});

test('before the first answer nothing is known, and nothing is sampled', () => {
	const load = createSampledLoad();
	expect(load.rates(START)).toEqual({recordsPerSecond: 0, bytesPerSecond: 0});
	expect(load.isSampled(START)).toBe(false);
});

test('the rate is that of the covered time, over the answers of fifteen seconds', () => {
	const load = createSampledLoad();
	load.add(recordsOf(100), START, spanOf(1000));
	expect(load.rates(START)).toEqual({recordsPerSecond: 100, bytesPerSecond: 1000});
	load.add(recordsOf(20), START + 10_000, spanOf(1000));
	expect(load.rates(START + 15_000)).toEqual({recordsPerSecond: 60, bytesPerSecond: 600});
	expect(load.rates(START + 15_001)).toEqual({recordsPerSecond: 20, bytesPerSecond: 200});
	// What is too old is not kept for the next answer.
	load.add(recordsOf(40), START + 16_000, spanOf(1000));
	expect(load.rates(START + 16_000).recordsPerSecond).toBe(30);
});

test('the last answer counts for a minute: on a slow machine the turns are far apart', () => {
	const load = createSampledLoad();
	load.add(recordsOf(100), START, spanOf(1000));
	expect(load.rates(START + 60_000).recordsPerSecond).toBe(100);
	expect(load.rates(START + 60_001).recordsPerSecond).toBe(0);
});

test('a burst that was written at once counts as of 20 ms', () => {
	const load = createSampledLoad();
	load.add(recordsOf(4), START, spanOf(0));
	expect(load.rates(START).recordsPerSecond).toBe(200);
});

test('it is a sample for a minute after records were skipped', () => {
	const load = createSampledLoad();
	load.add(recordsOf(1), START, spanOf(1000, 0));
	expect(load.isSampled(START)).toBe(false);
	load.add(recordsOf(1), START + 1000, spanOf(1000, 1));
	load.add(recordsOf(1), START + 2000, spanOf(1000, 0));
	expect(load.isSampled(START + 61_000)).toBe(true);
	expect(load.isSampled(START + 61_001)).toBe(false);
});

test('it is whole again ten seconds after the first answer that left nothing out', () => {
	const load = createSampledLoad();
	load.add(recordsOf(1), START, spanOf(1000));
	load.addWhole(START + 1000);
	load.addWhole(START + 5000);
	expect(load.isSampled(START + 10_999)).toBe(true);
	expect(load.isSampled(START + 11_000)).toBe(false);
	load.add(recordsOf(1), START + 12_000, spanOf(1000));
	expect(load.isSampled(START + 12_000)).toBe(true);
});
