import {sizeOf, type KinesisRecord} from '../../service/record.js';
import type {FeedRecord} from './feed-view.js';

export type FeedLimits = {
	/**
	Default 10,000.
	*/
	readonly maxRecords: number;
	/**
	Bytes of data and partition keys. Default 64 MiB.
	*/
	readonly maxBytes: number;
};

export const DEFAULT_FEED_LIMITS: FeedLimits = {maxRecords: 10_000, maxBytes: 64 * 1024 * 1024};

/**
With more, a snapshot of the feed takes longer than a frame.
*/
export const MOST_FEED_RECORDS = 1_000_000;

/**
The newest records, limited by count and by bytes. Adding a record costs the same however full the buffer is.
*/
export type FeedBuffer = {
	push(shardId: string, record: KinesisRecord, readAt: number): void;
	/**
	Oldest first. It is the same array until something changes.
	*/
	records(): readonly FeedRecord[];
	/**
	Removes the records; `totalRecords` goes on counting.
	*/
	clear(): void;
	readonly totalRecords: number;
	/**
	How many records had been read at the last clear.
	*/
	readonly firstIndex: number;
	/**
	A new number at each clear.
	*/
	readonly series: symbol;
	readonly totalBytes: number;
	readonly bufferedBytes: number;
};

/**
`before` is how many records were read already, of which the buffer holds none.
*/
export const createFeedBuffer = ({maxRecords, maxBytes}: FeedLimits = DEFAULT_FEED_LIMITS, before = 0): FeedBuffer => {
	// A ring: the oldest record is at `start`, and `length` places from there are in use.
	const ring: Array<FeedRecord | undefined> = [];
	let start = 0;
	let length = 0;
	let bufferedBytes = 0;
	let totalRecords = before;
	let totalBytes = 0;
	let firstIndex = 0;
	let series = Symbol('series');
	let published: readonly FeedRecord[] | undefined = [];

	// The newest record stays even if it is over the limit alone.
	const hasToMakeRoom = (size: number): boolean => length > 0 && (length === maxRecords || bufferedBytes + size > maxBytes);

	const dropOldest = () => {
		bufferedBytes -= sizeOf(ring[start]!.record);
		ring[start] = undefined;
		start = (start + 1) % maxRecords;
		length--;
	};

	return {
		push(shardId, record, readAt) {
			const size = sizeOf(record);
			while (hasToMakeRoom(size)) {
				dropOldest();
			}

			ring[(start + length) % maxRecords] = {
				index: totalRecords, shardId, record, readAt,
			};
			length++;
			bufferedBytes += size;
			totalRecords++;
			totalBytes += size;
			published = undefined;
		},
		records() {
			if (published === undefined) {
				const tail = ring.slice(start, start + length);
				published = [...tail, ...ring.slice(0, length - tail.length)] as FeedRecord[];
			}

			return published;
		},
		clear() {
			ring.length = 0;
			start = 0;
			length = 0;
			bufferedBytes = 0;
			firstIndex = totalRecords;
			series = Symbol('series');
			published = [];
		},
		get totalRecords() {
			return totalRecords;
		},
		get firstIndex() {
			return firstIndex;
		},
		get series() {
			return series;
		},
		get totalBytes() {
			return totalBytes;
		},
		get bufferedBytes() {
			return bufferedBytes;
		},
	};
};
