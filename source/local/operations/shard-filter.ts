import {invalidArgument} from '../errors.js';
import type {Shard} from '../state/shard.js';
import {trimHorizon, type Stream} from '../state/stream.js';

type ShardFilterInput = {
	readonly Type: ShardFilter['type'];
	readonly ShardId?: string | undefined;
	readonly Timestamp?: Date | undefined;
};

/**
Which shards ListShards gives; survives in a NextToken.
*/
export type ShardFilter = {
	readonly type: 'AFTER_SHARD_ID' | 'AT_TRIM_HORIZON' | 'FROM_TRIM_HORIZON' | 'AT_LATEST' | 'AT_TIMESTAMP' | 'FROM_TIMESTAMP';
	readonly afterShardId?: string | undefined;
	/**
	Milliseconds since the epoch.
	*/
	readonly timestamp?: number | undefined;
};

/**
B: AFTER_SHARD_ID needs a ShardId, the timestamp types a Timestamp; without a filter all unexpired shards are listed.
*/
export const checkShardFilter = (filter: ShardFilterInput | undefined, now: number): ShardFilter => {
	if (!filter) {
		return {type: 'FROM_TRIM_HORIZON'};
	}

	const {Type: type, ShardId: shardId, Timestamp: timestamp} = filter;
	if (type === 'AFTER_SHARD_ID') {
		if (shardId === undefined) {
			throw invalidArgument('ShardFilter type AFTER_SHARD_ID requires a ShardId.');
		}

		return {type, afterShardId: shardId};
	}

	if (type === 'AT_TIMESTAMP' || type === 'FROM_TIMESTAMP') {
		if (timestamp === undefined) {
			throw invalidArgument(`ShardFilter type ${type} requires a Timestamp.`);
		}

		if (timestamp.getTime() > now) {
			throw invalidArgument(`The Timestamp of a ShardFilter of type ${type} cannot be in the future.`);
		}

		return {type, timestamp: timestamp.getTime()};
	}

	return {type};
};

const wasOpenAt = (shard: Shard, time: number) => shard.openedAt <= time && (shard.closedAt === undefined || shard.closedAt > time);

/**
B: AT_TIMESTAMP gives the shards open at that moment, FROM_TIMESTAMP those open then or later; a time before the trim horizon means the horizon.
*/
export const isListed = (stream: Stream, shard: Shard, filter: ShardFilter, now: number): boolean => {
	const horizon = trimHorizon(stream, now);
	switch (filter.type) {
		case 'AT_LATEST': {
			return shard.closedAt === undefined;
		}

		case 'AT_TRIM_HORIZON': {
			return wasOpenAt(shard, horizon);
		}

		case 'AT_TIMESTAMP': {
			return wasOpenAt(shard, Math.max(horizon, filter.timestamp!));
		}

		case 'FROM_TIMESTAMP': {
			return shard.closedAt === undefined || shard.closedAt >= filter.timestamp!;
		}

		default: {
			return true;
		}
	}
};
