const SECOND = 1000;

/**
The level of something, such as a queue, in each of the last seconds. Its memory is fixed.
*/
export type LevelMeter = {
	/**
	The level at `now`, clock time in ms. Of one second the highest counts; a second without any has the level of the one before.
	*/
	note(now: number, level: number): void;
	/**
	The levels of the last full seconds, oldest first, from the first `note` on.
	*/
	history(now: number): number[];
};

export const createLevelMeter = (historySeconds: number): LevelMeter => {
	// Oldest first; the last one is of the second `newest`, which may be under way.
	let levels: number[] = [];
	let newest = 0;
	let last = 0;

	const advance = (now: number): void => {
		const second = Math.floor(now / SECOND);
		const passed = Math.min(Math.max(0, second - newest), historySeconds + 1);
		for (let count = 0; count < passed; count++) {
			levels.push(last);
		}

		levels = levels.length > historySeconds + 1 ? levels.slice(-historySeconds - 1) : levels;
		newest = Math.max(newest, second);
	};

	return {
		note(now, level) {
			if (levels.length === 0) {
				newest = Math.floor(now / SECOND);
				levels = [level];
			}

			const before = newest;
			advance(now);
			levels[levels.length - 1] = newest > before ? level : Math.max(levels.at(-1)!, level);
			last = level;
		},
		history(now) {
			if (levels.length === 0) {
				return [];
			}

			advance(now);
			return levels.slice(0, -1);
		},
	};
};
