import {invalidArgument, resourceNotFound} from '../../errors.js';
import type {Account} from '../../state/account.js';
import {isOpen, shardIndexOf, type Shard} from '../../state/shard.js';
import type {Stream} from '../../state/stream.js';

export const findShardToReshard = (account: Account, stream: Stream, shardId: string): Shard => {
	const shard = stream.shards.get(shardIndexOf(shardId) ?? -1);
	if (!shard) {
		throw resourceNotFound(`Could not find shard ${shardId} in stream ${stream.name} under account ${account.accountId}.`);
	}

	return shard;
};

/**
B: only an open shard is split or merged.
*/
export const checkReshardable = (account: Account, stream: Stream, shard: Shard): void => {
	if (!isOpen(shard)) {
		throw invalidArgument(`Shard ${shard.shardId} in stream ${stream.name} under account ${account.accountId} `
			+ 'has already been merged or split, and thus is not eligible for merging or splitting.');
	}
};
