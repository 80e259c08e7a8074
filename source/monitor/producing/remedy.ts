import {
	findRange,
	hashKeyOf,
	uniformRanges,
	type HashRange,
} from '../../service/hash-ranges.js';
import {SHARD_WRITE_RECORDS_PER_SECOND} from '../../service/limits.js';
import {userNames, type HotUser} from '../../records/click-event.js';

/**
What makes the stream take more of the click events. It depends on where their partition keys fall:
- `more-shards`: twice the shards separate the keys of the fullest one.
- `more-keys`: twice the shards do not help, but more users spread.
- `hot-key`: this key alone needs more than a shard takes, or leaves too little to the other keys. More shards do not help.
`acceptedPerSecond` is what the stream could then take, in records: at most the target.
*/
export type Remedy =
	| {readonly type: 'more-shards'; readonly shardCount: number; readonly acceptedPerSecond: number}
	| {readonly type: 'more-keys'; readonly shardCount: number; readonly acceptedPerSecond: number}
	| {readonly type: 'hot-key'; readonly partitionKey: string; readonly acceptedPerSecond: number};

/**
Twice the shards must take this many times as much. Otherwise they are not worth their price.
*/
const WORTHWHILE = 1.1;

/**
The shares of a thousand keys add up to a little more than 1, and a shard that takes just what is wanted would seem too small.
*/
const ROUNDING = 1e-9;

/**
The shard of each key, and its share of all records.
*/
type Keys = ReadonlyArray<{readonly hashKey: bigint; readonly share: number}>;

/**
Keys of one queue wait for each other, so the fullest shard sets the pace for all. In records per second.
*/
const takenBy = (ranges: readonly HashRange[], keys: Keys, wanted: number): number => {
	const shareOf = new Map<HashRange, number>();
	for (const {hashKey, share} of keys) {
		const range = findRange(ranges, hashKey);
		shareOf.set(range, (shareOf.get(range) ?? 0) + share);
	}

	return Math.min(wanted, SHARD_WRITE_RECORDS_PER_SECOND / Math.max(...shareOf.values()));
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
The users: their number, and the one that may make most events.
*/
export type Users = {readonly userCount: number; readonly hotUser?: HotUser};

const keysOf = ({userCount, hotUser}: Users): Keys => {
	const even = hashKeys(userCount);
	if (hotUser === undefined) {
		return even.map(hashKey => ({hashKey, share: 1 / userCount}));
	}

	const hotKey = hashKeyOf(hotUser.user);
	const others = even.filter(hashKey => hashKey !== hotKey);
	return [
		{hashKey: hotKey, share: others.length === 0 ? 1 : hotUser.share},
		...others.map(hashKey => ({hashKey, share: (1 - hotUser.share) / others.length})),
	];
};

/**
What helps a producer that is slowed down. `open` are the open shards in hash-key order, `wanted` is the target in records per second; undefined without shards.
*/
export const remedyFor = (open: readonly HashRange[], wanted: number, users: Users): Remedy | undefined => {
	if (open.length === 0) {
		return undefined;
	}

	const keys = keysOf(users);
	const now = takenBy(open, keys, wanted);
	if (now >= wanted * (1 - ROUNDING)) {
		// Waiting records are sent as fast as the shards take them.
		return undefined;
	}

	const largest = Math.max(...keys.map(({share}) => share));
	const hot: Remedy = {type: 'hot-key', partitionKey: users.hotUser?.user ?? userNames(1)[0]!, acceptedPerSecond: Math.min(wanted, SHARD_WRITE_RECORDS_PER_SECOND / largest)};
	if (wanted * largest > SHARD_WRITE_RECORDS_PER_SECOND) {
		return hot;
	}

	const shardCount = open.length * 2;
	const after = takenBy(uniformRanges(shardCount), keys, wanted);
	if (after >= now * WORTHWHILE) {
		return {type: 'more-shards', shardCount, acceptedPerSecond: after};
	}

	return users.hotUser === undefined
		? {type: 'more-keys', shardCount: open.length, acceptedPerSecond: Math.min(wanted, SHARD_WRITE_RECORDS_PER_SECOND * open.length)}
		: hot;
};
