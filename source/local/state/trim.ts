import type {Account} from './account.js';
import type {Shard} from './shard.js';
import {trimHorizon, type Stream} from './stream.js';

/**
Drops a shard's records before `counter` and keeps the account's count; returns how many went.
*/
export const trimShard = (account: Account, shard: Shard, counter: number): number => {
	const bytesBefore = shard.log.retainedBytes;
	const trimmed = shard.log.trimBefore(counter);
	account.retainedBytes -= bytesBefore - shard.log.retainedBytes;
	account.retainedRecords -= trimmed;
	return trimmed;
};

/**
Drops records older than the retention period, and closed shards that can have none left.
*/
export const dropExpired = (account: Account, stream: Stream, now: number): void => {
	stream.sweptAt = now;
	const horizon = trimHorizon(stream, now);
	for (const shard of stream.shards.values()) {
		trimShard(account, shard, shard.log.counterAtTime(horizon));
	}

	const expired = stream.shards.values().filter(({closedAt}) => closedAt !== undefined && closedAt < horizon).toArray();
	for (const shard of expired) {
		stream.shards.delete(shard.index);
	}
};
