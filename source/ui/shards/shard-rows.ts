import type {ShardView} from '../../monitor/meters/shard-view.js';

/**
A closed shard that was read to its end is listed for this long. Later it is only counted.
*/
export const CLOSED_SHARD_SHOWN_MILLISECONDS = 30_000;

export type ShardRows = {
	/**
	Open shards in hash-key order, then the closed shards that are still listed.
	*/
	readonly shown: readonly ShardView[];
	/**
	The number of closed shards that are not listed.
	*/
	readonly counted: number;
};

type Parts = {
	/**
	Open shards, then closed shards that are not read to their end.
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
The shards that the table lists in `room` rows. `now` is clock time in ms. If there is no room, a shard that was read to its end is only counted.
*/
export const shardRows = (shards: readonly ShardView[], now: number, room = Infinity): ShardRows => {
	let parts = known.get(shards);
	if (!parts) {
		// Once per published array, for any number of frames.
		parts = partsOf(shards);
		known.set(shards, parts);
	}

	const {current, drained} = parts;
	const justDrained = drained.filter(({endedAt}) => endedAt !== undefined && now - endedAt < CLOSED_SHARD_SHOWN_MILLISECONDS);
	const areAllShown = justDrained.length > 0 && current.length + justDrained.length <= room;
	const shown = areAllShown ? [...current, ...justDrained] : current;
	return {shown, counted: shards.length - shown.length};
};
