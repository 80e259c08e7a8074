import type {FeedRecord} from '../../../monitor/snapshot.js';
import type {Filter} from '../../../records/filter/filter.js';
import {beginningOf, isPacked, userRecordsOf} from '../../../records/unpack/unpack.js';

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
};

/**
Of an aggregate, the first user record is shown that the filter lets pass. No more is unpacked than is shown.
*/
export const rowContent = ({shardId, record}: FeedRecord, filter: Filter | undefined): RowContent => {
	const {Data} = record;
	if (!isPacked(Data)) {
		return {
			partitionKey: record.PartitionKey, data: Data, size: Data.byteLength, others: undefined,
		};
	}

	const userRecords = userRecordsOf(record);
	const shown = (filter && userRecords.find(userRecord => filter.matches({shardId, record: userRecord}))) ?? userRecords[0]!;
	return {
		partitionKey: shown.PartitionKey,
		data: beginningOf(shown),
		size: shown.Data.byteLength,
		others: shown.packing?.subSequenceNumber === undefined ? undefined : userRecords.length - 1,
	};
};
