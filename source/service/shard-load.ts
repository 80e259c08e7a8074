import {SHARD_WRITE_BYTES_PER_SECOND, SHARD_WRITE_RECORDS_PER_SECOND} from './limits.js';

/**
From this part of a shard's write limit on, what comes in is called hot, wherever the word stands: what comes into a shard, and what a single partition key brings.
*/
export const HOT_LOAD = 0.8;

/**
What comes into a shard against what it takes, by the limit that is nearer: 1 is full. An endpoint without limits can let it be more.
*/
export const loadOf = ({recordsPerSecond, bytesPerSecond}: {readonly recordsPerSecond: number; readonly bytesPerSecond: number}): number =>
	Math.max(recordsPerSecond / SHARD_WRITE_RECORDS_PER_SECOND, bytesPerSecond / SHARD_WRITE_BYTES_PER_SECOND);
