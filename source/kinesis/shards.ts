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
