/* eslint-disable no-bitwise -- Bits are what this is about. */
import {hash} from 'node:crypto';

/**
A hash-key range: both ends inclusive, within 0 … 2^128 − 1.
*/
export type HashRange = {
	readonly startingHashKey: bigint;
	readonly endingHashKey: bigint;
};

/**
How many hash keys there are: 2^128, the range of an MD5 sum. Source: API Reference, PutRecord, "PartitionKey".
*/
export const HASH_KEY_COUNT = 1n << 128n;

/**
`count` ranges that cover the whole space, equal to within one key.
*/
export const uniformRanges = (count: number): HashRange[] => {
	const cut = (index: number) => HASH_KEY_COUNT * BigInt(index) / BigInt(count);
	return Array.from({length: count}, (_, index) => ({startingHashKey: cut(index), endingHashKey: cut(index + 1) - 1n}));
};

/**
The hash key of a partition key: the MD5 sum of its UTF-8 bytes as an unsigned 128-bit number. Source: API Reference, PutRecord, "PartitionKey".
*/
export const hashKeyOf = (partitionKey: string): bigint => {
	const digest = hash('md5', partitionKey, 'buffer');
	return (digest.readBigUInt64BE(0) << 64n) | digest.readBigUInt64BE(8);
};

/**
The part of the hash-key space that a range covers, 0 … 1.
*/
export const hashShareOf = ({startingHashKey, endingHashKey}: HashRange): number => {
	// Parts per billion are exact enough to show, and small enough for a number.
	const scale = 1_000_000_000n;
	return Number((endingHashKey - startingHashKey + 1n) * scale / HASH_KEY_COUNT) / Number(scale);
};

const isBefore = (a: HashRange, b: HashRange): boolean => a.startingHashKey < b.startingHashKey;

/**
Ranges as they lie in the hash-key space.
*/
export const alongHashKeys = <Range extends HashRange>(ranges: readonly Range[]): Range[] => ranges.toSorted((a, b) => isBefore(a, b) ? -1 : 1);

export const isInRange = ({startingHashKey, endingHashKey}: HashRange, hashKey: bigint): boolean => startingHashKey <= hashKey && hashKey <= endingHashKey;

/**
The range with `hashKey`; undefined if there is none, as in an incomplete list. The ranges may be in any order.
*/
export const rangeOfHashKey = <Range extends HashRange>(ranges: readonly Range[], hashKey: bigint): Range | undefined =>
	ranges.find(range => isInRange(range, hashKey));

/**
The same for ranges in order that cover the whole space: a binary search, for the path of each record.
*/
export const findRange = <Range extends HashRange>(sorted: readonly Range[], hashKey: bigint): Range => {
	let low = 0;
	let high = sorted.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if (sorted[middle]!.startingHashKey <= hashKey) {
			low = middle;
		} else {
			high = middle - 1;
		}
	}

	return sorted[low]!;
};
