import {
	findRange,
	hashKeyOf,
	uniformRanges,
	type HashRange,
} from '../../service/hash-ranges.js';
import {SHARD_WRITE_RECORDS_PER_SECOND} from '../../service/limits.js';
import {userNames} from '../../records/click-event.js';

/**
What lets the stream take more of the click events, from where their partition keys fall:
- `more-shards`: twice the shards part the keys of the fullest one.
- `more-keys`: twice the shards would not, but more users would spread.
- `hot-key`: this key alone is wanted more often than a shard takes: no count of shards helps.
`acceptedPerSecond` is what the stream could take then, in records: at most what was wanted.
*/
export type Remedy =
	| {readonly type: 'more-shards'; readonly shardCount: number; readonly acceptedPerSecond: number}
	| {readonly type: 'more-keys'; readonly shardCount: number; readonly acceptedPerSecond: number}
	| {readonly type: 'hot-key'; readonly partitionKey: string; readonly acceptedPerSecond: number};

/**
Twice the shards must take so many times as much, or they are not worth their price.
*/
const WORTHWHILE = 1.1;

/**
Some keys come first because others wait: all users click equally often, so the fullest shard sets the pace for the whole queue. In records per second.
*/
const takenBy = (ranges: readonly HashRange[], hashKeys: readonly bigint[], wanted: number): number => {
	const keysIn = new Map<HashRange, number>();
	for (const hashKey of hashKeys) {
		const range = findRange(ranges, hashKey);
		keysIn.set(range, (keysIn.get(range) ?? 0) + 1);
	}

	const most = Math.max(...keysIn.values());
	return Math.min(wanted, SHARD_WRITE_RECORDS_PER_SECOND * hashKeys.length / most);
};

const hashKeysOf = new Map<number, readonly bigint[]>();

const hashKeys = (userCount: number): readonly bigint[] => {
	let keys = hashKeysOf.get(userCount);
	if (keys === undefined) {
		keys = userNames(userCount).map(name => hashKeyOf(name));
		hashKeysOf.set(userCount, keys);
	}

	return keys;
};

/**
What would help a producer that is held back. `open` are the open shards along the hash keys, `wanted` the rate that was asked for, in records per second; undefined without shards.
*/
export const remedyFor = (open: readonly HashRange[], wanted: number, userCount: number): Remedy | undefined => {
	if (open.length === 0) {
		return undefined;
	}

	const keys = hashKeys(userCount);
	const now = takenBy(open, keys, wanted);
	if (wanted / userCount > SHARD_WRITE_RECORDS_PER_SECOND) {
		return {type: 'hot-key', partitionKey: userNames(1)[0]!, acceptedPerSecond: SHARD_WRITE_RECORDS_PER_SECOND * userCount};
	}

	const shardCount = open.length * 2;
	const after = takenBy(uniformRanges(shardCount), keys, wanted);
	return after >= now * WORTHWHILE
		? {type: 'more-shards', shardCount, acceptedPerSecond: after}
		: {type: 'more-keys', shardCount: open.length, acceptedPerSecond: Math.min(wanted, SHARD_WRITE_RECORDS_PER_SECOND * open.length)};
};
