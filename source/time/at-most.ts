import type {Clock} from './clock.js';

/**
Waits for the work, but no longer than `milliseconds`. Rejects when the work does.
*/
export const atMost = async (milliseconds: number, work: Promise<unknown>, clock: Clock): Promise<void> => {
	const patience = new AbortController();
	try {
		await Promise.race([work, clock.sleep(milliseconds, patience.signal).catch(() => undefined)]);
	} finally {
		patience.abort();
	}
};
