import {type Clock, systemClock} from '../../time/clock.js';
import type {Random} from '../../random.js';
import {retryDelay} from '../../time/retry-delay.js';
import type {ClassifyError, ErrorKind} from './error-kind.js';

const HASTY = {attempts: 5, backoff: {base: 200, cap: 2000}};
const PATIENT = {attempts: Infinity, backoff: {base: 200, cap: 10_000}};

const passingKinds: ReadonlySet<ErrorKind> = new Set(['throttled', 'unreachable', 'unknown-host', 'timeout', 'service-error', 'clock']);

// A person may log in again, in another window or on the network's own page. A stream that is being created or deleted is soon there, or gone.
const mendableKinds: ReadonlySet<ErrorKind> = new Set([...passingKinds, 'credentials', 'no-credentials', 'wrong-service', 'in-use']);

// Nothing listens there: that answer is quick and certain, and a person is waiting.
const isRefusal = (error: unknown): boolean => (error as {code?: unknown} | undefined)?.code === 'ECONNREFUSED';

export type RetryOptions = {
	readonly signal?: AbortSignal;
	readonly clock?: Clock;
	readonly random?: Random;
	/**
	Retries forever, for background work; waits for credentials too, and for a stream that is neither there nor gone.
	*/
	readonly isPatient?: boolean;
};

/**
Retrying for one service, by its kinds of errors.
*/
export type Retrying = {
	/**
	Makes a call that may be repeated (it reads, or says the same thing twice), again after throttling, resets and server errors, a few times. Throws the last error.
	*/
	retrying<T>(call: () => Promise<T>, options?: RetryOptions): Promise<T>;
	/**
	Errors that pass by themselves within seconds.
	*/
	isPassing(error: unknown): boolean;
};

export const createRetrying = (classifyError: ClassifyError): Retrying => {
	const isPassing = (error: unknown): boolean => passingKinds.has(classifyError(error));

	return {
		isPassing,
		async retrying(call, {signal, clock = systemClock, random = Math.random, isPatient = false} = {}) {
			const {attempts, backoff} = isPatient ? PATIENT : HASTY;
			for (let attempt = 0; ; attempt++) {
				signal?.throwIfAborted();
				try {
					return await call();
				} catch (error) {
					signal?.throwIfAborted();
					const isWorthIt = isPatient ? mendableKinds.has(classifyError(error)) : isPassing(error) && !isRefusal(error);
					if (!isWorthIt || attempt + 1 >= attempts) {
						throw error;
					}

					await clock.sleep(retryDelay(attempt, backoff, random), signal);
				}
			}
		},
	};
};
