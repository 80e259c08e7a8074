/**
When a running tail saves its checkpoint: after each batch of records, so that a crash repeats one batch at most, as long as that takes little of the time; else, and where nothing new was read, once a second.
*/
export type SavePace = {
	isDue(now: number, hasRecords: boolean): boolean;
	saved(startedAt: number, endedAt: number): void;
};

const PERIOD_MILLISECONDS = 1000;

/**
Of each second: a save takes some milliseconds, for it waits for the disk, and thousands of busy shards have more batches than that.
*/
const MAX_SAVING_MILLISECONDS = 250;

export const createSavePace = (startedAt: number): SavePace => {
	let savedAt = startedAt;
	let periodAt = startedAt;
	let spent = 0;

	// A clock that was set back must not stop the saving.
	const isPast = (since: number, now: number): boolean => now < since || now - since >= PERIOD_MILLISECONDS;

	return {
		isDue(now, hasRecords) {
			if (isPast(periodAt, now)) {
				periodAt = now;
				spent = 0;
			}

			return (hasRecords && spent < MAX_SAVING_MILLISECONDS) || isPast(savedAt, now);
		},
		saved(from, to) {
			savedAt = to;
			spent += Math.max(0, to - from);
		},
	};
};
