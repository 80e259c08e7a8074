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

/**
Which shards the table shows. `now` is clock time in ms.
*/
export const shardRows = (shards: readonly ShardView[], now: number): ShardRows => {
	const isShown = ({state, reader, endedAt}: ShardView) => state === 'open'
		|| reader !== 'ended'
		|| (endedAt !== undefined && now - endedAt < CLOSED_SHARD_SHOWN_MILLISECONDS);
	const shown = shards.filter(shard => isShown(shard)).toSorted((a, b) => Number(a.state === 'closed') - Number(b.state === 'closed'));
	return {shown, counted: shards.length - shown.length};
};
