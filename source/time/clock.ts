import {setTimeout as delay} from 'node:timers/promises';

/**
The time. It is passed in everywhere, so that a test can jump hours.
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
