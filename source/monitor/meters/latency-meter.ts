import {createHistogram, type RecordableHistogram} from 'node:perf_hooks';

export type Percentiles = {
	readonly p50: number;
	readonly p99: number;
};

/**
Percentiles of the last minute's durations, in fixed memory: Node's own HDR histograms, six of ten seconds each.
*/
export type LatencyMeter = {
	/**
	Both in ms; `now` is clock time. A duration below 1 ms counts as 1.
	*/
	add(now: number, milliseconds: number): void;
	/**
	In ms, to two figures; undefined without any in the last minute.
	*/
	percentiles(now: number): Percentiles | undefined;
};

const PART_MILLISECONDS = 10_000;
const PARTS = 6;

/**
A duration above an hour counts as one.
*/
const LONGEST_MILLISECONDS = 60 * 60 * 1000;

const newHistogram = (): RecordableHistogram => createHistogram({lowest: 1, highest: LONGEST_MILLISECONDS, figures: 2});

export const createLatencyMeter = (): LatencyMeter => {
	let parts: Array<{readonly number: number; readonly histogram: RecordableHistogram}> = [];

	const advance = (now: number): number => {
		const number = Math.floor(now / PART_MILLISECONDS);
		if (parts.length > 0 && parts[0]!.number <= number - PARTS) {
			parts = parts.filter(part => part.number > number - PARTS);
		}

		return number;
	};

	return {
		add(now, milliseconds) {
			const number = advance(now);
			let part = parts.at(-1);
			if (!part || part.number < number) {
				part = {number, histogram: newHistogram()};
				parts.push(part);
			}

			const whole = Math.max(1, Math.round(milliseconds));
			part.histogram.record(Math.min(whole, LONGEST_MILLISECONDS));
		},
		percentiles(now) {
			advance(now);
			if (parts.length === 0) {
				return undefined;
			}

			const sum = newHistogram();
			for (const {histogram} of parts) {
				sum.add(histogram);
			}

			return {p50: sum.percentile(50), p99: sum.percentile(99)};
		},
	};
};
