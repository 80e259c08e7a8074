import {alongHashKeys} from '../service/hash-ranges.js';
import {cutsOf, middleOf} from '../service/reshard.js';
import {bestSplit} from './best-split.js';
import {dominantKeyOf, type DominantKey} from './dominant-key.js';
import {predictLoads} from './predicted-load.js';
import {
	addFlows,
	type Flow,
	type OpenShard,
	type Traffic,
} from './traffic.js';

/**
Where a shard is split: at a hash key, in the middle of its range, or where the observed bytes are even.
*/
export type Cut = bigint | 'middle' | 'median';

/**
A split of one shard, and what each half would take in; the loads are undefined where no traffic was observed.
*/
export type SplitPlan = {
	readonly shard: OpenShard;
	/**
	The first hash key of the upper half.
	*/
	readonly newStartingHashKey: bigint;
	readonly loads: {readonly lower: Flow; readonly upper: Flow} | undefined;
	/**
	A key that makes most of the shard's load: it stays whole in one of the halves.
	*/
	readonly dominant: DominantKey | undefined;
};

const isQuiet = ({recordsPerSecond}: Flow): boolean => recordsPerSecond === 0;

/**
The split of a shard. `shards` are the open ones. Undefined if there is no such split: the range is too small, the hash key is not within it, or nothing was observed of which there could be a median.
*/
export const planSplit = (shard: OpenShard, at: Cut, shards: readonly OpenShard[], traffic: Traffic): SplitPlan | undefined => {
	const {startingHashKey, endingHashKey} = shard;
	const [whole] = predictLoads([shard], shards, traffic);
	const isObserved = !isQuiet(whole!);
	if (at === 'median' && !isObserved) {
		return undefined;
	}

	const {first, last} = cutsOf(shard);
	const cut = at === 'median' ? bestSplit(shard, shards, traffic, 'bytes')?.newStartingHashKey : (at === 'middle' ? middleOf(shard) : at);
	if (cut === undefined || cut < first || cut > last) {
		return undefined;
	}

	const [lower, upper] = predictLoads([{startingHashKey, endingHashKey: cut - 1n}, {startingHashKey: cut, endingHashKey}], shards, traffic);
	return {
		shard,
		newStartingHashKey: cut,
		loads: isObserved ? {lower: lower!, upper: upper!} : undefined,
		dominant: dominantKeyOf(shard, whole!, traffic),
	};
};

/**
Two neighbours as one shard, and what it would take in.
*/
export type MergePlan = {
	/**
	In the order that the service wants.
	*/
	readonly lower: OpenShard;
	readonly upper: OpenShard;
	readonly load: Flow;
};

export const planMerge = (one: OpenShard, other: OpenShard): MergePlan => {
	const [lower, upper] = alongHashKeys([one, other]) as [OpenShard, OpenShard];
	return {lower, upper, load: addFlows(lower, upper)};
};
