import {invalidArgument, unknownShard} from '../../errors.js';
import type {Account} from '../../state/account.js';
import {checkShardId} from '../../state/find-shard.js';
import {findActiveStream, referencedName, type StreamReference} from '../../state/find-stream.js';
import {isOpen, shardIdOf, type Shard} from '../../state/shard.js';
import type {Stream} from '../../state/stream.js';
import {checkProvisioned} from './provisioned-only.js';

/**
B: only an open shard is split or merged.
*/
const checkReshardable = (account: Account, stream: Stream, shard: Shard): void => {
	if (!isOpen(shard)) {
		throw invalidArgument(`Shard ${shard.shardId} in stream ${stream.name} under account ${account.accountId} `
			+ 'has already been merged or split, and thus is not eligible for merging or splitting.');
	}
};

const findShardToReshard = (account: Account, stream: Stream, index: number): Shard => {
	const shard = stream.shards.get(index);
	if (!shard) {
		throw unknownShard(account, stream.name, shardIdOf(index));
	}

	return shard;
};

/**
The stream and the shards that are to be split or merged, checked in the service's order: the ids, the stream, that the shards are there, that they are open.
*/
export const findShardsToReshard = (account: Account, reference: StreamReference, shardIds: readonly string[]): {stream: Stream; shards: Shard[]} => {
	const name = referencedName(account, reference);
	const indices = shardIds.map(shardId => checkShardId(account, shardId, name));
	const stream = findActiveStream(account, {StreamName: name});
	checkProvisioned(account, stream);
	const shards = indices.map(index => findShardToReshard(account, stream, index));
	for (const shard of shards) {
		checkReshardable(account, stream, shard);
	}

	return {stream, shards};
};
