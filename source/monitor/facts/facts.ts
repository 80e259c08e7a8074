/**
A partition key and what it takes.
*/
export type KeyFact = {
	readonly key: string;
	/**
	The shard that its records were read from last.
	*/
	readonly shardId: string;
	readonly records: number;
	/**
	Its part of all records, 0 … 1.
	*/
	readonly share: number;
	/**
	Its part of its shard's records, 0 … 1.
	*/
	readonly shareOfShard: number;
};

/**
A key that takes a large part of what one shard takes in at all.
*/
export type HotKey = {
	readonly key: string;
	readonly shardId: string;
	readonly shareOfShard: number;
	/**
	Its records or bytes per second, whichever is nearer, against one shard's write limit: 1 is all of it.
	*/
	readonly load: number;
};

export type ValueFact = {
	readonly value: string;
	readonly count: number;
};

/**
From some records of each second: nobody waits for all of them to be parsed.
*/
export type ClickFacts = {
	/**
	Records that were looked at.
	*/
	readonly sampled: number;
	/**
	Most frequent first, at most TOP_VALUES.
	*/
	readonly urls: readonly ValueFact[];
	readonly users: readonly ValueFact[];
};

export type SizeFacts = {
	/**
	By powers of two: `from` bytes up to less than twice that; without gaps.
	*/
	readonly buckets: ReadonlyArray<{readonly from: number; readonly count: number}>;
	/**
	Bytes of data; the percentiles are at most an eighth too high.
	*/
	readonly p50: number;
	readonly p99: number;
	readonly max: number;
};

/**
What was in the stream, as it was read in the last minute.
*/
export type Facts = {
	/**
	How much of the minute there is: less at the beginning.
	*/
	readonly seconds: number;
	readonly records: number;
	/**
	Data and partition keys.
	*/
	readonly bytes: number;
	/**
	Most frequent first, at most TOP_KEYS.
	*/
	readonly keys: readonly KeyFact[];
	/**
	Records by which the count of a key can be too low, and so how many a key that is not shown can have at most beyond the last one shown.
	*/
	readonly keyError: number;
	readonly hotKey: HotKey | undefined;
	readonly clicks: ClickFacts;
	readonly sizes: SizeFacts | undefined;
	/**
	Records read in each of the last full seconds, oldest first, at most HISTORY_SECONDS.
	*/
	readonly history: readonly number[];
};

export const TOP_KEYS = 30;
export const TOP_VALUES = 15;
export const HISTORY_SECONDS = 600;

export const noFacts: Facts = {
	seconds: 0,
	records: 0,
	bytes: 0,
	keys: [],
	keyError: 0,
	hotKey: undefined,
	clicks: {sampled: 0, urls: [], users: []},
	sizes: undefined,
	history: [],
};
