import type {Account} from '../../state/account.js';
import {trimShard} from '../../state/trim.js';
import type {Shard} from '../../state/shard.js';

/**
Trimming frees this share of the limit at once, so that it is rare.
*/
const SLACK = 1 / 64;

type Place = {
	readonly account: Account;
	readonly shard: Shard;
};

const placesOf = (account: Account): Place[] => account.streams.values()
	.flatMap(stream => stream.shards.values())
	.filter(({log}) => log.retainedRecords > 0)
	.map(shard => ({account, shard}))
	.toArray();

/**
The latest time before which no more than `bytes` lie.
*/
const timeWithin = (places: readonly Place[], bytes: number, now: number): number => {
	let low = 0;
	let high = now;
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		const before = places.reduce((sum, {shard: {log}}) => sum + log.bytesBefore(log.counterAtTime(middle)), 0);
		if (before <= bytes) {
			low = middle;
		} else {
			high = middle - 1;
		}
	}

	return low;
};

/**
Keeps within `maxBytes` by dropping the oldest records of all streams, in whatever region they are.
*/
export const makeRoom = (account: Account): void => {
	// While it is read back an account stands alone.
	const accounts = account.neighbours.has(account) ? [...account.neighbours] : [account];
	const retainedBytes = () => accounts.reduce((sum, one) => sum + one.retainedBytes, 0);
	if (retainedBytes() <= account.maxBytes) {
		return;
	}

	const target = account.maxBytes * (1 - SLACK);
	const places = accounts.flatMap(one => placesOf(one));
	const time = timeWithin(places, retainedBytes() - target, account.clock.now());
	const before = accounts.map(({trimmedRecords}) => trimmedRecords);
	const trim = ({account: owner, shard}: Place, counter: number) => {
		owner.trimmedRecords += trimShard(owner, shard, counter);
	};

	for (const place of places) {
		trim(place, place.shard.log.counterAtTime(time));
	}

	// Records of the same millisecond go one shard after the other.
	for (const place of places) {
		while (retainedBytes() > target && place.shard.log.retainedRecords > 0) {
			trim(place, place.shard.log.firstCounter + 1);
		}
	}

	for (const [index, {onTrimmed, trimmedRecords}] of accounts.entries()) {
		const trimmed = trimmedRecords - before[index]!;
		if (trimmed > 0) {
			onTrimmed?.(trimmed);
		}
	}
};
