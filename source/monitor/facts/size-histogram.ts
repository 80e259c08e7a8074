/**
The number of records by size. Each power of two has eight buckets, so a percentile is at most an eighth too high. Source of the largest size: UpdateMaxRecordSize, 10 MiB.
*/
export type SizeHistogram = {
	add(bytes: number): void;
	/**
	Counts by bucket; `lowestIn` gives the sizes of a bucket.
	*/
	readonly counts: Readonly<Uint32Array>;
	readonly largest: number;
};

const FINE_BITS = 3;
const FINE = 2 ** FINE_BITS;
const LARGEST_EXPONENT = 24;
const BUCKETS = (LARGEST_EXPONENT - FINE_BITS + 2) * FINE;

/* eslint-disable no-bitwise -- once per record */
const bucketOf = (bytes: number): number => {
	if (bytes < FINE) {
		return bytes;
	}

	const exponent = 31 - Math.clz32(bytes);
	return Math.min(BUCKETS - 1, ((exponent - FINE_BITS + 1) << FINE_BITS) + ((bytes >> (exponent - FINE_BITS)) & (FINE - 1)));
};
/* eslint-enable no-bitwise */

/**
The smallest size in a bucket.
*/
export const lowestIn = (bucket: number): number => bucket < FINE
	? bucket
	: (FINE + (bucket % FINE)) * (2 ** (Math.floor(bucket / FINE) - 1));

export const createSizeHistogram = (): SizeHistogram => {
	const counts = new Uint32Array(BUCKETS);
	let largest = 0;
	return {
		add(bytes) {
			counts[bucketOf(bytes)]!++;
			if (bytes > largest) {
				largest = bytes;
			}
		},
		counts,
		get largest() {
			return largest;
		},
	};
};
