import type {ShardView} from '../../monitor/meters/shard-view.js';
import {sortedShards, type ShardOrder} from './shard-order.js';

/**
Rows that change places more often are unreadable.
*/
export const RANKING_MILLISECONDS = 5000;

/**
Remembers the order of the shards. Between two sortings, each row shows new numbers in the same place.
*/
export type ShardRanking = (shards: readonly ShardView[], order: ShardOrder, now: number) => readonly ShardView[];

type Sorted = {
	readonly order: ShardOrder;
	readonly at: number;
	readonly shards: readonly ShardView[];
	/**
	The index in `shards` of each row.
	*/
	readonly places: readonly number[];
};

const areSameShards = (before: readonly ShardView[], after: readonly ShardView[]): boolean =>
	before.length === after.length && after.every(({shardId}, index) => shardId === before[index]!.shardId);

export const createShardRanking = (): ShardRanking => {
	let sorted: Sorted | undefined;

	return (shards, order, now) => {
		if (order === 'id') {
			return shards;
		}

		// If the clock was set back, it sorts again.
		const isRecent = sorted?.order === order && now >= sorted.at && now - sorted.at < RANKING_MILLISECONDS;
		if (!(sorted && isRecent && areSameShards(sorted.shards, shards))) {
			const placeOf = new Map(shards.map((shard, index) => [shard, index]));
			sorted = {
				order, at: now, shards, places: sortedShards(shards, order).map(shard => placeOf.get(shard)!),
			};
		}

		return sorted.places.map(place => shards[place]!);
	};
};
