import {
	alongHashKeys,
	hashKeyOf,
	hashShareOf,
	rangeOfHashKey,
	type HashRange,
} from '../service/hash-ranges.js';
import {
	NO_FLOW,
	addFlows,
	scaleFlow,
	sumOfFlows,
	type Flow,
	type OpenShard,
	type Traffic,
} from './traffic.js';

const ofKeys = (ranges: readonly HashRange[], {keys}: Traffic): Map<HashRange, Flow> => {
	const flows = new Map<HashRange, Flow>(ranges.map(range => [range, NO_FLOW]));
	for (const key of keys) {
		const range = rangeOfHashKey(ranges, hashKeyOf(key.partitionKey));
		if (range) {
			flows.set(range, addFlows(flows.get(range)!, key));
		}
	}

	return flows;
};

const isBelow = (a: bigint, b: bigint): boolean => a < b;

const PARTS = 1_000_000_000n;

/**
The share of a shard's range that lies in `range`, 0 … 1.
*/
export const partOf = (shard: HashRange, range: HashRange): number => {
	const start = isBelow(shard.startingHashKey, range.startingHashKey) ? range.startingHashKey : shard.startingHashKey;
	const end = isBelow(shard.endingHashKey, range.endingHashKey) ? shard.endingHashKey : range.endingHashKey;
	return isBelow(end, start) ? 0 : Number((end - start + 1n) * PARTS / (shard.endingHashKey - shard.startingHashKey + 1n)) / Number(PARTS);
};

const positive = (value: number): number => Math.max(0, value);

/**
The traffic of keys that are not listed, by shard: the traffic of a shard without its listed keys, scaled so that all shards together have the remaining total.
*/
export const restByShard = (shards: readonly OpenShard[], traffic: Traffic): ReadonlyMap<OpenShard, Flow> => {
	const listed = sumOfFlows(traffic.keys);
	const rest = {
		recordsPerSecond: positive(traffic.total.recordsPerSecond - listed.recordsPerSecond),
		bytesPerSecond: positive(traffic.total.bytesPerSecond - listed.bytesPerSecond),
	};
	const present = sumOfFlows(shards).recordsPerSecond;
	const keys = ofKeys(shards, traffic);
	const beyond = shards.map(shard => {
		const share = present === 0 ? hashShareOf(shard) : shard.recordsPerSecond / present;
		return positive((traffic.total.recordsPerSecond * share) - keys.get(shard)!.recordsPerSecond);
	});
	let sum = 0;
	for (const value of beyond) {
		sum += value;
	}

	return new Map(shards.map((shard, index) => [shard, scaleFlow(rest, sum === 0 ? hashShareOf(shard) : beyond[index]! / sum)]));
};

/**
The predicted traffic of each of `ranges`, which are in hash-key order. A listed key goes where its hash says. Keys that are not listed spread evenly over their shard's range.
*/
export const predictLoads = (ranges: readonly HashRange[], shards: readonly OpenShard[], traffic: Traffic): readonly Flow[] => {
	const keys = ofKeys(ranges, traffic);
	const rest = restByShard(shards, traffic);
	const sorted = alongHashKeys(shards);
	let first = 0;
	return ranges.map(range => {
		let flow = keys.get(range)!;
		while (first < sorted.length && sorted[first]!.endingHashKey < range.startingHashKey) {
			first++;
		}

		for (let index = first; index < sorted.length && sorted[index]!.startingHashKey <= range.endingHashKey; index++) {
			const shard = sorted[index]!;
			flow = addFlows(flow, scaleFlow(rest.get(shard)!, partOf(shard, range)));
		}

		return flow;
	});
};
