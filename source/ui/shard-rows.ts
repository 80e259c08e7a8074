import type {ShardView} from '../monitor/snapshot.js';

/**
A closed shard that was read to its end is shown for this long, then only counted.
*/
export const CLOSED_SHARD_SHOWN_MILLISECONDS = 30_000;

export type ShardRows = {
	/**
	Open shards first, in hash-key order, then the closed ones that still say something.
	*/
	readonly shown: readonly ShardView[];
	/**
	Closed shards that are only counted.
	*/
	readonly counted: number;
};

const isDrained = ({state, reader}: ShardView): boolean => state === 'closed' && reader === 'ended';

const isClosed = ({state}: ShardView): boolean => state === 'closed';

/**
Which shards the table shows, where it has room for so many. `now` is clock time in ms. Where not all fit, those drained a moment ago are only counted as well.
*/
export const shardRows = (shards: readonly ShardView[], now: number, room = Infinity): ShardRows => {
	const current = shards.filter(shard => !isDrained(shard));
	const justDrained = shards.filter(shard => isDrained(shard) && shard.endedAt !== undefined && now - shard.endedAt < CLOSED_SHARD_SHOWN_MILLISECONDS);
	const all = [...current, ...justDrained];
	const shown = (all.length > room ? current : all).toSorted((a, b) => Number(isClosed(a)) - Number(isClosed(b)));
	return {shown, counted: shards.length - shown.length};
};
