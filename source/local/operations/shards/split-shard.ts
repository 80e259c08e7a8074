import {SPLIT_OR_MERGE_CALLS_PER_SECOND} from '../../../service/limits.js';
import {defineOperation} from '../../define-operation.js';
import {invalidArgument} from '../../errors.js';
import {beginTransition} from '../../state/settle.js';
import {hashKey, shardId, streamMembers} from '../../validation/members.js';
import {required} from '../../validation/shape.js';
import {findShardsToReshard} from './reshard-checks.js';
import {checkShardLimit} from './shard-limit.js';

export const SplitShard = defineOperation({
	input: {...streamMembers, ShardToSplit: required(shardId), NewStartingHashKey: required(hashKey)},
	rate: {perSecond: SPLIT_OR_MERGE_CALLS_PER_SECOND, per: 'account'},
	isMutation: true,
	run(account, input) {
		const {stream, shards} = findShardsToReshard(account, input, [input.ShardToSplit]);
		const shard = shards[0]!;
		checkShardLimit(account, 1);
		const cut = BigInt(input.NewStartingHashKey);
		const {startingHashKey, endingHashKey} = shard;
		if (cut <= startingHashKey + 1n || cut >= endingHashKey) {
			throw invalidArgument(`NewStartingHashKey ${cut} used in SplitShard() on shard ${shard.shardId} in stream ${stream.name} under account ${account.accountId} `
				+ `is not both greater than one plus the shard's StartingHashKey ${startingHashKey} and less than the shard's EndingHashKey ${endingHashKey}.`);
		}

		const parents = [shard.index];
		const births = [
			{startingHashKey, endingHashKey: cut - 1n},
			{startingHashKey: cut, endingHashKey},
		].map((range, offset) => ({...range, index: stream.nextShardIndex + offset, parents}));
		beginTransition(account, stream, 'UPDATING', births);
		return {};
	},
});
