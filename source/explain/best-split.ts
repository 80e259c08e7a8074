import {hashKeyOf, isInRange} from '../service/hash-ranges.js';
import {loadOf} from '../service/shard-load.js';
import {partOf, restByShard} from './predicted-load.js';
import {
	NO_FLOW,
	addFlows,
	scaleFlow,
	sumOfFlows,
	type Flow,
	type OpenShard,
	type Traffic,
} from './traffic.js';

/**
The split of one shard whose fuller half is smallest.
*/
export type Split = {
	/**
	The hash key that SplitShard takes: the first one of the upper half.
	*/
	readonly newStartingHashKey: bigint;
	readonly lower: Flow & {readonly keys: readonly string[]};
	readonly upper: Flow & {readonly keys: readonly string[]};
};

type PlacedKey = {readonly hashKey: bigint};

const isBelow = (a: PlacedKey, b: PlacedKey): boolean => a.hashKey < b.hashKey;

const middle = (a: bigint, b: bigint): bigint => (a + b + 1n) / 2n;

/**
The best split of a shard: half-way between two neighbouring keys, or in the middle. Undefined for a range of one hash key, which cannot be split.
*/
export const bestSplit = (shard: OpenShard, shards: readonly OpenShard[], traffic: Traffic): Split | undefined => {
	const keys = traffic.keys
		.map(key => ({...key, hashKey: hashKeyOf(key.partitionKey)}))
		.filter(({hashKey}) => isInRange(shard, hashKey))
		.toSorted((a, b) => isBelow(a, b) ? -1 : 1);
	const rest = restByShard(shards, traffic).get(shard)!;
	let lower = NO_FLOW;
	let upper = sumOfFlows(keys);
	let best: {readonly load: number; readonly split: Split} | undefined;

	const consider = (cut: bigint, below: number): void => {
		if (cut <= shard.startingHashKey || cut > shard.endingHashKey) {
			return;
		}

		const part = partOf(shard, {startingHashKey: shard.startingHashKey, endingHashKey: cut - 1n});
		const flows = [addFlows(lower, scaleFlow(rest, part)), addFlows(upper, scaleFlow(rest, 1 - part))] as const;
		const load = Math.max(loadOf(flows[0]), loadOf(flows[1]));
		if (best !== undefined && load >= best.load) {
			return;
		}

		const names = keys.map(({partitionKey}) => partitionKey);
		best = {load, split: {newStartingHashKey: cut, lower: {...flows[0], keys: names.slice(0, below)}, upper: {...flows[1], keys: names.slice(below)}}};
	};

	const centre = middle(shard.startingHashKey, shard.endingHashKey);
	let isCentreDone = false;
	for (const [index, key] of [...keys, undefined].entries()) {
		if (!isCentreDone && (key === undefined || key.hashKey >= centre)) {
			isCentreDone = true;
			consider(centre, index);
		}

		if (key === undefined) {
			break;
		}

		if (index > 0) {
			consider(middle(keys[index - 1]!.hashKey, key.hashKey), index);
		}

		lower = addFlows(lower, key);
		upper = addFlows(upper, scaleFlow(key, -1));
	}

	return best?.split;
};
