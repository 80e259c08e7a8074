import {loadOf} from '../../service/shard-load.js';
import type {ShardView} from '../../monitor/snapshot.js';

/**
How the shard table is sorted: `hot` has throttled shards first and then by load, `lag` what is most behind, `id` goes along the hash keys. `r` goes from one to the next.
*/
export const shardOrders = ['hot', 'lag', 'id'] as const;

export type ShardOrder = (typeof shardOrders)[number];

export const nextOrder = (order: ShardOrder): ShardOrder => shardOrders[(shardOrders.indexOf(order) + 1) % shardOrders.length]!;

/**
In words, after "the shards stand" or a list of them.
*/
export const orderWords: Readonly<Record<ShardOrder, string>> = {
	hot: 'hot first', lag: 'most behind first', id: 'along the hash keys',
};

/**
Without a wish, the order that shows most: along the hash keys where all shards are in sight, else those in trouble first.
*/
export const orderFor = (wished: ShardOrder | undefined, areAllInSight: boolean): ShardOrder => wished ?? (areAllInSight ? 'id' : 'hot');

/**
Loads this close to each other count as one, so that a steady stream stands still: 5 % of the limit. Any load is more than none.
*/
const LOAD_STEPS = 20;

const isReadThrottled = ({reader}: ShardView): boolean => reader === 'throttled';

/**
How far up a shard belongs: numbers, the first that differs counts.
*/
const rankOf: Readonly<Record<ShardOrder, (shard: ShardView) => readonly [number, number]>> = {
	hot(shard) {
		const trouble = shard.throttledPerSecond > 0 ? 2 : Number(isReadThrottled(shard));
		// A closed shard takes nothing in any more.
		return shard.state === 'closed' ? [-1, 0] : [trouble, Math.ceil(loadOf(shard) * LOAD_STEPS)];
	},
	lag({lagMilliseconds, reader}) {
		if (reader === 'ended') {
			return [-1, 0];
		}

		// Nothing is known of a shard that was not read yet: it may be far behind.
		return lagMilliseconds === undefined ? [0, 1] : [Math.round(lagMilliseconds / 1000), 0];
	},
	id: () => [0, 0],
};

/**
The shards in this order; those of one rank stay as they were.
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
