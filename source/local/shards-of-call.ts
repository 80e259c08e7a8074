import type {WireObject} from './operation.js';
import {routeRecord, type RecordEntry} from './operations/records/record-write.js';
import {redeemIterator} from './tokens/shard-iterator.js';
import type {Account} from './state/account.js';
import {shardIdOf, shardIndexOf} from './state/shard.js';
import {findUsableStream} from './state/find-stream.js';

const routedShardIds = (account: Account, input: WireObject, entries: readonly RecordEntry[]): string[] => {
	const stream = findUsableStream(account, input);
	return entries.map(entry => routeRecord(stream, entry, () => 0).shardId);
};

const shardIds = (account: Account, operation: string, input: WireObject): string[] => {
	switch (operation) {
		case 'PutRecord': {
			return routedShardIds(account, input, [input as unknown as RecordEntry]);
		}

		case 'PutRecords': {
			return routedShardIds(account, input, input.Records as unknown as RecordEntry[]);
		}

		case 'GetRecords': {
			return [redeemIterator(account, input.ShardIterator as string).shard.shardId];
		}

		default: {
			return [input.ShardId, input.ShardToSplit, input.ShardToMerge, input.AdjacentShardToMerge]
				.flatMap(id => typeof id === 'string' ? [shardIdOf(shardIndexOf(id)!)] : []);
		}
	}
};

/**
The shards that a call is about, for PutRecords one per record; empty when it is about none, or not valid.
*/
export const shardIdsOfCall = (account: Account, operation: string, input: WireObject): string[] => {
	try {
		return shardIds(account, operation, input);
	} catch {
		return [];
	}
};
