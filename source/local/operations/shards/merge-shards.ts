import {SPLIT_OR_MERGE_CALLS_PER_SECOND} from '../../../service/limits.js';
import {defineOperation} from '../../define-operation.js';
import {invalidArgument} from '../../errors.js';
import {beginTransition} from '../../state/settle.js';
import type {Shard} from '../../state/shard.js';
import {shardId, streamMembers} from '../../validation/members.js';
import {required} from '../../validation/shape.js';
import {findShardsToReshard} from './reshard-checks.js';

/**
B: two shards are adjacent when their hash-key ranges form one without a gap. The lower one must be named first, or the service calls them no adjacent pair (the tests of kinesalite, and atlassian/themis#32).
*/
export const MergeShards = defineOperation({
	input: {...streamMembers, ShardToMerge: required(shardId), AdjacentShardToMerge: required(shardId)},
	rate: {perSecond: SPLIT_OR_MERGE_CALLS_PER_SECOND, per: 'account'},
	isMutation: true,
	run(account, input) {
		const {stream, shards} = findShardsToReshard(account, input, [input.ShardToMerge, input.AdjacentShardToMerge]);
		const [lower, upper] = shards as [Shard, Shard];
		if (lower.endingHashKey + 1n !== upper.startingHashKey) {
			throw invalidArgument(`Shards ${lower.shardId} and ${upper.shardId} in stream ${stream.name} under account ${account.accountId} `
				+ 'are not an adjacent pair of shards eligible for merging');
		}

		beginTransition(account, stream, 'UPDATING', [{
			startingHashKey: lower.startingHashKey,
			endingHashKey: upper.endingHashKey,
			index: stream.nextShardIndex,
			parents: [lower.index, upper.index],
		}]);
		return {};
	},
});
