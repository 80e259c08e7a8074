/**
A partition key and its traffic.
*/
export type KeyFact = {
	readonly key: string;
	/**
	The shard of its last record.
	*/
	readonly shardId: string;
	readonly records: number;
	/**
	Its share of all records, 0 … 1.
	*/
	readonly share: number;
	/**
	Its share of its shard's records, 0 … 1.
	*/
	readonly shareOfShard: number;
};

/**
A key that uses a large share of one shard's write limit.
*/
export type HotKey = {
	readonly key: string;
	readonly shardId: string;
	readonly shareOfShard: number;
	/**
	Its share of one shard's write limit, by records or by bytes, whichever is larger. 1 is the limit.
	*/
	readonly load: number;
};

export type ValueFact = {
	readonly value: string;
	readonly count: number;
};

/**
From a sample of each second: parsing all records would take too long.
*/
export type ClickFacts = {
	/**
	The size of the sample.
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
	Buckets by powers of two, without gaps: `from` bytes up to less than twice as many.
	*/
	readonly buckets: ReadonlyArray<{readonly from: number; readonly count: number}>;
	/**
	Bytes of data. The percentiles are at most an eighth too high.
	*/
	readonly p50: number;
	readonly p99: number;
	readonly max: number;
};

/**
The content of the stream in the last minute.
*/
export type Facts = {
	/**
	The seconds that it covers: fewer than 60 at the beginning.
	*/
	readonly seconds: number;
	readonly records: number;
	/**
	Bytes of data and partition keys.
	*/
	readonly bytes: number;
	/**
	Most frequent first, at most TOP_KEYS.
	*/
	readonly keys: readonly KeyFact[];
	/**
	How many records the count of a key can be too low. A key that is not listed has at most this many more than the last listed key.
	*/
	readonly keyError: number;
	readonly hotKey: HotKey | undefined;
	readonly clicks: ClickFacts;
	readonly sizes: SizeFacts | undefined;
	/**
	Records read in each of the last full seconds, oldest first, at most HISTORY_SECONDS.
	*/
	readonly history: readonly number[];
	/**
	Only a sample of the records was read: the figures are of that sample, and whether a key is hot cannot be told.
	*/
	readonly isSample?: boolean;
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
