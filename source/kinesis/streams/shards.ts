import type {ListShardsCommandInput, Shard as ServiceShard, ShardFilter} from '@aws-sdk/client-kinesis';
import {ListShardsCommand} from '../client/calls.js';
import type {Connection} from '../client/connection.js';
import type {Shard, ShardSelection} from '../../service/shard.js';
import {classifyError, retrying} from '../errors/error-kind.js';
import type {RetryOptions} from '../../aws/errors/retrying.js';

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
