/* eslint-disable no-bitwise -- Bits are what this is about. */
import {hash} from 'node:crypto';

/**
Both ends inclusive, within 0 … 2^128 − 1.
*/
export type HashRange = {
	readonly startingHashKey: bigint;
	readonly endingHashKey: bigint;
};

/**
How many hash keys there are. B: partition keys map to 128-bit integers.
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
Where a partition key falls: MD5 of its UTF-8 bytes as an unsigned integer. B.
*/
export const hashKeyOf = (partitionKey: string): bigint => {
	const digest = hash('md5', partitionKey, 'buffer');
	return (digest.readBigUInt64BE(0) << 64n) | digest.readBigUInt64BE(8);
};

/**
The element whose range holds `hashKey`; `sorted` covers the whole space in order.
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
