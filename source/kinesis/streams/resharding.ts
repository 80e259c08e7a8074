import {MergeShardsCommand, SplitShardCommand} from '../client/calls.js';
import type {Connection} from '../client/connection.js';

/**
Resolves when the service accepted the request; the stream is then UPDATING. `newStartingHashKey` is the first one of the upper half.
*/
export const splitShard = async (connection: Connection, streamName: string, split: {readonly shardId: string; readonly newStartingHashKey: bigint}, signal?: AbortSignal): Promise<void> => {
	const input = {StreamName: streamName, ShardToSplit: split.shardId, NewStartingHashKey: split.newStartingHashKey.toString()};
	await connection.sdk.send(new SplitShardCommand(input), {abortSignal: signal});
};

/**
Resolves when the service accepted the request; the stream is then UPDATING. The lower of the two neighbours is named first: the service takes no other order.
*/
export const mergeShards = async (connection: Connection, streamName: string, pair: {readonly lower: string; readonly upper: string}, signal?: AbortSignal): Promise<void> => {
	const input = {StreamName: streamName, ShardToMerge: pair.lower, AdjacentShardToMerge: pair.upper};
	await connection.sdk.send(new MergeShardsCommand(input), {abortSignal: signal});
};
