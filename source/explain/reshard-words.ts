import {shortShardId} from '../records/text/short-shard-id.js';
import {HOT_LOAD, loadOf} from '../service/shard-load.js';
import {oneLine} from '../words.js';
import {flowWords} from './advice-words.js';
import {firstDigits} from './key-place.js';
import type {MergePlan, SplitPlan} from './reshard.js';
import type {Flow} from './traffic.js';

const percent = (part: number): string => `${Math.round(part * 100)} %`;

/**
`840 records/s, 84 % of the limit`.
*/
export const loadWords = (flow: Flow): string => `${flowWords(flow)}, ${percent(loadOf(flow))} of the limit`;

/**
A split in a sentence, with the load of each half where it is known.
*/
export const splitPlanWords = ({shard, newStartingHashKey, loads}: SplitPlan): string => {
	const {shardId, startingHashKey, endingHashKey} = shard;
	const head = `Shard ${shortShardId(shardId)} is split at ${firstDigits(newStartingHashKey)}`;
	const lower = `${firstDigits(startingHashKey)}-${firstDigits(newStartingHashKey - 1n)}`;
	const upper = `${firstDigits(newStartingHashKey)}-${firstDigits(endingHashKey)}`;
	return loads === undefined
		? `${head} into ${lower} and ${upper}.`
		: `${head} into ${lower} (${loadWords(loads.lower)}) and ${upper} (${loadWords(loads.upper)}).`;
};

/**
Why the split helps little; undefined if nothing speaks against it.
*/
export const splitWarning = ({shard, dominant}: SplitPlan): string | undefined => dominant
	&& `${oneLine(dominant.key.partitionKey)} alone makes ${percent(dominant.shareOfShard)} of shard ${shortShardId(shard.shardId)}, and stays whole: the half that has it keeps at least ${flowWords(dominant.key)}. A split takes only the other keys away.`;

export const mergePlanWords = ({lower, upper, load}: MergePlan): string =>
	`Shards ${shortShardId(lower.shardId)} and ${shortShardId(upper.shardId)} become one, ${firstDigits(lower.startingHashKey)}-${firstDigits(upper.endingHashKey)}, with ${loadWords(load)}.`;

/**
Why the merged shard would be too full; undefined if it has room.
*/
export const mergeWarning = ({load}: MergePlan): string | undefined => {
	if (loadOf(load) > 1) {
		return 'That is more than one shard takes: writers would be throttled.';
	}

	return loadOf(load) >= HOT_LOAD ? 'That is near the limit of a shard.' : undefined;
};
