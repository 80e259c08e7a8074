import type {Clock} from '../time/clock.js';
import type {AlertChange} from '../monitor/alerts/alert.js';

/**
Alerts often come several at once: one ring says as much.
*/
const QUIET_MILLISECONDS = 5000;

/**
Rings for an alert that is raised, if the user asked for a bell.
*/
export const createBell = (hasBell: boolean, clock: Clock, ring: () => void): (change: AlertChange) => void => {
	let lastAt = -Infinity;
	return ({type}) => {
		const at = clock.now();
		if (!hasBell || type !== 'raised' || at - lastAt < QUIET_MILLISECONDS) {
			return;
		}

		lastAt = at;
		ring();
	};
};
