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
	// Not Node's own promise of a timer: when that is aborted it makes an error with a stack trace, and the dashboard is woken many times a second.
	async sleep(milliseconds, signal) {
		signal?.throwIfAborted();
		const {promise, resolve, reject} = Promise.withResolvers<void>();
		const timer = setTimeout(resolve, milliseconds);
		const abort = () => {
			clearTimeout(timer);
			reject(signal!.reason);
		};

		signal?.addEventListener('abort', abort, {once: true});
		try {
			await promise;
		} finally {
			signal?.removeEventListener('abort', abort);
		}
	},
};
