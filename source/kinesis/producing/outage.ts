import type {Random} from '../../random.js';
import {retryDelay} from '../../time/retry-delay.js';
import {tellEvery} from '../../time/tell-every.js';

/**
Calls that fail as a whole. All other calls wait too, longer with each failure in a row.
*/
export type Outage = {
	/**
	For how long, in ms, nothing is to be sent.
	*/
	remaining(now: number): number;
	/**
	True when a person should be told: after a second without an answer, and every ten seconds from then on.
	*/
	failed(now: number): boolean;
	/**
	True when this answer ends an outage that a person was told of.
	*/
	answered(): boolean;
};

const BACKOFF = {base: 20, cap: 5000};

/**
A person need not hear of a few lost answers.
*/
const QUIET_MILLISECONDS = 1000;

const TELL_EVERY_MILLISECONDS = 10_000;

export const createOutage = (random: Random): Outage => {
	let failures = 0;
	let firstAt = 0;
	let waitsSince = -Infinity;
	let delay = 0;
	const telling = tellEvery(TELL_EVERY_MILLISECONDS);

	// Otherwise a clock that was set back would stop everything for that long.
	const remaining = (now: number): number => now < waitsSince ? 0 : Math.max(0, waitsSince + delay - now);

	return {
		remaining,
		failed(now) {
			// A call from before the wait is not a new try.
			if (remaining(now) > 0) {
				return false;
			}

			firstAt = failures === 0 ? now : firstAt;
			waitsSince = now;
			delay = retryDelay(failures, BACKOFF, random);
			failures++;
			return now - firstAt >= QUIET_MILLISECONDS && telling.isDue('outage', now);
		},
		answered() {
			const wasTold = telling.told !== undefined;
			failures = 0;
			telling.forget();
			return wasTold;
		},
	};
};
