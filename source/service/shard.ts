import {FIRST_SHARD_ID} from './shard-id.js';

/**
A shard as ListShards gives it.
*/
export type Shard = {
	readonly shardId: string;
	readonly parentShardId: string | undefined;
	readonly adjacentParentShardId: string | undefined;
	/**
	Inclusive; the hash-key space is 0 … 2^128 − 1.
	*/
	readonly startingHashKey: bigint;
	/**
	Inclusive.
	*/
	readonly endingHashKey: bigint;
	readonly startingSequenceNumber: string;
	/**
	Set once the shard is closed.
	*/
	readonly endingSequenceNumber: string | undefined;
};

export const isOpen = (shard: Shard): boolean => shard.endingSequenceNumber === undefined;

/**
A shard that an example reads from: the first open one, or what there is. A stream without shards will have this one.
*/
export const exampleShardId = (shards: readonly Shard[]): string => (shards.find(shard => isOpen(shard)) ?? shards[0])?.shardId ?? FIRST_SHARD_ID;

/**
Which shards: all that still hold records, the open ones, or the ones open at or after a time (ms since the epoch).
*/
export type ShardSelection =
	| {readonly type: 'from-trim-horizon'}
	| {readonly type: 'at-latest'}
	| {readonly type: 'from-timestamp'; readonly timestamp: number};
