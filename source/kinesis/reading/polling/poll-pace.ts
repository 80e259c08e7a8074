import type {Clock} from '../../../time/clock.js';

/**
Calls a second over all caught-up shards of a reader: with a thousand shards, polling each once a second would take most of a processor to read nothing.
*/
const MAX_CALLS_PER_SECOND = 250;

/**
The part of these calls that shards with records may take, so that silent shards are polled too.
*/
const MAX_FLOWING_CALLS_PER_SECOND = 200;

/**
A shard counts as active for this long after its last record.
*/
export const FLOWING_MILLISECONDS = 30_000;

/**
Shares the calls of one reader among its shards that are at the tip. If there are too many for one second, active shards come before silent ones.
*/
export type PollPace = {
	begin(shardId: string): void;
	end(shardId: string): void;
	/**
	When the next call is due, in ms after a call that returned this many records.
	*/
	intervalAfter(shardId: string, recordCount: number): number;
};

/**
How often each shard of a kind is polled, in ms, given how many there are of both.
*/
export const sharedInterval = (wishedMilliseconds: number, {flowing, silent}: {readonly flowing: number; readonly silent: number}, isFlowing: boolean): number => {
	const wishedCalls = (shards: number) => shards * 1000 / wishedMilliseconds;
	if (wishedCalls(flowing + silent) <= MAX_CALLS_PER_SECOND) {
		return wishedMilliseconds;
	}

	const flowingCalls = Math.min(wishedCalls(flowing), MAX_FLOWING_CALLS_PER_SECOND);
	return isFlowing
		? Math.max(wishedMilliseconds, flowing * 1000 / MAX_FLOWING_CALLS_PER_SECOND)
		: Math.max(wishedMilliseconds, silent * 1000 / (MAX_CALLS_PER_SECOND - flowingCalls));
};

export const createPollPace = (wishedMilliseconds: number, clock: Clock): PollPace => {
	const polled = new Set<string>();
	const flowedAt = new Map<string, number>();

	const isFlowing = (shardId: string, recordCount: number): boolean => {
		const now = clock.now();
		if (recordCount > 0) {
			flowedAt.set(shardId, now);
		} else if (now - (flowedAt.get(shardId) ?? -Infinity) >= FLOWING_MILLISECONDS) {
			flowedAt.delete(shardId);
		}

		return flowedAt.has(shardId);
	};

	return {
		begin(shardId) {
			polled.add(shardId);
		},
		end(shardId) {
			polled.delete(shardId);
			flowedAt.delete(shardId);
		},
		intervalAfter(shardId, recordCount) {
			const isOfFlowing = isFlowing(shardId, recordCount);
			const counts = {flowing: flowedAt.size, silent: polled.size - flowedAt.size};
			return sharedInterval(wishedMilliseconds, counts, isOfFlowing);
		},
	};
};
