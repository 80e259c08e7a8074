import {type Clock, systemClock} from '../../time/clock.js';
import type {Random} from '../../random.js';
import {retryDelay} from '../../time/retry-delay.js';
import {classifyError, type ErrorKind} from './error-kind.js';

const HASTY = {attempts: 5, backoff: {base: 200, cap: 2000}};
const PATIENT = {attempts: Infinity, backoff: {base: 200, cap: 10_000}};

const passingKinds: ReadonlySet<ErrorKind> = new Set(['throttled', 'unreachable', 'unknown-host', 'timeout', 'service-error', 'clock']);

/**
Errors that pass by themselves within seconds.
*/
export const isPassing = (error: unknown): boolean => passingKinds.has(classifyError(error));

// Somebody may log in again, in another window or on the network's own page; a stream that is created or deleted is soon there, or gone.
const isMendable = (error: unknown): boolean => isPassing(error) || ['credentials', 'no-credentials', 'not-kinesis', 'in-use'].includes(classifyError(error));

// Nobody listens there: that answer is quick and certain, and a person waits for it.
const isRefusal = (error: unknown): boolean => (error as {code?: unknown} | undefined)?.code === 'ECONNREFUSED';

export type RetryOptions = {
	readonly signal?: AbortSignal;
	readonly clock?: Clock;
	readonly random?: Random;
	/**
	For who has nobody to tell: tries for as long as it takes, and waits for credentials too, and for a stream that is neither there nor gone.
	*/
	readonly isPatient?: boolean;
};

/**
Makes a call that may be repeated (it reads, or says the same thing twice), again after throttling, resets and server errors, a few times. Throws the last error.
*/
export const retrying = async <T>(
	call: () => Promise<T>,
	{signal, clock = systemClock, random = Math.random, isPatient = false}: RetryOptions = {},
): Promise<T> => {
	const {attempts, backoff} = isPatient ? PATIENT : HASTY;
	for (let attempt = 0; ; attempt++) {
		signal?.throwIfAborted();
		try {
			return await call();
		} catch (error) {
			signal?.throwIfAborted();
			const isWorthIt = isPatient ? isMendable(error) : isPassing(error) && !isRefusal(error);
			if (!isWorthIt || attempt + 1 >= attempts) {
				throw error;
			}

			await clock.sleep(retryDelay(attempt, backoff, random), signal);
		}
	}
};
