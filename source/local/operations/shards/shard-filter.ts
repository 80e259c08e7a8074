import {invalidArgument} from '../../errors.js';
import {isOpen, type Shard} from '../../state/shard.js';
import {trimHorizon, type Stream} from '../../state/stream.js';

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
B: AFTER_SHARD_ID needs a ShardId, the timestamp types a Timestamp, and no other type takes either; without a filter all unexpired shards are listed.
*/
export const checkShardFilter = (filter: ShardFilterInput | undefined): ShardFilter => {
	if (!filter) {
		return {type: 'FROM_TRIM_HORIZON'};
	}

	const {Type: type, ShardId: shardId, Timestamp: timestamp} = filter;
	const requiresShardId = type === 'AFTER_SHARD_ID';
	if (requiresShardId !== (shardId !== undefined)) {
		throw invalidArgument(`A ShardFilter of type ${type} ${requiresShardId ? 'must' : 'must not'} have a ShardId.`);
	}

	const requiresTimestamp = type === 'AT_TIMESTAMP' || type === 'FROM_TIMESTAMP';
	if (requiresTimestamp !== (timestamp !== undefined)) {
		throw invalidArgument(`A ShardFilter of type ${type} ${requiresTimestamp ? 'must' : 'must not'} have a Timestamp.`);
	}

	return {type, afterShardId: shardId, timestamp: timestamp?.getTime()};
};

/**
Whether the filter lets a shard through; AFTER_SHARD_ID is a place in the listing and is handled before. B: a time before the trim horizon means the horizon.
*/
export const isListed = (stream: Stream, shard: Shard, {type, timestamp = 0}: ShardFilter, now: number): boolean => {
	const horizon = trimHorizon(stream, now);
	const closedAt = shard.closedAt ?? Infinity;
	switch (type) {
		case 'AT_LATEST': {
			return isOpen(shard);
		}

		case 'AT_TRIM_HORIZON':
		case 'AT_TIMESTAMP': {
			const time = Math.max(horizon, timestamp);
			return shard.openedAt <= time && closedAt >= time;
		}

		case 'FROM_TIMESTAMP': {
			return closedAt >= timestamp;
		}

		case 'FROM_TRIM_HORIZON':
		case 'AFTER_SHARD_ID': {
			return true;
		}
	}
};
