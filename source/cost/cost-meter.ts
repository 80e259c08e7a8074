import {
	standingCostPerHour,
	throughputCost,
	type Priced,
	type Throughput,
} from './cost.js';
import type {PriceTable} from './prices.js';

/**
The cost of a stream since the session began to look at it.
*/
export type CostMeter = {
	/**
	The stream from `at` on (clock time in ms); undefined if there is none, which costs nothing.
	*/
	see(at: number, stream: Priced | undefined): void;
	/**
	What was written and read since the last call.
	*/
	add(throughput: Throughput): void;
	/**
	Dollars until `at`.
	*/
	spent(at: number): number;
};

const HOUR_MILLISECONDS = 3_600_000;

export const createCostMeter = (prices: PriceTable): CostMeter => {
	let stream: Priced | undefined;
	let since = 0;
	let settled = 0;

	const standing = (at: number): number =>
		stream === undefined ? 0 : standingCostPerHour(stream, prices) * Math.max(0, at - since) / HOUR_MILLISECONDS;

	return {
		see(at, next) {
			settled += standing(at);
			since = at;
			stream = next ?? undefined;
		},
		add(throughput) {
			if (stream !== undefined) {
				settled += throughputCost(stream.mode, throughput, prices);
			}
		},
		spent: at => settled + standing(at),
	};
};
