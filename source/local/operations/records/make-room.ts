import type {Account} from '../../state/account.js';
import {trimShard} from '../../state/trim.js';
import type {Shard} from '../../state/shard.js';

/**
Trimming frees this share of the limit at once, so that it is rare.
*/
const SLACK = 1 / 64;

const allShards = (account: Account): Shard[] => account.streams.values().flatMap(stream => stream.shards.values()).toArray();

/**
The latest time before which no more than `bytes` lie.
*/
const timeWithin = (shards: readonly Shard[], bytes: number, now: number): number => {
	let low = 0;
	let high = now;
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		const before = shards.reduce((sum, {log}) => sum + log.bytesBefore(log.counterAtTime(middle)), 0);
		if (before <= bytes) {
			low = middle;
		} else {
			high = middle - 1;
		}
	}

	return low;
};

/**
Keeps within `maxBytes` by dropping the oldest records of all streams.
*/
export const makeRoom = (account: Account): void => {
	if (account.retainedBytes <= account.maxBytes) {
		return;
	}

	const target = account.maxBytes * (1 - SLACK);
	const shards = allShards(account).filter(({log}) => log.retainedRecords > 0);
	const time = timeWithin(shards, account.retainedBytes - target, account.clock.now());
	let trimmed = 0;
	for (const shard of shards) {
		trimmed += trimShard(account, shard, shard.log.counterAtTime(time));
	}

	// Records of the same millisecond go one shard after the other.
	for (const shard of shards) {
		while (account.retainedBytes > target && shard.log.retainedRecords > 0) {
			trimmed += trimShard(account, shard, shard.log.firstCounter + 1);
		}
	}

	account.trimmedRecords += trimmed;
	account.onTrimmed?.(trimmed);
};
