import type {FeedRecord} from '../../../monitor/snapshot.js';
import type {Filter} from '../../../records/filter/filter.js';
import {
	beginningOf,
	decompressed,
	isCompressed,
	isPacked,
	userRecordsOf,
} from '../../../records/unpack/unpack.js';

/**
What a row of the feed shows of a record.
*/
export type RowContent = {
	readonly partitionKey: string;
	/**
	As much as a row needs, unpacked.
	*/
	readonly data: Uint8Array;
	/**
	Bytes as they were put.
	*/
	readonly size: number;
	/**
	User records in the same aggregate beside the one shown; undefined for a record that is no aggregate.
	*/
	readonly others: number | undefined;
	/**
	Why it is shown as it was put.
	*/
	readonly fault?: string | undefined;
};

/**
A row of up to so much compressed data unpacks all of it, which tells whether it is whole and what is in it; of more, only the beginning.
*/
const MAX_UNPACKED_FOR_ROW = 64 * 1024;

/**
Of an aggregate, the first user record is shown that the filter lets pass.
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
		fault: shown.packing?.fault,
		others: shown.packing?.subSequenceNumber === undefined ? undefined : userRecords.length - 1,
	};
};
