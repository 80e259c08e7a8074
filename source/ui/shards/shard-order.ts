import {loadOf} from '../../service/shard-load.js';
import type {ShardView} from '../../monitor/meters/shard-view.js';

/**
The orders of the shard table: `hot` is by throttling and then by load, `lag` by the lag, `id` by the hash keys. `r` goes to the next one.
*/
export const shardOrders = ['hot', 'lag', 'id'] as const;

export type ShardOrder = (typeof shardOrders)[number];

export const nextOrder = (order: ShardOrder): ShardOrder => shardOrders[(shardOrders.indexOf(order) + 1) % shardOrders.length]!;

/**
Each order in words, for the end of a list.
*/
export const orderWords: Readonly<Record<ShardOrder, string>> = {
	hot: 'hot first', lag: 'most behind first', id: 'along the hash keys',
};

/**
The wished order, or the order that shows most: by hash keys if all shards are in sight, otherwise the shards in trouble first.
*/
export const orderFor = (wished: ShardOrder | undefined, areAllInSight: boolean): ShardOrder => wished ?? (areAllInSight ? 'id' : 'hot');

/**
Loads that differ by less than 5 % of the limit count as equal, so that a steady stream stands still. Any load counts more than no load.
*/
const LOAD_STEPS = 20;

const isReadThrottled = ({reader}: ShardView): boolean => reader === 'throttled';

/**
The rank of a shard as numbers; the first one that differs decides.
*/
const rankOf: Readonly<Record<ShardOrder, (shard: ShardView) => readonly [number, number]>> = {
	hot(shard) {
		const trouble = shard.throttledPerSecond > 0 ? 2 : Number(isReadThrottled(shard));
		// A closed shard takes no more records.
		return shard.state === 'closed' ? [-1, 0] : [trouble, Math.ceil(loadOf(shard) * LOAD_STEPS)];
	},
	lag({lagMilliseconds, reader}) {
		if (reader === 'ended') {
			return [-1, 0];
		}

		// A shard that was not read yet may be far behind.
		return lagMilliseconds === undefined ? [0, 1] : [Math.round(lagMilliseconds / 1000), 0];
	},
	id: () => [0, 0],
};

/**
The shards in this order. Shards of one rank keep their places.
*/
export const sortedShards = (shards: readonly ShardView[], order: ShardOrder): readonly ShardView[] => {
	if (order === 'id') {
		return shards;
	}

	return shards
		.map(shard => ({shard, rank: rankOf[order](shard)}))
		.toSorted((a, b) => a.rank[0] === b.rank[0] ? b.rank[1] - a.rank[1] : b.rank[0] - a.rank[0])
		.map(({shard}) => shard);
};
