const PART_MILLISECONDS = 5000;
const PARTS = 12;

/**
The last minute in twelve parts. When a new part begins, the oldest one goes, so it covers 55 to 60 s.
*/
export type SlidingMinute<Part> = {
	/**
	The part for `now` (clock time in ms). An earlier time than before counts for the newest part.
	*/
	at(now: number): Part;
	/**
	The last `count` parts that exist, oldest first.
	*/
	parts(now: number, count?: number): readonly Part[];
	/**
	Clock time in ms at which the oldest of these parts begins.
	*/
	startOf(now: number, count?: number): number;
};

export const createSlidingMinute = <Part>(create: () => Part): SlidingMinute<Part> => {
	let kept: Array<{readonly number: number; readonly part: Part}> = [];

	const numberOf = (now: number): number => Math.max(kept.at(-1)?.number ?? -Infinity, Math.floor(now / PART_MILLISECONDS));

	return {
		at(now) {
			const number = numberOf(now);
			const newest = kept.at(-1);
			if (newest?.number === number) {
				return newest.part;
			}

			const part = create();
			kept = [...kept.filter(old => old.number > number - PARTS), {number, part}];
			return part;
		},
		parts(now, count = PARTS) {
			const number = numberOf(now);
			return kept.filter(old => old.number > number - count).map(({part}) => part);
		},
		startOf: (now, count = PARTS) => (numberOf(now) - count + 1) * PART_MILLISECONDS,
	};
};
