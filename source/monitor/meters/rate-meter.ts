const SECOND = 1000;

/**
Counts per second over the last two minutes, in fixed memory.
*/
export type RateMeter = {
	/**
	`now` is clock time in ms; time that goes back counts for the newest second.
	*/
	add(now: number, amount: number): void;
	/**
	The mean over the last full seconds, over the meter's age while that is shorter. The second under way counts only at the very beginning: it would make a steady rate flicker.
	*/
	perSecond(now: number, seconds?: number): number;
	/**
	The sums of the last full seconds, oldest first, from the first `add` on.
	*/
	history(now: number): number[];
};

/**
How far back the producer's sparkline goes.
*/
export const HISTORY_SECONDS = 120;

export const createRateMeter = (historySeconds = HISTORY_SECONDS): RateMeter => {
	const slots = new Float64Array(historySeconds + 1);
	let first: number | undefined;
	let startedAt = 0;
	let newest = 0;

	const slotOf = (second: number): number => ((second % slots.length) + slots.length) % slots.length;

	// Empties the seconds that passed since the newest one.
	const advance = (now: number): void => {
		const second = Math.floor(now / SECOND);
		const passed = Math.min(second - newest, slots.length);
		for (let index = 0; index < passed; index++) {
			slots[slotOf(second - index)] = 0;
		}

		newest = Math.max(newest, second);
	};

	// The seconds from `from` on, up to the last full one.
	const fullSeconds = (from: number): number[] => {
		const oldest = Math.max(from, newest - historySeconds, first ?? newest);
		return Array.from({length: Math.max(0, newest - oldest)}, (_, index) => slots[slotOf(oldest + index)]!);
	};

	return {
		add(now, amount) {
			if (first === undefined) {
				startedAt = now;
				newest = Math.floor(now / SECOND);
				first = newest;
			}

			advance(now);
			slots[slotOf(newest)]! += amount;
		},
		perSecond(now, seconds = 5) {
			if (first === undefined) {
				return 0;
			}

			advance(now);
			let sum = 0;
			for (const amount of fullSeconds(newest - seconds)) {
				sum += amount;
			}

			const windowStart = Math.max(startedAt, (newest - seconds) * SECOND);
			const duration = (newest * SECOND) - windowStart;
			return duration >= SECOND
				? sum * SECOND / duration
				: (sum + slots[slotOf(newest)]!) * SECOND / Math.max(SECOND, now - windowStart);
		},
		history(now) {
			if (first === undefined) {
				return [];
			}

			advance(now);
			return fullSeconds(newest - historySeconds);
		},
	};
};
