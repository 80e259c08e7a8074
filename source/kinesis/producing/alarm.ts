import type {Clock} from '../../time/clock.js';

/**
Rings at the earliest time it was set to. Setting it later than that changes nothing: whoever is rung looks again.
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
