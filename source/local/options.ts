import type {Clock} from '../clock.js';
import type {Random} from '../random.js';

/**
How an embedded Kinesis behaves. Everything has a default; tests set the clock and the durations.
*/
export type EngineOptions = {
	readonly clock?: Clock;
	readonly random?: Random;
	/**
	Default us-east-1.
	*/
	readonly region?: string;
	/**
	How long CREATING, UPDATING and DELETING (and a consumer's CREATING) last, in ms. Default 1,500: a moment that one can see.
	*/
	readonly transitionMilliseconds?: number;
	/**
	False lifts the throughput limits (per shard, and call rates); sizes and counts stay limited. Default true.
	*/
	readonly hasLimits?: boolean;
	/**
	Most record bytes kept over all streams; the oldest records go first. Default 256 MiB.
	*/
	readonly maxBytes?: number;
	/**
	Open shards in this account and region. Default 20,000.
	*/
	readonly shardLimit?: number;
	/**
	Told when records are dropped because of `maxBytes`, and how many.
	*/
	readonly onTrimmed?: (trimmedRecords: number) => void;
};
