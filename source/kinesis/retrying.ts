import {type Clock, systemClock} from '../clock.js';
import type {Random} from '../random.js';
import {classifyError, type ErrorKind} from './error-kind.js';
import {retryDelay} from './retry-delay.js';

const CONTROL_PLANE_BACKOFF = {base: 200, cap: 2000};
const ATTEMPTS = 5;

const passingKinds: ReadonlySet<ErrorKind> = new Set(['throttled', 'unreachable', 'unknown-host', 'timeout', 'service-error', 'clock']);

/**
Errors that pass by themselves within seconds.
*/
export const isPassing = (error: unknown): boolean => passingKinds.has(classifyError(error));

// Nobody listens there: that answer is quick and certain, and a person waits for it.
const isRefusal = (error: unknown): boolean => (error as {code?: unknown} | undefined)?.code === 'ECONNREFUSED';

export type RetryOptions = {
	readonly signal?: AbortSignal;
	readonly clock?: Clock;
	readonly random?: Random;
	/**
	How often to try; Infinity for those that have nobody to tell.
	*/
	readonly attempts?: number;
};

/**
Makes a call that may be repeated (it reads, or says the same thing twice), again after throttling, resets and server errors, a few times. Throws the last error.
*/
export const retrying = async <T>(
	call: () => Promise<T>,
	{signal, clock = systemClock, random = Math.random, attempts = ATTEMPTS}: RetryOptions = {},
): Promise<T> => {
	for (let attempt = 0; ; attempt++) {
		signal?.throwIfAborted();
		try {
			return await call();
		} catch (error) {
			signal?.throwIfAborted();
			const isHopeless = !isPassing(error) || (isRefusal(error) && attempts !== Infinity);
			if (isHopeless || attempt + 1 >= attempts) {
				throw error;
			}

			await clock.sleep(retryDelay(attempt, CONTROL_PLANE_BACKOFF, random), signal);
		}
	}
};
