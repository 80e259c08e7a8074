import {hashKeyOf, isInRange, type HashRange} from '../service/hash-ranges.js';
import {loadOf} from '../service/shard-load.js';
import type {Flow, KeyTraffic, Traffic} from './traffic.js';

/**
A key that makes most of its shard's load: a split cannot divide it.
*/
export type DominantKey = {
	readonly key: KeyTraffic;
	/**
	0 … 1.
	*/
	readonly shareOfShard: number;
};

/**
From this share of its shard, one key decides.
*/
const MOST_OF_SHARD = 0.5;

/**
The key that makes at least half of the shard's load; undefined if there is none. `flow` is the traffic of the shard.
*/
export const dominantKeyOf = (shard: HashRange, flow: Flow, {keys}: Traffic): DominantKey | undefined => {
	const [key] = keys.filter(({partitionKey}) => isInRange(shard, hashKeyOf(partitionKey))).toSorted((a, b) => loadOf(b) - loadOf(a));
	return key && loadOf(key) > 0 && loadOf(key) >= loadOf(flow) * MOST_OF_SHARD
		? {key, shareOfShard: Math.min(1, loadOf(key) / loadOf(flow))}
		: undefined;
};
