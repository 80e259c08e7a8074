/**
What an alert can watch: `lag` how far behind the reader of a shard is (ms); `throttled` our puts that shards turn down each second, and shards whose reads they turn down; `silence` for how long no record came (ms); `rate` records written per second, by the time of arrival; `hot-shard` how much of its write limit a shard takes (1 is all of it). Worst first: nothing coming and records turned down are worse than being slow.
*/
export const alertMeasures = ['silence', 'throttled', 'lag', 'hot-shard', 'rate'] as const;

export type AlertMeasure = (typeof alertMeasures)[number];

export type Threshold = {
	/**
	As it is shown, and as it can be typed: `lag>30s`.
	*/
	readonly text: string;
	readonly measure: AlertMeasure;
	readonly isBelow: boolean;
	/**
	In the measure's own unit.
	*/
	readonly limit: number;
};
