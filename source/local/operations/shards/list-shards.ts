import {LIST_SHARDS_CALLS_PER_SECOND, LIST_SHARDS_DEFAULT_RESULTS} from '../../../service/limits.js';
import {defineOperation} from '../../define-operation.js';
import {invalidArgument, streamNotFound, streamNotListable} from '../../errors.js';
import {openNextToken, sealNextToken} from '../../tokens/next-token.js';
import type {Account} from '../../state/account.js';
import {checkCreationTime, findStream, streamNamed} from '../../state/find-stream.js';
import {streamStatus, type Stream} from '../../state/stream.js';
import {
	nextToken,
	pageSize,
	shardId,
	streamMembers,
} from '../../validation/members.js';
import {structure} from '../../validation/containers.js';
import {oneOf, timestamp} from '../../validation/shapes.js';
import {required, type Checked} from '../../validation/shape.js';
import {checkShardFilter, isListed, type ShardFilter} from './shard-filter.js';
import {shardIndexAfter, shardOutput, shardsInOrder} from './shard-output.js';

const listShardsInput = {
	...streamMembers,
	NextToken: nextToken,
	ExclusiveStartShardId: shardId,
	MaxResults: pageSize,
	StreamCreationTimestamp: timestamp,
	ShardFilter: structure({
		Type: required(oneOf('AFTER_SHARD_ID', 'AT_TRIM_HORIZON', 'FROM_TRIM_HORIZON', 'AT_LATEST', 'AT_TIMESTAMP', 'FROM_TIMESTAMP')),
		ShardId: shardId,
		Timestamp: timestamp,
	}),
};

type ListShardsInput = Checked<typeof listShardsInput>;

type Listing = {
	readonly stream: Stream;
	/**
	Index of the last shard listed.
	*/
	readonly after: number;
	readonly filter: ShardFilter;
};

const TOKEN_KIND = 'list-shards';

const resumeListing = (account: Account, input: ListShardsInput): Listing => {
	if (input.StreamName !== undefined) {
		throw invalidArgument('NextToken and StreamName cannot be provided together.');
	}

	if (input.StreamCreationTimestamp !== undefined || input.ExclusiveStartShardId !== undefined) {
		throw invalidArgument('NextToken cannot be provided together with StreamCreationTimestamp or ExclusiveStartShardId.');
	}

	const [streamName, createdAt, after, filter] = openNextToken(account, TOKEN_KIND, input.NextToken!) as [string, number, number, ShardFilter];
	const stream = streamNamed(account, streamName);
	if (stream?.createdAt !== createdAt) {
		throw streamNotFound(account, streamName);
	}

	return {stream, after, filter};
};

const beginListing = (account: Account, input: ListShardsInput): Listing => {
	if (input.StreamName === undefined && input.StreamARN === undefined) {
		throw invalidArgument('Either NextToken or StreamName should be provided.');
	}

	const stream = findStream(account, input);
	checkCreationTime(account, stream, input.StreamCreationTimestamp);

	const filter = checkShardFilter(input.ShardFilter);
	const after = Math.max(shardIndexAfter(account, stream, input.ExclusiveStartShardId), shardIndexAfter(account, stream, filter.afterShardId));
	return {stream, after, filter};
};

export const ListShards = defineOperation({
	input: listShardsInput,
	rate: {perSecond: LIST_SHARDS_CALLS_PER_SECOND, per: 'stream'},
	run(account, input) {
		const {stream, after, filter} = input.NextToken === undefined ? beginListing(account, input) : resumeListing(account, input);
		const status = streamStatus(stream);
		if (status === 'CREATING' || status === 'DELETING') {
			throw streamNotListable(account, stream);
		}

		const now = account.clock.now();
		const rest = shardsInOrder(stream).filter(shard => shard.index > after && isListed(stream, shard, filter, now));
		const page = rest.slice(0, Math.min(input.MaxResults ?? LIST_SHARDS_DEFAULT_RESULTS, LIST_SHARDS_DEFAULT_RESULTS));
		return {
			Shards: page.map(shard => shardOutput(shard)),
			...(page.length < rest.length && {
				NextToken: sealNextToken(account, TOKEN_KIND, [stream.name, stream.createdAt, page.at(-1)!.index, filter]),
			}),
		};
	},
});
