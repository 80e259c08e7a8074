import type {Random} from '../../random.js';
import {SHARD_WRITE_BYTES_PER_SECOND, SHARD_WRITE_RECORDS_PER_SECOND} from '../../service/limits.js';
import {retryDelay} from '../../time/retry-delay.js';

/**
How fast records go to one shard once it has throttled: as fast as the service lets a shard take them, so that it is kept busy and little is put in vain. A shard that throttles nothing is not held back.
*/
export type ShardPace = {
	/**
	Clock time in ms from which a record may go.
	*/
	readyAt(now: number): number;
	/**
	Takes a record of this size from the allowance, if there is enough.
	*/
	take(now: number, bytes: number): boolean;
	/**
	The shard has taken what it could, or, when `isFull`, nothing at all: then others write to it too, and the waits grow.
	*/
	throttled(now: number, isFull: boolean): void;
	/**
	The shard took everything.
	*/
	relaxed(): void;
};

/**
A little faster than the limit: then the shard sets the pace and never idles, its throttling shows, and a few records in a hundred are put twice.
*/
const EAGERNESS = 1.1;

/**
A second's worth saves up, as in the service. The service documents limits per second only; a burst of one second is what is seen.
*/
const BURST_SECONDS = 1;

/**
Records for a shard wait for each other this long, or every record would be a call of its own. All shards wait for the same moments, so that one call serves them all.
*/
const STEP_MILLISECONDS = 50;

/**
Without a throttle for this long the shard, or what is written to it, has changed.
*/
const MEMORY_MILLISECONDS = 5000;

const FULL_BACKOFF = {base: 50, cap: 1000};

const PER_MILLISECOND = EAGERNESS / 1000;

export const createShardPace = (random: Random): ShardPace => {
	let throttledAt = -Infinity;
	let pausedUntil = -Infinity;
	let timesFull = 0;
	let records = 0;
	let bytes = 0;
	let filledAt = 0;

	// A clock that was set back would hold it for as long.
	const isHeldBack = (now: number): boolean => now >= throttledAt && now - throttledAt < MEMORY_MILLISECONDS;

	const nextStep = (now: number): number => (Math.floor(now / STEP_MILLISECONDS) + 1) * STEP_MILLISECONDS;

	const fill = (now: number): void => {
		const elapsed = Math.max(0, now - filledAt) * PER_MILLISECOND;
		records = Math.min(records + (elapsed * SHARD_WRITE_RECORDS_PER_SECOND), SHARD_WRITE_RECORDS_PER_SECOND * BURST_SECONDS);
		bytes = Math.min(bytes + (elapsed * SHARD_WRITE_BYTES_PER_SECOND), SHARD_WRITE_BYTES_PER_SECOND * BURST_SECONDS);
		filledAt = now;
	};

	return {
		readyAt: now => isHeldBack(now) ? pausedUntil : now,
		take(now, size) {
			if (!isHeldBack(now)) {
				return true;
			}

			fill(now);
			// A record larger than a second's worth goes when the allowance is full.
			if (now < pausedUntil || records < 1 || bytes < Math.min(size, SHARD_WRITE_BYTES_PER_SECOND)) {
				pausedUntil = Math.max(pausedUntil, nextStep(now));
				return false;
			}

			records -= 1;
			bytes -= size;
			return true;
		},
		throttled(now, isFull) {
			throttledAt = now;
			records = 0;
			bytes = Math.min(bytes, 0);
			filledAt = now;
			timesFull = isFull ? timesFull + 1 : 0;
			pausedUntil = nextStep(now + (isFull ? retryDelay(timesFull, FULL_BACKOFF, random) : 0));
		},
		relaxed() {
			timesFull = 0;
		},
	};
};
