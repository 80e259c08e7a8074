import {expect, test} from 'vitest';
import {remedyFor} from '../../../source/monitor/producing/remedy.js';
import {uniformRanges} from '../../../source/service/hash-ranges.js';

const remedyOf = (shardCount: number, wanted: number, userCount: number) => {
	const {type, acceptedPerSecond} = remedyFor(uniformRanges(shardCount), wanted, {userCount})!;
	return [type, Math.round(acceptedPerSecond)];
};

// Of user-1 … user-5, four lie in the same half and quarter, three in the same eighth: measured 1,250, 1,250 and 1,655 accepted with 2, 4 and 8 shards.
test.each<[string, number, number, number, string, number]>([
	['five users, one shard', 1, 5000, 5, 'more-shards', 1250],
	['five users, two shards: four of them stay together', 2, 5000, 5, 'more-keys', 2000],
	['five users, four shards', 4, 5000, 5, 'more-shards', 1667],
	['a thousand users fill twice the shards twice', 2, 5000, 1000, 'more-shards', 3800],
	['one user, more than a shard takes', 8, 2000, 1, 'hot-key', 1000],
	['one user of many, each more than a shard takes', 1, 5000, 4, 'hot-key', 4000],
])('%s', (_, shardCount, wanted, userCount, type, accepted) => {
	const [found, rate] = remedyOf(shardCount, wanted, userCount);
	expect(found).toBe(type);
	expect(rate).toBeGreaterThan(accepted * 0.95);
	expect(rate).toBeLessThan(accepted * 1.05);
});

test('a hot key is named', () => {
	expect(remedyFor(uniformRanges(4), 5000, {userCount: 1})).toMatchObject({type: 'hot-key', partitionKey: 'user-1'});
});

test.each([
	['its shard takes no more, however many there are', 5000, 'hot-key', 1111],
	['and twice the shards part too little from it', 1100, 'hot-key', 1100],
])('one user makes nine of ten clicks: %s', (_, wanted, type, accepted) => {
	const remedy = remedyFor(uniformRanges(1), wanted, {userCount: 1000, hotUser: {user: 'user-3', share: 0.9}})!;
	expect(remedy.type).toBe(type);
	expect(Math.round(remedy.acceptedPerSecond)).toBe(accepted);
});

test('the hot user is named', () => {
	expect(remedyFor(uniformRanges(4), 5000, {userCount: 1000, hotUser: {user: 'user-3', share: 0.9}})).toMatchObject({type: 'hot-key', partitionKey: 'user-3'});
});

test('without shards there is none', () => {
	expect(remedyFor([], 5000, {userCount: 5})).toBeUndefined();
});

// A producer that wants what the shard takes is held back now and then, by whoever else writes or by a moment in which it was late.
test.each([1, 5, 1000])('%d users want just what the shard takes: nothing helps, and nothing wrong is said', userCount => {
	expect(remedyFor(uniformRanges(1), 1000, {userCount})).toBeUndefined();
});
