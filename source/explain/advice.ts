import {alongHashKeys} from '../service/hash-ranges.js';
import {HOT_LOAD, loadOf} from '../service/shard-load.js';
import {bestSplit, type Split} from './best-split.js';
import {predictLoads} from './predicted-load.js';
import {dominantKeyOf} from './dominant-key.js';
import {
	NO_FLOW,
	type Flow,
	type KeyTraffic,
	type OpenShard,
	type Traffic,
} from './traffic.js';
import {whatIf} from './what-if.js';

/**
What more shards would do for the traffic of a stream, and what else helps.
*/
export type Advice =
	/**
	The service chooses the number of shards.
	*/
	| {readonly type: 'on-demand'}
	/**
	The stream does not look at the partition key.
	*/
	| {readonly type: 'ignores-key'}
	/**
	No shard is near its limits.
	*/
	| {readonly type: 'fits'; readonly shardId: string; readonly flow: Flow}
	/**
	One key makes most of its shard's load.
	*/
	| {
		readonly type: 'hot-key';
		readonly shardId: string;
		readonly key: KeyTraffic;
		/**
		0 … 1.
		*/
		readonly shareOfShard: number;
		/**
		The traffic that the split would move away from the key; undefined if there is none.
		*/
		readonly split: Split | undefined;
	}
	/**
	So many shards would do.
	*/
	| {readonly type: 'more-shards'; readonly shardId: string; readonly flow: Flow; readonly shardCount: number; readonly fullest: Flow; readonly split: Split | undefined};

/**
A split that moves less than this share of the shard does not help.
*/
const WORTH_A_SPLIT = 0.02;

/**
The shards are doubled in theory up to this often, and up to this number.
*/
const DOUBLINGS = 5;
const MOST_SHARDS = 4096;

const byLoad = (a: Flow, b: Flow): number => loadOf(b) - loadOf(a);

const worthwhile = (split: Split | undefined, whole: Flow): Split | undefined =>
	split && Math.min(loadOf(split.lower), loadOf(split.upper)) >= loadOf(whole) * WORTH_A_SPLIT ? split : undefined;

const enoughShards = (shards: readonly OpenShard[], traffic: Traffic): {readonly shardCount: number; readonly fullest: Flow} => {
	let shardCount = shards.length;
	let fullest: Flow = NO_FLOW;
	for (let doubling = 0; doubling < DOUBLINGS && shardCount * 2 <= MOST_SHARDS; doubling++) {
		shardCount *= 2;
		fullest = whatIf(shards, traffic, shardCount).shards.toSorted(byLoad)[0]!;
		if (loadOf(fullest) <= HOT_LOAD) {
			break;
		}
	}

	return {shardCount, fullest};
};

/**
The advice about the fullest shard; undefined without an open shard.
*/
export const adviceFor = ({shards, traffic, mode, ignoresKey = false}: {
	/**
	The open ones.
	*/
	readonly shards: readonly OpenShard[];
	readonly traffic: Traffic;
	readonly mode: 'PROVISIONED' | 'ON_DEMAND';
	/**
	RecordDistributionStrategy AUTO.
	*/
	readonly ignoresKey?: boolean;
}): Advice | undefined => {
	if (ignoresKey) {
		return {type: 'ignores-key'};
	}

	if (mode === 'ON_DEMAND') {
		return {type: 'on-demand'};
	}

	const sorted = alongHashKeys(shards);
	const loads = predictLoads(sorted, sorted, traffic);
	const [fullest] = sorted.map((shard, index) => ({shard, flow: loads[index]!})).toSorted((a, b) => byLoad(a.flow, b.flow));
	if (fullest === undefined) {
		return undefined;
	}

	const {shard, flow} = fullest;
	const {shardId} = shard;
	if (loadOf(flow) < HOT_LOAD) {
		return {type: 'fits', shardId, flow};
	}

	const split = worthwhile(bestSplit(shard, sorted, traffic), flow);
	const dominant = dominantKeyOf(shard, flow, traffic);
	if (dominant) {
		return {
			type: 'hot-key', shardId, ...dominant, split,
		};
	}

	return {
		type: 'more-shards', shardId, flow, ...enoughShards(sorted, traffic), split,
	};
};
