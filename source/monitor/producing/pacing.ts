/**
When events are due, so that their number follows the rate exactly however late the timer is.
*/
export type Pacing = {
	/**
	Begins anew: an event is due at once.
	*/
	restart(now: number): void;
	/**
	Takes what is due at `now`, clock time in ms.
	*/
	take(now: number): number;
	/**
	Milliseconds until something is due again.
	*/
	untilNext(now: number): number;
	/**
	The time since the last event counts at the new rate.
	*/
	setRate(eventsPerSecond: number, now: number): void;
};

/**
Above this many a second, events come in groups. A call costs ten times what an event does, so more groups would mostly make calls. Source: the Kinesis Producer Library too gathers records for 100 ms by default (RecordMaxBufferedTime).
*/
const GROUPS_PER_SECOND = 10;

/**
What could not be made for longer than this (a full queue, a laptop that slept) is not made up for.
*/
const MAX_BEHIND_MILLISECONDS = 1000;

export const createPacing = (eventsPerSecond: number, start: number): Pacing => {
	let rate = eventsPerSecond;
	// The next event, as a time: the others follow at the rate.
	let dueAt = start;
	let takenAt = -Infinity;

	return {
		restart(now) {
			dueAt = now;
		},
		take(now) {
			// A clock that was set back does not stop it either.
			const wasSetBack = dueAt - now > Math.max(MAX_BEHIND_MILLISECONDS, 1000 / rate);
			dueAt = wasSetBack ? now : Math.max(dueAt, now - MAX_BEHIND_MILLISECONDS);
			takenAt = now;
			const due = Math.max(0, Math.floor((now - dueAt) * rate / 1000) + 1);
			dueAt += due * 1000 / rate;
			return due;
		},
		untilNext(now) {
			const untilDue = Math.max(0, dueAt - now);
			return rate > GROUPS_PER_SECOND ? Math.max(untilDue, takenAt + (1000 / GROUPS_PER_SECOND) - now) : untilDue;
		},
		setRate(nextRate, now) {
			const lastAt = dueAt - (1000 / rate);
			rate = nextRate;
			dueAt = Math.max(now, lastAt + (1000 / rate));
		},
	};
};
