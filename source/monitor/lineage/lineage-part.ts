import {isOpen, type Shard} from '../../service/shard.js';
import type {Clock} from '../../time/clock.js';
import type {ShownPart} from '../part.js';
import type {MonitorState} from '../state.js';
import {shardLife, type ShardLife} from './shard-life.js';

/**
Every shard that this session has seen, in the order of their numbers; the same array until something changes.
*/
export type LineageView = readonly ShardLife[];

type Known = {
	shard: Shard;
	isListed: boolean;
	/**
	Both in clock ms; undefined while it was not seen.
	*/
	openedAt: number | undefined;
	closedAt: number | undefined;
};

/**
Shards that are no longer listed are remembered, the youngest so many of them.
*/
const MOST_EXPIRED = 1000;

// The service numbers them in the order in which they were made.
const byNumber = (a: Shard, b: Shard): number => a.shardId < b.shardId ? -1 : 1;

/**
The part that remembers the shards of a stream over time: when each opened and closed, as far as that was seen, and when reading it began and came to its end.
*/
export const createLineagePart = (clock: Clock): ShownPart<LineageView> => {
	const known = new Map<string, Known>();
	const began = new Map<string, number>();
	const ended = new Map<string, number>();
	let isFirstListing = true;
	let published: LineageView | undefined = [];

	const forgetReading = (): void => {
		began.clear();
		ended.clear();
		published = undefined;
	};

	const forgetAll = (): void => {
		known.clear();
		isFirstListing = true;
		forgetReading();
	};

	const dropOldExpired = (): void => {
		const expired = known.values().filter(({isListed}) => !isListed).toArray();
		for (const {shard} of expired.slice(0, Math.max(0, expired.length - MOST_EXPIRED))) {
			known.delete(shard.shardId);
		}
	};

	const takeListing = (shards: readonly Shard[], at: number): void => {
		const listed = new Set(shards.map(({shardId}) => shardId));
		for (const one of known.values()) {
			one.isListed = listed.has(one.shard.shardId);
		}

		for (const shard of shards.toSorted(byNumber)) {
			const isClosed = !isOpen(shard);
			const before = known.get(shard.shardId);
			if (before === undefined) {
				// What was there before anybody looked opened, and closed, nobody knows when.
				const seenAt = isFirstListing ? undefined : at;
				known.set(shard.shardId, {
					shard, isListed: true, openedAt: seenAt, closedAt: isClosed ? seenAt : undefined,
				});
			} else {
				before.closedAt ??= isClosed && isOpen(before.shard) ? at : undefined;
				before.shard = shard;
			}
		}

		dropOldExpired();
		isFirstListing = false;
		published = undefined;
	};

	return {
		take(event, at) {
			if (event.type === 'shard-started') {
				began.set(event.shardId, at);
				ended.delete(event.shardId);
				published = undefined;
			} else if (event.type === 'shard-ended') {
				ended.set(event.shardId, at);
				published = undefined;
			}
		},
		forget({type}) {
			if (type === 'restart') {
				forgetReading();
			} else {
				forgetAll();
			}
		},
		follow(state: MonitorState, before: MonitorState) {
			if (before.stream && state.stream?.createdAt !== before.stream.createdAt) {
				forgetAll();
			}

			if (state.shards !== before.shards && state.shards.length > 0) {
				takeListing(state.shards, clock.now());
			}
		},
		view() {
			published ??= known.values()
				.map(one => shardLife({...one, beganAt: began.get(one.shard.shardId), endedAt: ended.get(one.shard.shardId)}))
				.toArray();
			return published;
		},
	};
};
