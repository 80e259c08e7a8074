/**
The measures of alerts: `lag` is how far the reader of a shard is behind (ms). `throttled` is throttled puts of ours and throttled reads, per second. `silence` is the time without a record (ms). `rate` is records written per second, by arrival time. `hot-shard` is the share of its write limit that a shard takes (1 is the limit). `consumer-lag` is how far an application with a lease table is behind (ms). Worst first: no records, and throttled ones, are worse than slow ones.
*/
export const alertMeasures = ['silence', 'throttled', 'consumer-lag', 'lag', 'hot-shard', 'rate'] as const;

export type AlertMeasure = (typeof alertMeasures)[number];

export type Threshold = {
	/**
	As shown and as typed: `lag>30s`.
	*/
	readonly text: string;
	readonly measure: AlertMeasure;
	readonly isBelow: boolean;
	/**
	In the measure's unit.
	*/
	readonly limit: number;
};
