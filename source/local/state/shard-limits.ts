import {
	GET_RECORDS_CALLS_PER_SECOND,
	GET_SHARD_ITERATOR_CALLS_PER_SECOND,
	SHARD_READ_BYTES_PER_SECOND,
	SHARD_WRITE_BYTES_PER_SECOND,
	SHARD_WRITE_RECORDS_PER_SECOND,
} from '../../service/limits.js';
import {createTokenBucket, type TokenBucket} from '../limits/token-bucket.js';

/**
What one shard still takes and gives.
*/
export type ShardLimits = {
	readonly writtenRecords: TokenBucket;
	readonly writtenBytes: TokenBucket;
	readonly readCalls: TokenBucket;
	readonly readBytes: TokenBucket;
	readonly iteratorCalls: TokenBucket;
	/**
	After a page of 10 MiB, no reads until then (clock time in ms).
	*/
	readsBlockedUntil: number;
};

export const createShardLimits = (now: number): ShardLimits => ({
	writtenRecords: createTokenBucket(SHARD_WRITE_RECORDS_PER_SECOND, now),
	writtenBytes: createTokenBucket(SHARD_WRITE_BYTES_PER_SECOND, now),
	readCalls: createTokenBucket(GET_RECORDS_CALLS_PER_SECOND, now),
	readBytes: createTokenBucket(SHARD_READ_BYTES_PER_SECOND, now),
	iteratorCalls: createTokenBucket(GET_SHARD_ITERATOR_CALLS_PER_SECOND, now),
	readsBlockedUntil: 0,
});
