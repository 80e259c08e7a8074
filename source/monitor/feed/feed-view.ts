import type {KinesisRecord} from '../../service/record.js';

/**
A record in the feed. `index` counts records read since the start, so that a frozen view knows how many came later.
*/
export type FeedRecord = {
	readonly index: number;
	readonly shardId: string;
	readonly record: KinesisRecord;
	/**
	Clock time in ms.
	*/
	readonly readAt: number;
};

/**
The records in the buffer, oldest first. The array never changes once it is published.
*/
export type FeedView = {
	readonly records: readonly FeedRecord[];
	/**
	Records read since the start, with those that have left the buffer.
	*/
	readonly totalRecords: number;
	/**
	How many of them belong to the current stream. Records of a stream that was deleted do not count. Default all.
	*/
	readonly streamRecords?: number;
	/**
	The index of the first record since the last clear; default 0. Missing records since then had to make room.
	*/
	readonly firstIndex?: number;
	/**
	Changes when reading starts over and when another stream is read.
	*/
	readonly series?: symbol;
	readonly bufferedBytes: number;
	/**
	The read rate in records per second. In a backlog it is much higher than the write rate, so it is not a load.
	*/
	readonly readPerSecond: number;
};
