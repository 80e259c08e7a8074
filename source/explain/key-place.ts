/* eslint-disable no-bitwise -- Bits are what this is about. */
import {
	HASH_KEY_COUNT,
	hashKeyOf,
	rangeOfHashKey,
	type HashRange,
} from '../service/hash-ranges.js';

const HEX_DIGITS = 32;

/**
A hash key as the 32 hex digits of an MD5 sum.
*/
export const hexOf = (hashKey: bigint): string => hashKey.toString(16).padStart(HEX_DIGITS, '0');

/**
The first two hex digits of a hash key: its place in 256 parts of the hash-key space.
*/
export const firstDigits = (hashKey: bigint): string => hexOf(hashKey).slice(0, 2);

/**
The cell of a hash key on a bar of `width` cells from 0 to 2^128: 0 … width − 1.
*/
export const cellOf = (hashKey: bigint, width: number): number => Number(hashKey * BigInt(width) / HASH_KEY_COUNT);

/**
A partition key, and its place in the stream.
*/
export type KeyPlace<Shard extends HashRange> = {
	readonly partitionKey: string;
	/**
	32 hex digits.
	*/
	readonly md5: string;
	/**
	The same as a number, 0 … 2^128 − 1.
	*/
	readonly hashKey: bigint;
	/**
	Its position between 0 and 2^128, as a share: 0 … 1.
	*/
	readonly part: number;
	/**
	The shard that takes it; undefined only if the list of shards is incomplete.
	*/
	readonly shard: Shard | undefined;
};

/**
Finds the open shard of a partition key. Source: API Reference, PutRecord, "PartitionKey".
*/
export const placeOf = <Shard extends HashRange>(partitionKey: string, openShards: readonly Shard[]): KeyPlace<Shard> => {
	const hashKey = hashKeyOf(partitionKey);
	return {
		partitionKey,
		md5: hexOf(hashKey),
		hashKey,
		part: Number(hashKey >> 75n) / (2 ** 53),
		shard: rangeOfHashKey(openShards, hashKey),
	};
};
