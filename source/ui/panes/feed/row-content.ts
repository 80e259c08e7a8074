import type {FeedRecord} from '../../../monitor/feed/feed-view.js';
import type {Filter} from '../../../records/filter/filter.js';
import {
	beginningOf,
	decompressed,
	isCompressed,
	isPacked,
	userRecordsOf,
} from '../../../records/unpack/unpack.js';

/**
What a row of the feed shows.
*/
export type RowContent = {
	readonly partitionKey: string;
	/**
	The unpacked bytes that a row needs.
	*/
	readonly data: Uint8Array;
	/**
	The size in bytes as the record was put.
	*/
	readonly size: number;
	/**
	The number of further user records in the aggregate; undefined if the record is not an aggregate.
	*/
	readonly others: number | undefined;
	/**
	Why it is shown as it was put.
	*/
	readonly fault?: string | undefined;
};

/**
A row unpacks compressed data up to this size as a whole; it can then say whether the data is complete. Of larger data it unpacks only the beginning.
*/
const MAX_UNPACKED_FOR_ROW = 64 * 1024;

/**
Of an aggregate, this shows the first user record that passes the filter.
*/
export const rowContent = ({shardId, record}: FeedRecord, filter: Filter | undefined): RowContent => {
	const {Data} = record;
	if (!isPacked(Data)) {
		return {
			partitionKey: record.PartitionKey, data: Data, size: Data.byteLength, others: undefined,
		};
	}

	if (Data.byteLength > MAX_UNPACKED_FOR_ROW && isCompressed(record)) {
		return {
			partitionKey: record.PartitionKey, data: beginningOf(record), size: Data.byteLength, others: undefined,
		};
	}

	const userRecords = userRecordsOf(record);
	const chosen = (filter && userRecords.find(userRecord => filter.matches({shardId, record: userRecord}))) ?? userRecords[0]!;
	const shown = chosen.Data.byteLength > MAX_UNPACKED_FOR_ROW ? {...chosen, Data: beginningOf(chosen)} : decompressed(chosen);
	return {
		partitionKey: shown.PartitionKey,
		data: shown.Data,
		size: chosen.packing?.packedBytes ?? chosen.Data.byteLength,
		fault: shown.packing?.fault ?? shown.packing?.undecoded,
		others: shown.packing?.subSequenceNumber === undefined ? undefined : userRecords.length - 1,
	};
};
