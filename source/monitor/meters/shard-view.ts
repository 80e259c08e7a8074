import {hashShareOf} from '../../kinesis/streams/hash-range.js';
import {isOpen, type Shard} from '../../kinesis/streams/shards.js';
import type {ShardView} from '../snapshot.js';
import {shortShardId} from './shard-id.js';
import type {ShardIntake} from './shard-intake.js';

/**
What is known of a shard from reading it.
*/
export type ShardMeter = {
	intake: ShardIntake | undefined;
	reader: ShardView['reader'];
	lagMilliseconds: number | undefined;
	retryAt: number | undefined;
	endedAt: number | undefined;
};

export const newShardMeter = (): ShardMeter => ({
	intake: undefined,
	reader: 'not-read',
	lagMilliseconds: undefined,
	retryAt: undefined,
	endedAt: undefined,
});

const parentsOf = (shard: Shard): readonly string[] => [shard.parentShardId, shard.adjacentParentShardId].filter(id => id !== undefined);

const IDLE = {recordsPerSecond: 0, bytesPerSecond: 0};

/**
The row of a shard.
*/
export const viewOf = (shard: Shard, meter: ShardMeter, throttledPerSecond: number, now: number): ShardView => ({
	shardId: shard.shardId,
	shortId: shortShardId(shard.shardId),
	state: isOpen(shard) ? 'open' : 'closed',
	startingHashKey: shard.startingHashKey,
	endingHashKey: shard.endingHashKey,
	hashShare: hashShareOf(shard),
	parentShardIds: parentsOf(shard),
	...(meter.intake?.rates(now) ?? IDLE),
	throttledPerSecond,
	lagMilliseconds: meter.lagMilliseconds,
	reader: meter.reader,
	retryAt: meter.retryAt,
	endedAt: meter.endedAt,
});

// A re-created stream has the old ids over other ranges.
const CHANGING_FIELDS = ['state', 'startingHashKey', 'endingHashKey', 'recordsPerSecond', 'bytesPerSecond', 'throttledPerSecond', 'lagMilliseconds', 'reader', 'retryAt', 'endedAt'] as const;

export const isSameView = (a: ShardView | undefined, b: ShardView): boolean => a?.shardId === b.shardId && CHANGING_FIELDS.every(field => a[field] === b[field]);
