import type {ShardView} from '../../monitor/meters/shard-view.js';
import {sortedShards, type ShardOrder} from './shard-order.js';

/**
Rows that change places more often are unreadable.
*/
export const RANKING_MILLISECONDS = 5000;

/**
The shard table of one view: its rows keep their places for a while, and only the drawing knows them. Nothing but its identity counts.
*/
export type ShardTable = Readonly<Record<never, never>>;

export const createShardTable = (): ShardTable => ({});

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

const lastSorted = new WeakMap<ShardTable, Sorted>();

const lastDrawn = new WeakMap<ShardTable, readonly ShardView[]>();

const sortedFor = (table: ShardTable, shards: readonly ShardView[], order: ShardOrder, now: number): Sorted => {
	const sorted = lastSorted.get(table);
	// If the clock was set back, it sorts again.
	const isRecent = sorted?.order === order && now >= sorted.at && now - sorted.at < RANKING_MILLISECONDS;
	if (sorted && isRecent && areSameShards(sorted.shards, shards)) {
		return sorted;
	}

	const placeOf = new Map(shards.map((shard, index) => [shard, index]));
	const next = {
		order, at: now, shards, places: sortedShards(shards, order).map(shard => placeOf.get(shard)!),
	};
	lastSorted.set(table, next);
	return next;
};

/**
The rows to draw. Between two sortings, each row shows new numbers in the same place. `now` is clock time in ms.
*/
export const rankShards = (table: ShardTable, shards: readonly ShardView[], order: ShardOrder, now: number): readonly ShardView[] => {
	const rows = order === 'id' ? shards : sortedFor(table, shards, order, now).places.map(place => shards[place]!);
	lastDrawn.set(table, rows);
	return rows;
};

/**
The rows as they were drawn last; empty before the first time.
*/
export const drawnShards = (table: ShardTable): readonly ShardView[] => lastDrawn.get(table) ?? [];
