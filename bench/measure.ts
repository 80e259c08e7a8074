/**
The results of several runs: the middle one and the extremes.
*/
export type Figure = {
	readonly median: number;
	readonly min: number;
	readonly max: number;
	/**
	In the order in which they were taken.
	*/
	readonly runs: readonly number[];
};

/**
With fewer runs, other work on the machine would decide the result.
*/
export const ROUNDS = 5;

/**
The value below which `part` (0 to 1) of the values lie; NaN of none.
*/
export const quantile = (values: readonly number[], part: number): number => {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
};

/**
The middle value, or the mean of the two in the middle; NaN of none.
*/
export const median = (values: readonly number[]): number => {
	const sorted = values.toSorted((a, b) => a - b);
	const half = sorted.length / 2;
	return sorted.length === 0 ? NaN : (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2;
};

export const figureOf = (runs: readonly number[]): Figure => ({
	median: median(runs),
	min: Math.min(...runs),
	max: Math.max(...runs),
	runs,
});

/**
Ratios of runs that were made side by side, pair by pair: what slowed one down slowed the other down too.
*/
export const ratioOf = (runs: readonly number[], yardstick: readonly number[]): Figure => figureOf(runs.map((run, index) => run / yardstick[index]!));

/**
Runs each of the measurements in turn, `rounds` times over.
*/
export const alternate = async <Name extends string, Measured>(measurements: Readonly<Record<Name, () => Promise<Measured>>>, rounds = ROUNDS): Promise<Record<Name, Measured[]>> => {
	const names = Object.keys(measurements) as Name[];
	const results = Object.fromEntries(names.map(name => [name, []])) as unknown as Record<Name, Measured[]>;
	for (let round = 0; round < rounds; round++) {
		for (const name of names) {
			results[name].push(await measurements[name]());
		}
	}

	return results;
};
