import type {Trouble} from '../../aws/readers/reader-errors.js';
import type {MetricName} from '../../aws/readers/stream-metrics.js';

/**
How far back: an hour in minutes, or a day in steps of five.
*/
export const historySpans = {
	'1h': {milliseconds: 60 * 60 * 1000, periodSeconds: 60},
	'24h': {milliseconds: 24 * 60 * 60 * 1000, periodSeconds: 300},
} as const;

export type HistorySpan = keyof typeof historySpans;

/**
What CloudWatch knows of the stream. `series` has a value for each period, oldest first: per second, and the iterator age in ms. Undefined is a gap: CloudWatch has no data for that time, which is not zero.
*/
export type History = {
	readonly from: number;
	readonly to: number;
	readonly periodSeconds: number;
	readonly series: Readonly<Record<MetricName, ReadonlyArray<number | undefined>>>;
	readonly messages: readonly string[];
};

export type HistoryView = {
	readonly span: HistorySpan;
	/**
	Undefined until it is loaded.
	*/
	readonly history: History | undefined;
	/**
	Kinesis is an emulator, and CloudWatch has no endpoint of its own: it is not asked.
	*/
	readonly isElsewhere: boolean;
	/**
	Why the last load failed.
	*/
	readonly trouble: Trouble | undefined;
	/**
	Metrics requested by this session so far: they are what is charged.
	*/
	readonly requested: number;
};

/**
Dollars for each metric requested with GetMetricData. Source: Amazon CloudWatch pricing, "APIs": $0.01 per 1,000 metrics requested, outside of the free tier.
*/
const DOLLARS_PER_METRIC = 0.01 / 1000;

export const dollarsFor = (requested: number): number => requested * DOLLARS_PER_METRIC;
