import type {KinesisRecord} from '../../service/record.js';

/**
A record in the feed. `index` counts records read since the start, so that a frozen view knows what came since.
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
The records in the buffer, oldest first. The array is never changed after it was published.
*/
export type FeedView = {
	readonly records: readonly FeedRecord[];
	/**
	Records read since the start, those no longer in the buffer included.
	*/
	readonly totalRecords: number;
	/**
	Of those, the records of the stream that is there now: when it was re-created, those of the one before do not count. Default all.
	*/
	readonly streamRecords?: number;
	/**
	The index of the first record since the feed was emptied last; default 0. What is missing since then had to make room.
	*/
	readonly firstIndex?: number;
	/**
	The same as long as the records are of one reading of one stream: it is another when reading started over, and for another stream.
	*/
	readonly series?: symbol;
	readonly bufferedBytes: number;
	/**
	How fast the stream is read, in records: in a backlog much faster than it was written, so this is no load.
	*/
	readonly readPerSecond: number;
};
