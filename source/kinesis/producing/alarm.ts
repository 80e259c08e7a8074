import type {Clock} from '../../time/clock.js';

/**
Rings at its earliest time. A later time changes nothing, because the receiver looks again after a ring.
*/
export const createAlarm = (clock: Clock, signal: AbortSignal, ring: () => void): ((milliseconds: number) => void) => {
	let next = Infinity;

	return milliseconds => {
		const time = clock.now() + milliseconds;
		if (time >= next || signal.aborted) {
			return;
		}

		next = time;
		const sleep = async () => {
			try {
				await clock.sleep(milliseconds, signal);
			} catch {
				return;
			}

			if (next === time) {
				next = Infinity;
			}

			ring();
		};

		void sleep();
	};
};
