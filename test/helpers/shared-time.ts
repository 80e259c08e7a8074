import type {Clock} from '../../source/time/clock.js';
import {createManualClock} from './manual-clock.js';

/**
Client and endpoint live in the same time, and it passes by the waits of the client alone: no status is missed, and no test waits.
*/
export const createSharedTime = () => {
	const endpointClock = createManualClock(Date.now());
	const clock: Clock = {
		now: endpointClock.now,
		async sleep(milliseconds, signal) {
			signal?.throwIfAborted();
			await endpointClock.advance(milliseconds);
			signal?.throwIfAborted();
		},
	};
	return {clock, endpointClock};
};
