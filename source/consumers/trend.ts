/**
A lag at a time, both in ms.
*/
export type LagSample = {readonly at: number; readonly lag: number};

/**
A trend is that of the last five minutes.
*/
export const TREND_MILLISECONDS = 5 * 60 * 1000;

/**
From a shorter time nothing can be said.
*/
const SHORTEST_MILLISECONDS = 15_000;

/**
An application that makes a checkpoint each minute has a lag that goes up and down.
*/
const STEADY_PER_SECOND = 0.1;

export type Trend = {
	readonly direction: 'growing' | 'falling' | 'steady';
	/**
	By how many seconds the lag changes in a minute: 60 for a consumer that stands.
	*/
	readonly secondsPerMinute: number;
};

/**
The samples with a new one, without those that are older than five minutes.
*/
export const withSample = (samples: readonly LagSample[], sample: LagSample): readonly LagSample[] =>
	[...samples.filter(({at}) => at > sample.at - TREND_MILLISECONDS), sample];

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
The line that fits the samples best; undefined for too short a time.
*/
export const trendOf = (samples: readonly LagSample[]): Trend | undefined => {
	const [first] = samples;
	const last = samples.at(-1);
	if (first === undefined || last === undefined || last.at - first.at < SHORTEST_MILLISECONDS) {
		return undefined;
	}

	const middle = mean(samples.map(({at}) => at));
	const middleLag = mean(samples.map(({lag}) => lag));
	let together = 0;
	let alone = 0;
	for (const {at, lag} of samples) {
		together += (at - middle) * (lag - middleLag);
		alone += (at - middle) ** 2;
	}

	const slope = together / alone;
	return {
		direction: Math.abs(slope) < STEADY_PER_SECOND ? 'steady' : (slope > 0 ? 'growing' : 'falling'),
		secondsPerMinute: slope * 60,
	};
};
