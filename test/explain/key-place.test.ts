import {createHash} from 'node:crypto';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {cellOf, firstDigits, placeOf} from '../../source/explain/key-place.js';
import {
	SPACE,
	evenShards,
	shard,
	shardsAt,
} from './streams.js';

// Made apart from the code: hex of node's createHash, and the ranges looked through one by one.
const md5Of = (key: string): string => createHash('md5').update(key, 'utf8').digest('hex');

const uniqueCuts = fc.uniqueArray(fc.integer({min: 1, max: 999_999}), {minLength: 0, maxLength: 63}).map(cuts => cuts.toSorted((a, b) => a - b));

describe('where a key goes', () => {
	test('for any key and 1 to 64 shards of uneven ranges, is where its MD5 lies', () => {
		fc.assert(fc.property(fc.string({unit: 'grapheme', minLength: 1, maxLength: 64}), uniqueCuts, (key, cuts) => {
			const shards = shardsAt(cuts);
			const {md5, hashKey, shard: found} = placeOf(key, shards);
			const number = BigInt(`0x${md5Of(key)}`);
			expect(md5).toBe(md5Of(key));
			expect(hashKey).toBe(number);
			const holders = shards.filter(({startingHashKey, endingHashKey}) => number >= startingHashKey && number <= endingHashKey);
			expect(holders).toEqual([found]);
		}));
	});

	// `printf user-1 | md5sum`
	test.each([
		['user-1', 'd6d7705392bc7af633328bea8c4c6904', 1], ['user-2', '3d58ce20fe802793e0b221905baa60b3', 0],
	])('the lab’s %s, %s, in one of two halves', (user, md5, half) => {
		const place = placeOf(user, evenShards(2));
		expect(place.md5).toBe(md5);
		expect(place.shard?.shardId).toBe(`shardId-00000000000${half}`);
		expect(place.part >= 0.5).toBe(half === 1);
	});

	test('after a split and a merge, the shard whose range has it now', () => {
		const quarter = SPACE / 4n;
		// Shard 0 was split into 2 and 3, then 3 merged with 1 into 4.
		const shards = [shard(2, 0n, quarter - 1n), shard(4, quarter, SPACE - 1n)];
		expect(placeOf('user-2', shards).shard?.shardId).toBe(BigInt(`0x${md5Of('user-2')}`) < quarter ? shards[0]!.shardId : shards[1]!.shardId);
	});
});

test.each([
	[0n, 64, 0], [SPACE - 1n, 64, 63], [SPACE / 2n, 64, 32], [(SPACE / 2n) - 1n, 64, 31],
])('the cell of %i on a bar of %i', (hashKey, width, cell) => {
	expect(cellOf(hashKey, width)).toBe(cell);
});

test('the first digits are of 32, with zeros before', () => {
	expect(firstDigits(1n)).toBe('00');
	expect(firstDigits(SPACE - 1n)).toBe('ff');
});
