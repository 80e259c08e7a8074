import {NO_TRAFFIC} from '../../../explain/explain-keys.js';
import {planMerge, planSplit, type SplitPlan} from '../../../explain/reshard.js';
import {
	mergePlanWords,
	mergeWarning,
	splitPlanWords,
	splitWarning,
} from '../../../explain/reshard-words.js';
import {
	scaleFlow,
	sumOfFlows,
	trafficOfFacts,
	type Traffic,
} from '../../../explain/traffic.js';
import type {ShardView} from '../../../monitor/meters/shard-view.js';
import type {Snapshot} from '../../../monitor/snapshot.js';
import {neighboursOf} from '../../../service/reshard.js';

/**
A change of one shard that a person can choose.
*/
export type Change = 'split-middle' | 'split-median' | 'merge-below' | 'merge-above';

type Told = {
	/**
	What it does, with the loads after it.
	*/
	readonly words: string;
	/**
	What speaks against it.
	*/
	readonly warning: string | undefined;
	/**
	The line of the AWS CLI that does the same.
	*/
	readonly command?: string | undefined;
};

/**
The change as its action takes it, and in words.
*/
export type PlannedChange = Told & (
	| {readonly action: 'split-shard'; readonly input: {readonly shardId: string; readonly newStartingHashKey: bigint}}
	| {readonly action: 'merge-shards'; readonly input: {readonly shardId: string; readonly otherShardId: string}}
);

const splitOf = ({shard, newStartingHashKey}: SplitPlan) => ({shardId: shard.shardId, newStartingHashKey});

/**
The traffic to plan with. Counts of a sample are too low, and of each shard by another part: there, a key's share of its shard is taken of the load that the shard is known to have.
*/
const trafficFor = (shard: ShardView, open: readonly ShardView[], {facts}: Pick<Snapshot, 'facts'>): Traffic => {
	if (facts.records === 0) {
		return NO_TRAFFIC;
	}

	return facts.isSample
		? {
			keys: facts.keys.filter(({shardId}) => shardId === shard.shardId).map(({key, shareOfShard}) => ({partitionKey: key, ...scaleFlow(shard, shareOfShard)})),
			total: sumOfFlows(open),
		}
		: trafficOfFacts(facts);
};

/**
The planned change; or why there is none, in a sentence.
*/
export const planChange = (change: Change, shard: ShardView, snapshot: Snapshot): PlannedChange | string => {
	if (shard.state !== 'open') {
		return `Shard ${shard.shortId} is closed, and takes no change.`;
	}

	const {shards, state} = snapshot;
	const open = shards.filter(one => one.state === 'open');

	if (change === 'merge-below' || change === 'merge-above') {
		const {below, above} = neighboursOf(shard, open);
		const other = change === 'merge-below' ? below : above;
		if (other === undefined) {
			return `Shard ${shard.shortId} has no neighbour ${change === 'merge-below' ? 'below' : 'above'} it.`;
		}

		const plan = planMerge(shard, other);
		return {
			action: 'merge-shards', input: {shardId: plan.lower.shardId, otherShardId: plan.upper.shardId}, words: mergePlanWords(plan), warning: mergeWarning(plan),
		};
	}

	const isMedian = change === 'split-median';
	if (isMedian && state.stream?.ignoresKey) {
		return 'The stream spreads its records by itself: the keys say nothing of the halves.';
	}

	const plan = planSplit(shard, isMedian ? 'median' : 'middle', open, trafficFor(shard, open, snapshot));
	if (plan === undefined) {
		return isMedian ? `No record of shard ${shard.shortId} was read in the last minute, so there is no median; s splits it in the middle.` : `Shard ${shard.shortId} is too small to be split.`;
	}

	return {
		action: 'split-shard', input: splitOf(plan), words: splitPlanWords(plan), warning: splitWarning(plan),
	};
};
