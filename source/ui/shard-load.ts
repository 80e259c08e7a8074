import {SHARD_WRITE_BYTES_PER_SECOND, SHARD_WRITE_RECORDS_PER_SECOND} from '../kinesis/limits.js';
import type {ShardView} from '../monitor/snapshot.js';

/**
From this part of a limit on, a shard is hot.
*/
export const HOT_LOAD = 0.8;

/**
What comes into a shard against what it takes, by the limit that is nearer: 1 is full. An endpoint without limits can let it be more.
*/
export const loadOf = ({recordsPerSecond, bytesPerSecond}: ShardView): number =>
	Math.max(recordsPerSecond / SHARD_WRITE_RECORDS_PER_SECOND, bytesPerSecond / SHARD_WRITE_BYTES_PER_SECOND);

/**
How a shard stands. `full`: it turns our puts down, which says more than a rate near the limit.
*/
export type ShardTone = 'normal' | 'high' | 'full' | 'closed';

export const toneOf = (shard: ShardView): ShardTone => {
	if (shard.state === 'closed') {
		return 'closed';
	}

	if (shard.throttledPerSecond > 0) {
		return 'full';
	}

	return loadOf(shard) >= HOT_LOAD ? 'high' : 'normal';
};
