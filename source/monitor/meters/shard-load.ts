import {SHARD_WRITE_BYTES_PER_SECOND, SHARD_WRITE_RECORDS_PER_SECOND} from '../../kinesis/limits.js';
import type {ShardView} from '../snapshot.js';

/**
What comes into a shard against what it takes, by the limit that is nearer: 1 is full. An endpoint without limits can let it be more.
*/
export const loadOf = ({recordsPerSecond, bytesPerSecond}: Pick<ShardView, 'recordsPerSecond' | 'bytesPerSecond'>): number =>
	Math.max(recordsPerSecond / SHARD_WRITE_RECORDS_PER_SECOND, bytesPerSecond / SHARD_WRITE_BYTES_PER_SECOND);
