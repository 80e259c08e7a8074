import type {Clock} from '../../time/clock.js';

/**
When records go: at a rate, with the gaps in which they once arrived, or as fast as the stream takes them.
*/
export type Pace =
	| {readonly type: 'rate'; readonly perSecond: number}
	/**
	`speed` 10 makes a gap of ten seconds one of one second.
	*/
	| {readonly type: 'gaps'; readonly speed: number}
	| {readonly type: 'fastest'};

/**
Says how many milliseconds the next record waits. A record without an arrival time follows the one before it at once.
*/
export const createPace = (pace: Pace, clock: Clock): ((arrivedAt: number | undefined) => number) => {
	let startedAt: number | undefined;
	let records = 0;
	let firstArrival: number | undefined;
	let lastDue = 0;

	const dueAfter = (arrivedAt: number | undefined): number => {
		switch (pace.type) {
			case 'fastest': {
				return 0;
			}

			case 'rate': {
				return records * 1000 / pace.perSecond;
			}

			case 'gaps': {
				firstArrival ??= arrivedAt;
				// Shards are read one beside the other, so times may go back a little.
				return arrivedAt === undefined ? lastDue : Math.max(lastDue, (arrivedAt - firstArrival!) / pace.speed);
			}
		}
	};

	return arrivedAt => {
		const now = clock.now();
		startedAt ??= now;
		lastDue = dueAfter(arrivedAt);
		records++;
		return Math.max(0, startedAt + lastDue - now);
	};
};
