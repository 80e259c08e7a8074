import {SPLIT_OR_MERGE_CALLS_PER_SECOND} from '../../../service/limits.js';
import {defineOperation} from '../../define-operation.js';
import {invalidArgument} from '../../errors.js';
import {beginTransition} from '../../state/settle.js';
import {findActiveStream} from '../../state/find-stream.js';
import {shardId, streamMembers} from '../../validation/members.js';
import {required} from '../../validation/shape.js';
import {checkProvisioned} from './provisioned-only.js';
import {checkReshardable, findShardToReshard} from './reshard-checks.js';

/**
B: two shards are adjacent when their hash-key ranges form one without a gap, whichever is named first.
*/
export const MergeShards = defineOperation({
	input: {...streamMembers, ShardToMerge: required(shardId), AdjacentShardToMerge: required(shardId)},
	rate: {perSecond: SPLIT_OR_MERGE_CALLS_PER_SECOND, per: 'account'},
	isMutation: true,
	run(account, input) {
		const stream = findActiveStream(account, input);
		checkProvisioned(account, stream);
		const shard = findShardToReshard(account, stream, input.ShardToMerge);
		const adjacent = findShardToReshard(account, stream, input.AdjacentShardToMerge);
		checkReshardable(account, stream, shard);
		checkReshardable(account, stream, adjacent);
		const [lower, upper] = shard.startingHashKey < adjacent.startingHashKey ? [shard, adjacent] : [adjacent, shard];
		if (lower.endingHashKey + 1n !== upper.startingHashKey) {
			throw invalidArgument(`Shards ${shard.shardId} and ${adjacent.shardId} in stream ${stream.name} under account ${account.accountId} `
				+ 'are not an adjacent pair of shards eligible for merging');
		}

		beginTransition(account, stream, 'UPDATING', [{
			startingHashKey: lower.startingHashKey,
			endingHashKey: upper.endingHashKey,
			index: stream.nextShardIndex,
			parents: [shard.index, adjacent.index],
		}]);
		return {};
	},
});
