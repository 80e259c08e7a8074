import type {ShardFilter} from '@aws-sdk/client-kinesis';
import type {ValueOf} from '../client/answer-shapes.js';
import type * as answers from '../client/answers.js';
import {ListShardsCommand} from '../client/calls.js';
import type {Connection} from '../client/connection.js';
import type {Shard, ShardSelection} from '../../service/shard.js';
import {classifyError, retrying} from '../errors/error-kind.js';
import type {RetryOptions} from '../../aws/errors/retrying.js';
import {allPages} from './pages.js';

type ListedShards = ValueOf<typeof answers.listShards>;
type ServiceShard = ListedShards['Shards'][number];

const toShard = (shard: ServiceShard): Shard => ({
	shardId: shard.ShardId,
	parentShardId: shard.ParentShardId,
	adjacentParentShardId: shard.AdjacentParentShardId,
	startingHashKey: BigInt(shard.HashKeyRange.StartingHashKey),
	endingHashKey: BigInt(shard.HashKeyRange.EndingHashKey),
	startingSequenceNumber: shard.SequenceNumberRange.StartingSequenceNumber,
	endingSequenceNumber: shard.SequenceNumberRange.EndingSequenceNumber,
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
	const pages = allPages<ListedShards, string>(
		// A token stands for the stream and the filter: the service refuses a request that names them too.
		async token => {
			const input = token === undefined ? {StreamName: streamName, ShardFilter: filter} : {NextToken: token};
			return retrying(async () => connection.sdk.send(new ListShardsCommand(input), {abortSignal: options.signal}), options);
		},
		({Shards: {length: count}, NextToken: next}) => ({count, next}),
	);
	for await (const page of pages) {
		for (const shard of page.Shards) {
			shards.push(toShard(shard));
		}
	}

	return shards;
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
