import type {WireObject} from '../../operation.js';
import type {Account} from '../../state/account.js';
import {
	lastSequenceNumber,
	startingSequenceNumber,
	type Shard,
} from '../../state/shard.js';
import {checkShardId} from '../../state/find-shard.js';
import {childrenOf, type Stream} from '../../state/stream.js';

const hashKeyRange = (shard: Shard): WireObject => ({
	StartingHashKey: shard.startingHashKey.toString(),
	EndingHashKey: shard.endingHashKey.toString(),
});

/**
A shard as DescribeStream and ListShards give it.
*/
export const shardOutput = (shard: Shard): WireObject => {
	const ending = lastSequenceNumber(shard);
	return {
		ShardId: shard.shardId,
		...(shard.parentShardId !== undefined && {ParentShardId: shard.parentShardId}),
		...(shard.adjacentParentShardId !== undefined && {AdjacentParentShardId: shard.adjacentParentShardId}),
		HashKeyRange: hashKeyRange(shard),
		SequenceNumberRange: {
			StartingSequenceNumber: startingSequenceNumber(shard),
			...(ending !== undefined && {EndingSequenceNumber: ending}),
		},
	};
};

/**
What the end of a closed shard tells its reader.
*/
export const childShardsOutput = (stream: Stream, shard: Shard): WireObject[] => childrenOf(stream, shard).map(child => ({
	ShardId: child.shardId,
	ParentShards: [child.parentShardId!, ...(child.adjacentParentShardId === undefined ? [] : [child.adjacentParentShardId])],
	HashKeyRange: hashKeyRange(child),
}));

export const shardsInOrder = (stream: Stream): Shard[] => stream.shards.values().toArray().toSorted((a, b) => a.index - b.index);

/**
The index that a listing goes on after; −1 for the beginning. An expired shard may still be named.
*/
export const shardIndexAfter = (account: Account, stream: Stream, exclusiveStartShardId: string | undefined): number =>
	exclusiveStartShardId === undefined ? -1 : checkShardId(account, exclusiveStartShardId, stream.name);
