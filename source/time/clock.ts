import {setTimeout as delay} from 'node:timers/promises';

/**
Time, passed in everywhere, so that a test jumps hours and the core has no hidden clock.
*/
export type Clock = {
	/**
	Milliseconds since the epoch.
	*/
	now(): number;
	/**
	Resolves after `milliseconds`; rejects with the signal's reason when it aborts first.
	*/
	sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
};

export const systemClock: Clock = {
	now: () => Date.now(),
	async sleep(milliseconds, signal) {
		try {
			await delay(milliseconds, undefined, {signal});
		} catch (error) {
			signal?.throwIfAborted();
			throw error;
		}
	},
};
