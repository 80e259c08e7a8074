import type {Clock} from '../../time/clock.js';

/**
A signal that aborts some time after another one.
*/
export type LaterSignal = {
	readonly signal: AbortSignal;
	/**
	It is not needed any more, and does not abort.
	*/
	stop(): void;
};

/**
`milliseconds` is asked when the first signal aborts.
*/
export const laterSignal = (before: AbortSignal, milliseconds: () => number, clock: Clock): LaterSignal => {
	const ending = new AbortController();
	const unneeded = new AbortController();

	const begin = async () => {
		await clock.sleep(milliseconds(), unneeded.signal).catch(() => undefined);
		if (!unneeded.signal.aborted) {
			ending.abort();
		}
	};

	const onAbort = () => {
		void begin();
	};

	before.addEventListener('abort', onAbort, {once: true});
	if (before.aborted) {
		onAbort();
	}

	return {
		signal: ending.signal,
		stop() {
			before.removeEventListener('abort', onAbort);
			unneeded.abort();
		},
	};
};
