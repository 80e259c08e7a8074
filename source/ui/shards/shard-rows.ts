import type {ShardView} from '../../monitor/snapshot.js';

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

type Parts = {
	/**
	Open, and then closed but not read to their end.
	*/
	readonly current: readonly ShardView[];
	readonly drained: readonly ShardView[];
};

const isDrained = ({state, reader}: ShardView): boolean => state === 'closed' && reader === 'ended';

const partsOf = (shards: readonly ShardView[]): Parts => {
	const open: ShardView[] = [];
	const closed: ShardView[] = [];
	const drained: ShardView[] = [];
	for (const shard of shards) {
		if (shard.state === 'open') {
			open.push(shard);
		} else if (isDrained(shard)) {
			drained.push(shard);
		} else {
			closed.push(shard);
		}
	}

	return {current: closed.length === 0 ? open : [...open, ...closed], drained};
};

const known = new WeakMap<readonly ShardView[], Parts>();

/**
Which shards the table shows, where it has room for so many. `now` is clock time in ms. Where not all fit, those drained a moment ago are only counted as well.
*/
export const shardRows = (shards: readonly ShardView[], now: number, room = Infinity): ShardRows => {
	let parts = known.get(shards);
	if (!parts) {
		// Once for what was published, however many frames show it.
		parts = partsOf(shards);
		known.set(shards, parts);
	}

	const {current, drained} = parts;
	const justDrained = drained.filter(({endedAt}) => endedAt !== undefined && now - endedAt < CLOSED_SHARD_SHOWN_MILLISECONDS);
	const areAllShown = justDrained.length > 0 && current.length + justDrained.length <= room;
	const shown = areAllShown ? [...current, ...justDrained] : current;
	return {shown, counted: shards.length - shown.length};
};
