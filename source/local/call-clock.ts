import type {Clock} from '../time/clock.js';

/**
A clock that stands still during a call, so that a call happens at one moment, and again at that moment when it is replayed.
*/
export type CallClock = Clock & {
	/**
	Runs `action` at `time` (in ms), by default now.
	*/
	hold<Result>(action: () => Result, time?: number): Result;
};

export const createCallClock = (clock: Clock): CallClock => {
	let held: number | undefined;
	return {
		now: () => held ?? clock.now(),
		sleep: async (milliseconds, signal) => clock.sleep(milliseconds, signal),
		hold(action, time = clock.now()) {
			held = time;
			try {
				return action();
			} finally {
				held = undefined;
			}
		},
	};
};
