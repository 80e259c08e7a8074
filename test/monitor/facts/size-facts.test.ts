import fc from 'fast-check';
import {expect, test} from 'vitest';
import {createSizeHistogram, lowestIn} from '../../../source/monitor/facts/size-histogram.js';
import {sizeFacts} from '../../../source/monitor/facts/size-facts.js';

// The largest record of the service, after UpdateMaxRecordSize. Source: its “large records” page.
const LARGEST_RECORD = 10 * 1024 * 1024;

const histogramOf = (sizes: readonly number[]) => {
	const histogram = createSizeHistogram();
	for (const size of sizes) {
		histogram.add(size);
	}

	return histogram;
};

test('a percentile is never too low, and at most an eighth too high', () => {
	const someSizes = fc.array(fc.integer({min: 0, max: LARGEST_RECORD}), {minLength: 1, maxLength: 200, size: 'max'});
	fc.assert(fc.property(someSizes, sizes => {
		const sorted = sizes.toSorted((a, b) => a - b);
		const {p50, p99, max} = sizeFacts([histogramOf(sizes)])!;
		for (const [part, shown] of [[0.5, p50], [0.99, p99]] as const) {
			const exact = sorted[Math.ceil(sizes.length * part) - 1]!;
			expect(shown).toBeGreaterThanOrEqual(exact);
			expect(shown).toBeLessThanOrEqual(exact * 1.125);
		}

		expect(max).toBe(sorted.at(-1));
	}));
});

test('every size falls into the bucket whose smallest it is not below', () => {
	for (const size of [0, 1, 7, 8, 9, 15, 16, 17, 1023, 1024, 1025, LARGEST_RECORD]) {
		const bucket = histogramOf([size]).counts.indexOf(1);
		expect(lowestIn(bucket)).toBeLessThanOrEqual(size);
		expect(lowestIn(bucket + 1)).toBeGreaterThan(size);
	}
});

test('the buckets are powers of two without gaps, over several parts', () => {
	expect(sizeFacts([histogramOf([100, 120, 130]), histogramOf([600])])!.buckets).toEqual([
		{from: 64, count: 2}, {from: 128, count: 1}, {from: 256, count: 0}, {from: 512, count: 1},
	]);
	expect(sizeFacts([histogramOf([0])])!.buckets).toEqual([{from: 0, count: 1}]);
	expect(sizeFacts([createSizeHistogram()])).toBeUndefined();
});
