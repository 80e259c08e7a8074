import type {Clock} from '../../source/time/clock.js';

type Sleeper = {
	readonly wakeAt: number;
	readonly wake: () => void;
};

export type ManualClock = Clock & {
	/**
	Moves time forward, waking sleepers in order; pending promise work runs between two of them.
	*/
	advance(milliseconds: number): Promise<void>;
	/**
	How many sleeps are pending: what a test waits for before it advances.
	*/
	readonly sleepers: number;
};

/**
A clock that stands still until a test moves it.
*/
export const createManualClock = (start = Date.UTC(2026, 0, 1)): ManualClock => {
	let time = start;
	const sleepers = new Set<Sleeper>();

	const settle = async () => {
		// A turn of the event loop runs everything that a woken sleeper set going without I/O.
		await new Promise(resolve => {
			setImmediate(resolve);
		});
	};

	return {
		now: () => time,
		get sleepers() {
			return sleepers.size;
		},
		async sleep(milliseconds, signal) {
			signal?.throwIfAborted();
			await new Promise<void>((resolve, reject) => {
				const onAbort = () => {
					sleepers.delete(sleeper);
					reject(signal!.reason as Error);
				};

				const sleeper: Sleeper = {
					wakeAt: time + milliseconds,
					wake() {
						sleepers.delete(sleeper);
						signal?.removeEventListener('abort', onAbort);
						resolve();
					},
				};
				signal?.addEventListener('abort', onAbort, {once: true});
				sleepers.add(sleeper);
			});
		},
		async advance(milliseconds) {
			const target = time + milliseconds;
			await settle();
			for (;;) {
				const next = [...sleepers].filter(sleeper => sleeper.wakeAt <= target).toSorted((a, b) => a.wakeAt - b.wakeAt)[0];
				if (!next) {
					break;
				}

				time = Math.max(time, next.wakeAt);
				next.wake();
				await settle();
			}

			time = target;
			await settle();
		},
	};
};
