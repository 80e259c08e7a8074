import type {ShardView} from '../../monitor/snapshot.js';
import {sortedShards, type ShardOrder} from './shard-order.js';

/**
Rows that change their places faster than this cannot be read.
*/
export const RANKING_MILLISECONDS = 2000;

/**
Remembers in which order the shards stood: between two sortings each row shows its newest numbers in the same place.
*/
export type ShardRanking = (shards: readonly ShardView[], order: ShardOrder, now: number) => readonly ShardView[];

type Sorted = {
	readonly order: ShardOrder;
	readonly at: number;
	readonly shards: readonly ShardView[];
	/**
	Where in `shards` the first row, the second, … is.
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

		// A clock that was set back sorts anew.
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
