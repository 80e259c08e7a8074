import {describe, expect, test} from 'vitest';
import {createShardTable, rankShards, RANKING_MILLISECONDS} from '../../../source/ui/shards/shard-ranking.js';
import {
	nextOrder,
	orderFor,
	shardOrders,
	sortedShards,
	type ShardOrder,
} from '../../../source/ui/shards/shard-order.js';
import {NOON, openShard} from '../snapshots.js';

const ids = (shards: ReadonlyArray<{readonly shortId: string}>) => shards.map(({shortId}) => shortId).join(' ');

const shards = [
	openShard(0, 0, 8),
	openShard(1, 1, 8, {recordsPerSecond: 700, lagMilliseconds: 61_000}),
	openShard(2, 2, 8, {recordsPerSecond: 10}),
	// 900 KB/s of 1,024 are more than 700 records of 1,000.
	openShard(3, 3, 8, {bytesPerSecond: 900 * 1024, lagMilliseconds: 2000}),
	openShard(4, 4, 8, {throttledPerSecond: 1}),
	openShard(5, 5, 8, {reader: 'throttled', lagMilliseconds: undefined}),
	openShard(6, 6, 8, {reader: 'starting', lagMilliseconds: undefined}),
	openShard(7, 7, 8, {state: 'closed', reader: 'reading', lagMilliseconds: 90_000}),
	openShard(8, 7, 8, {state: 'closed', reader: 'ended'}),
];

test.each<[ShardOrder, string]>([
	// Puts turned down, reads turned down, then by the nearer limit; the others as they lie; closed ones last.
	['hot', '4 5 3 1 0 2 6 7 8'],
	['lag', '7 1 3 5 6 0 2 4 8'],
	['id', '0 1 2 3 4 5 6 7 8'],
])('%s', (order, expected) => {
	expect(ids(sortedShards(shards, order))).toBe(expected);
});

test('r goes through all orders and round', () => {
	expect(shardOrders.map(order => nextOrder(order))).toEqual(['lag', 'id', 'hot']);
});

test.each<[ShardOrder | undefined, boolean, ShardOrder]>([
	[undefined, true, 'id'],
	[undefined, false, 'hot'],
	['id', false, 'id'],
	['lag', true, 'lag'],
])('with %s wished and all in sight %s it is %s', (wished, areAllInSight, order) => {
	expect(orderFor(wished, areAllInSight)).toBe(order);
});

const newRank = () => {
	const table = createShardTable();
	return (all: typeof shards, order: ShardOrder, now: number) => rankShards(table, all, order, now);
};

const ranking = () => {
	const rank = newRank();
	return (...parameters: Parameters<typeof rank>) => ids(rank(...parameters));
};

describe('rows that can be read', () => {
	const calm = [openShard(0, 0, 3), openShard(1, 1, 3), openShard(2, 2, 3)];
	const heated = (number: number) => calm.map(shard => shard.shortId === String(number) ? {...shard, recordsPerSecond: 990} : shard);

	test('keep their places for a while, with the newest numbers', () => {
		const rank = newRank();
		const first = rank(heated(1), 'hot', NOON);
		expect(ids(first)).toBe('1 0 2');
		const soon = rank(heated(2), 'hot', NOON + RANKING_MILLISECONDS - 1);
		expect(ids(soon)).toBe('1 0 2');
		expect(soon[2]!.recordsPerSecond).toBe(990);
		const later = rank(heated(2), 'hot', NOON + RANKING_MILLISECONDS);
		expect(ids(later)).toBe('2 0 1');
	});

	test('are sorted at once when somebody asks, when shards come or go, and when the clock is set back', () => {
		const rank = ranking();
		expect(rank(heated(1), 'hot', NOON)).toBe('1 0 2');
		expect(rank(heated(1), 'id', NOON + 1)).toBe('0 1 2');
		expect(rank(heated(2), 'lag', NOON + 1)).toBe('0 1 2');
		expect(rank(heated(2), 'hot', NOON + 2)).toBe('2 0 1');
		expect(rank(heated(0).slice(0, 2), 'hot', NOON + 3)).toBe('0 1');
		expect(rank(heated(1).slice(0, 2), 'hot', NOON - 5000)).toBe('1 0');
	});

	test('do not jump for the noise of a steady stream', () => {
		const noisy = (seed: number) => calm.map((shard, index) => ({...shard, recordsPerSecond: 105 + ((seed * 7 * (index + 1)) % 20)}));
		for (let seed = 0; seed < 20; seed++) {
			const shown = ranking()(noisy(seed), 'hot', NOON);
			expect(shown).toBe('0 1 2');
		}
	});
});
