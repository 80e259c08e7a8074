import {limitExceeded} from '../../errors.js';
import type {Account} from '../../state/account.js';
import {settledStreams} from '../../state/settle.js';
import {streamStatus, type Stream} from '../../state/stream.js';

/**
Open shards of a stream, now or after its current change.
*/
export const openShardCount = (stream: Stream): number => streamStatus(stream) === 'CREATING' ? stream.transition!.births.length : stream.openShards.length;

/**
Open shards over all streams.
*/
export const accountShardCount = (account: Account): number => settledStreams(account).reduce((sum, stream) => sum + openShardCount(stream), 0);

/**
Refuses a call that would open more shards than the account may have. B.
*/
export const checkShardLimit = (account: Account, additional: number): void => {
	const current = accountShardCount(account);
	if (current + additional > account.shardLimit) {
		throw limitExceeded(`This request would exceed the shard limit for the account ${account.accountId} in ${account.region}. `
			+ `Current shard count for the account: ${current}. Limit: ${account.shardLimit}. `
			+ `Number of additional shards that would have resulted from this request: ${additional}.`);
	}
};
