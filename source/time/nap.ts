import type {Clock} from './clock.js';

/**
A rest that can be ended early: the pause of a loop.
*/
export type Nap = {
	/**
	Resolves after `milliseconds`, or at once when woken, when `wake` was called since the last rest, or when the signal aborts. Never rejects.
	*/
	rest(milliseconds: number, signal: AbortSignal): Promise<void>;
	wake(): void;
};

// A reason of its own: without one, each wake makes an error with a stack trace.
const WOKEN = Symbol('woken');

export const createNap = (clock: Clock): Nap => {
	let isWoken = false;
	let resting: AbortController | undefined;

	const wake = () => {
		isWoken = true;
		resting?.abort(WOKEN);
	};

	return {
		async rest(milliseconds, signal) {
			if (!isWoken && !signal.aborted) {
				resting = new AbortController();
				signal.addEventListener('abort', wake, {once: true});
				// Waking up is not a failure.
				await clock.sleep(milliseconds, resting.signal).catch(() => undefined);
				signal.removeEventListener('abort', wake);
				resting = undefined;
			}

			isWoken = false;
		},
		wake,
	};
};
