import type {ListShardsCommandInput, Shard as ServiceShard, ShardFilter} from '@aws-sdk/client-kinesis';
import {ListShardsCommand} from '../connection/calls.js';
import type {Connection} from '../connection/connection.js';
import {classifyError} from '../errors/error-kind.js';
import {retrying, type RetryOptions} from '../errors/retrying.js';

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
Which shards: all that still hold records, the open ones, or those that were open at or after a time (ms since the epoch).
*/
export type ShardSelection =
	| {readonly type: 'from-trim-horizon'}
	| {readonly type: 'at-latest'}
	| {readonly type: 'from-timestamp'; readonly timestamp: number};

const toShard = (shard: ServiceShard): Shard => ({
	shardId: shard.ShardId!,
	parentShardId: shard.ParentShardId,
	adjacentParentShardId: shard.AdjacentParentShardId,
	startingHashKey: BigInt(shard.HashKeyRange!.StartingHashKey!),
	endingHashKey: BigInt(shard.HashKeyRange!.EndingHashKey!),
	startingSequenceNumber: shard.SequenceNumberRange!.StartingSequenceNumber!,
	endingSequenceNumber: shard.SequenceNumberRange!.EndingSequenceNumber,
});

const toFilter = (selection: ShardSelection): ShardFilter => {
	switch (selection.type) {
		case 'from-trim-horizon': {
			return {Type: 'FROM_TRIM_HORIZON'};
		}

		case 'at-latest': {
			return {Type: 'AT_LATEST'};
		}

		case 'from-timestamp': {
			return {Type: 'FROM_TIMESTAMP', Timestamp: new Date(selection.timestamp)};
		}
	}
};

const listOnce = async (connection: Connection, streamName: string, filter: ShardFilter | undefined, options: RetryOptions): Promise<Shard[]> => {
	const shards: Shard[] = [];
	let input: ListShardsCommandInput = {StreamName: streamName, ShardFilter: filter};
	for (;;) {
		const current = input;
		const page = await retrying(async () => connection.sdk.send(new ListShardsCommand(current), {abortSignal: options.signal}), options);
		shards.push(...(page.Shards ?? []).map(shard => toShard(shard)));
		if (page.NextToken === undefined) {
			return shards;
		}

		// A token stands for the stream and the filter: the service refuses a request that names them too.
		input = {NextToken: page.NextToken};
	}
};

/**
All shards, page by page, closed ones included unless the filter says otherwise. A listing whose token expired in the middle starts again.
*/
export const listShards = async (
	connection: Connection,
	streamName: string,
	{filter, ...options}: RetryOptions & {readonly filter?: ShardSelection} = {},
): Promise<Shard[]> => {
	const serviceFilter = filter && toFilter(filter);
	try {
		return await listOnce(connection, streamName, serviceFilter, options);
	} catch (error) {
		if (classifyError(error) !== 'expired-token') {
			throw error;
		}

		return listOnce(connection, streamName, serviceFilter, options);
	}
};
