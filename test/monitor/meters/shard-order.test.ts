import {expect, test} from 'vitest';
import {inHashKeyOrder} from '../../../source/monitor/meters/shard-order.js';
import {shardOf} from '../fixtures.js';

test('shards stand by the key that they begin at; of those that begin at the same, the older comes first', () => {
	const shards = [
		shardOf(4, {startingHashKey: 9n}),
		shardOf(2, {startingHashKey: 0n}),
		shardOf(1, {startingHashKey: 5n}),
		shardOf(3, {startingHashKey: 5n}),
		shardOf(0, {startingHashKey: 0n}),
	];
	const numbers = [0, 2, 1, 3, 4].map(number => shardOf(number).shardId);
	expect(inHashKeyOrder(shards).map(({shardId}) => shardId)).toEqual(numbers);
	expect(inHashKeyOrder(shards.toReversed()).map(({shardId}) => shardId)).toEqual(numbers);
});
