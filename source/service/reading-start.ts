import type {ShardPosition} from './shard-position.js';

/**
Where reading starts. A timestamp is in milliseconds since the epoch; a sequence number holds only for the named shard: the shard's ancestors are not read, and the other shards start at the time when its record arrived.
*/
export type StartPosition =
	| {readonly type: 'latest'}
	| {readonly type: 'trim-horizon'}
	| {readonly type: 'at-timestamp'; readonly timestamp: number}
	| {readonly type: 'after-sequence-number'; readonly shardId: string; readonly sequenceNumber: string}
	| {readonly type: 'at-sequence-number'; readonly shardId: string; readonly sequenceNumber: string};

/**
Where a shard was left by an earlier run.
*/
export type LeftPosition = ShardPosition | {readonly type: 'drained'};

/**
What a reader of a stream is asked for.
*/
export type StartWishes = {
	readonly from: StartPosition;
	/**
	Only these shards, and not their children.
	*/
	readonly shardIds?: readonly string[];
	/**
	Where an earlier run left each shard that it had begun.
	*/
	readonly resumeFrom?: ReadonlyMap<string, LeftPosition>;
};
