import {describe, expect, test} from 'vitest';
import {oneOfWords} from '../../../source/monitor/reading/sample-words.js';
import {createSamplingMeter} from '../../../source/monitor/reading/sampling-meter.js';
import type {ReadEvent, SampledSpan} from '../../../source/service/read-event.js';

const START = Date.UTC(2026, 0, 1);

const batch = (records: number, sample?: SampledSpan, shardId = 'a'): ReadEvent => ({
	type: 'batch',
	shardId,
	records: Array.from({length: records}, () => ({
		SequenceNumber: '1', PartitionKey: 'k', Data: new Uint8Array(9), ApproximateArrivalTimestamp: new Date(START),
	})),
	millisBehindLatest: 0,
	receivedAt: START,
	sample,
});

describe('how much of the stream is read', () => {
	test('comes from the time that the records cover and the time that was skipped', () => {
		const meter = createSamplingMeter();
		meter.note(batch(10, {coveredMilliseconds: 250, skippedMilliseconds: 0}), START);
		meter.note(batch(10, {coveredMilliseconds: 250, skippedMilliseconds: 4500}), START + 5000);
		expect(meter.factorOf('a')).toBe(10);
		expect(meter.view(START + 5000)).toEqual({oneOf: 10, since: START + 5000});
	});

	test('counts each shard by its records', () => {
		const meter = createSamplingMeter();
		meter.note(batch(10, {coveredMilliseconds: 100, skippedMilliseconds: 900}), START);
		meter.note(batch(10, {coveredMilliseconds: 1000, skippedMilliseconds: 0}, 'b'), START);
		expect(meter.factorOf('b')).toBe(1);
		expect(meter.view(START)!.oneOf).toBe(5.5);
	});

	test('is said no more a while after the last record was skipped, but known for the end', () => {
		const meter = createSamplingMeter();
		meter.note(batch(10, {coveredMilliseconds: 100, skippedMilliseconds: 900}), START);
		expect(meter.view(START + 29_999)).toBeDefined();
		expect(meter.view(START + 30_000)).toBeUndefined();
		expect(meter.hasSkipped).toBe(true);
	});

	test('is nothing to speak of while all is read', () => {
		const meter = createSamplingMeter();
		meter.note(batch(10), START);
		meter.note(batch(10, {coveredMilliseconds: 100, skippedMilliseconds: 0}), START);
		expect(meter.view(START)).toBeUndefined();
		expect(meter.hasSkipped).toBe(false);
	});
});

test.each([
	[1, '1 of 1.1'],
	[4.23, '1 of 4.2'],
	[1234.5, '1 of 1,235'],
])('one of %d reads %s', (oneOf, words) => {
	expect(oneOfWords(oneOf)).toBe(words);
});
