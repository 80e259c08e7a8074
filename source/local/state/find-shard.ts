import {shardNotFound, unknownShard} from '../errors.js';
import type {Account} from './account.js';
import {referencedName, usableStream, type StreamReference} from './find-stream.js';
import {shardIdOf, shardIndexOf, type Shard} from './shard.js';
import type {Stream} from './stream.js';

/**
The index that a shard id means. The service looks at the id before it looks for the stream, so a bad one is the first thing to be refused.
*/
export const checkShardId = (account: Account, shardId: string, streamName: string): number => {
	const index = shardIndexOf(shardId);
	if (index === undefined) {
		throw unknownShard(account, streamName, shardId);
	}

	return index;
};

export const findShard = (account: Account, stream: Stream, index: number): Shard => {
	const shard = stream.shards.get(index);
	if (!shard) {
		throw shardNotFound(account, stream.name, shardIdOf(index));
	}

	return shard;
};

/**
For reads: a shard of a stream that takes reads. If the stream is not there, the service says that the shard does not exist.
*/
export const findReadableShard = (account: Account, reference: StreamReference, shardId: string): {stream: Stream; shard: Shard} => {
	const name = referencedName(account, reference);
	const index = checkShardId(account, shardId, name);
	const stream = usableStream(account, name);
	if (!stream) {
		throw shardNotFound(account, name, shardIdOf(index));
	}

	return {stream, shard: findShard(account, stream, index)};
};
