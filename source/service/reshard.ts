import type {HashRange} from './hash-ranges.js';

/**
The hash keys that SplitShard takes as the first one of the upper half. Both ends are inclusive; none if `first` is above `last`. Source: API Reference, SplitShard, "NewStartingHashKey", and the service's own message: greater than one plus the start, less than the end.
*/
export const cutsOf = ({startingHashKey, endingHashKey}: HashRange): {readonly first: bigint; readonly last: bigint} => ({
	first: startingHashKey + 2n,
	last: endingHashKey - 1n,
});

/**
The hash key in the middle of a range: the first one of the upper half.
*/
export const middleOf = ({startingHashKey, endingHashKey}: HashRange): bigint => (startingHashKey + endingHashKey + 1n) / 2n;

/**
Whether `upper` begins where `lower` ends: the service merges only such a pair, the lower one named first. Source: API Reference, MergeShards.
*/
export const isFollowedBy = (lower: HashRange, upper: HashRange): boolean => lower.endingHashKey + 1n === upper.startingHashKey;

/**
The neighbours of a range among `ranges`, which are in any order. Undefined at either end of the hash-key space.
*/
export const neighboursOf = <Range extends HashRange>(range: HashRange, ranges: readonly Range[]): {readonly below: Range | undefined; readonly above: Range | undefined} => ({
	below: ranges.find(other => isFollowedBy(other, range)),
	above: ranges.find(other => isFollowedBy(range, other)),
});
