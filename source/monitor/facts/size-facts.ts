import type {SizeFacts} from './facts.js';
import {lowestIn, type SizeHistogram} from './size-histogram.js';

const sumOf = (histograms: readonly SizeHistogram[]): readonly number[] => {
	const [first] = histograms;
	return Array.from(first?.counts ?? [], (_, bucket) => {
		let sum = 0;
		for (const {counts} of histograms) {
			sum += counts[bucket]!;
		}

		return sum;
	});
};

/**
One count per power of two, from the smallest size to the largest: 0, 1, 2 to 3, 4 to 7, …
*/
const byPowersOfTwo = (counts: readonly number[]): SizeFacts['buckets'] => {
	const sums = new Map<number, number>();
	for (const [bucket, count] of counts.entries()) {
		const lowest = lowestIn(bucket);
		const from = lowest === 0 ? 0 : 2 ** Math.floor(Math.log2(lowest));
		sums.set(from, (sums.get(from) ?? 0) + count);
	}

	const all = Array.from(sums, ([from, count]) => ({from, count}));
	return all.slice(all.findIndex(({count}) => count > 0), all.findLastIndex(({count}) => count > 0) + 1);
};

/**
The distribution of sizes; undefined without records.
*/
export const sizeFacts = (histograms: readonly SizeHistogram[]): SizeFacts | undefined => {
	const counts = sumOf(histograms);
	const total = counts.reduce((sum, count) => sum + count, 0);
	if (total === 0) {
		return undefined;
	}

	const max = Math.max(...histograms.map(({largest}) => largest));
	const percentile = (part: number): number => {
		let left = Math.ceil(total * part);
		const bucket = counts.findIndex(count => {
			left -= count;
			return left <= 0;
		});
		// The largest size that the bucket can hold.
		return Math.min(max, lowestIn(bucket + 1) - 1);
	};

	return {
		buckets: byPowersOfTwo(counts), p50: percentile(0.5), p99: percentile(0.99), max,
	};
};
