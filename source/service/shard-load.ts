import {SHARD_WRITE_BYTES_PER_SECOND, SHARD_WRITE_RECORDS_PER_SECOND} from './limits.js';

/**
From this share of a shard's write limit on, incoming data is called hot: all of a shard's, and that of a single partition key.
*/
export const HOT_LOAD = 0.8;

/**
What comes into a shard, as a share of its limit for records or bytes, whichever is nearer: 1 is full. It can be more at an endpoint without limits.
*/
export const loadOf = ({recordsPerSecond, bytesPerSecond}: {readonly recordsPerSecond: number; readonly bytesPerSecond: number}): number =>
	Math.max(recordsPerSecond / SHARD_WRITE_RECORDS_PER_SECOND, bytesPerSecond / SHARD_WRITE_BYTES_PER_SECOND);
