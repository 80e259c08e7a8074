import {describe, expect, test} from 'vitest';
import {
	HASH_KEY_COUNT,
	hashKeyOf,
	hashShareOf,
	rangeOfHashKey,
} from '../../source/service/hash-ranges.js';

// RFC 1321, appendix A.5: the MD5 test suite.
test.each([
	['', 'd41d8cd98f00b204e9800998ecf8427e'],
	['a', '0cc175b9c0f1b6a831c399e269772661'],
	['abc', '900150983cd24fb0d6963f7d28e17f72'],
	['message digest', 'f96b697d7cb7938d525a2f31aaf161d0'],
	['abcdefghijklmnopqrstuvwxyz', 'c3fcd3d76192e4007dfb496cca67e13b'],
])('the hash key of %j is its MD5 sum as a number', (partitionKey, md5) => {
	expect(hashKeyOf(partitionKey)).toBe(BigInt(`0x${md5}`));
});

test('the bytes are those of UTF-8', () => {
	// `printf 'ü' | md5sum`
	expect(hashKeyOf('ü').toString(16).padStart(32, '0')).toBe('c03410a5204b21cd8229ff754688d743');
});

const half = HASH_KEY_COUNT / 2n;
const shards = [
	{shardId: 'low', startingHashKey: 0n, endingHashKey: half - 1n},
	{shardId: 'high', startingHashKey: half, endingHashKey: HASH_KEY_COUNT - 1n},
];

describe('a key belongs to the shard whose range has it, both ends included', () => {
	test.each([
		[0n, 'low'], [half - 1n, 'low'], [half, 'high'], [HASH_KEY_COUNT - 1n, 'high'],
	])('%i', (hashKey, shardId) => {
		expect(rangeOfHashKey(shards, hashKey)?.shardId).toBe(shardId);
	});

	test('with no shard for it in the list', () => {
		expect(rangeOfHashKey([shards[0]!], half)).toBeUndefined();
	});
});

test.each([
	[0n, HASH_KEY_COUNT - 1n, 1],
	[0n, half - 1n, 0.5],
	[half, half + (HASH_KEY_COUNT / 4n) - 1n, 0.25],
	[0n, (HASH_KEY_COUNT / 3n) - 1n, 0.333333333],
])('the share of %i … %i', (startingHashKey, endingHashKey, share) => {
	expect(hashShareOf({startingHashKey, endingHashKey})).toBeCloseTo(share, 8);
});
