import {LRUCache} from 'lru-cache';
import type {RecordFields} from '../record-json.js';
import {isAggregate, readAggregate} from './aggregate.js';
import {compressionOf, decompress as decompressData, decompressBeginning} from './compression.js';

/**
As much unpacked data is kept as the feed keeps of packed data; what was looked at longest ago goes first. While somebody types a filter, the same records are looked at with every key.
*/
const MAX_KEPT_BYTES = 64 * 1024 * 1024;

/**
About what an object of a few fields takes.
*/
const OBJECT_BYTES = 200;

const keptUserRecords = new LRUCache<RecordFields, readonly RecordFields[]>({
	maxSize: MAX_KEPT_BYTES,
	sizeCalculation: records => records.length * OBJECT_BYTES,
});

const keptDecompressed = new LRUCache<RecordFields, RecordFields>({
	maxSize: MAX_KEPT_BYTES,
	sizeCalculation: ({Data}) => Data.byteLength + OBJECT_BYTES,
});

const remembered = <Value extends RecordFields | readonly RecordFields[]>(kept: LRUCache<RecordFields, Value>, record: RecordFields, make: (record: RecordFields) => Value): Value => {
	let value = kept.get(record);
	if (!value) {
		value = make(record);
		kept.set(record, value);
	}

	return value;
};

const takeApart = (record: RecordFields): readonly RecordFields[] => {
	const aggregate = readAggregate(record.Data);
	return 'fault' in aggregate
		? [{...record, packing: {packedBytes: record.Data.byteLength, fault: aggregate.fault}}]
		: aggregate.records.map(({partitionKey, explicitHashKey, data}, subSequenceNumber): RecordFields => ({
			SequenceNumber: record.SequenceNumber,
			PartitionKey: partitionKey,
			Data: data,
			ApproximateArrivalTimestamp: record.ApproximateArrivalTimestamp,
			packing: {
				packedBytes: data.byteLength,
				subSequenceNumber,
				userRecordCount: aggregate.records.length,
				explicitHashKey,
			},
		}));
};

/**
Whether there may be something to take out of the data, by its first bytes alone: cheap enough for every record that is read.
*/
export const isPacked = (data: Uint8Array): boolean => compressionOf(data) !== undefined || isAggregate(data);

/**
The user records of an aggregate, with their data as it was given to the producer library; any other record is its own one. A damaged aggregate is one record that says what is wrong.
*/
export const userRecordsOf = (record: RecordFields): readonly RecordFields[] =>
	isAggregate(record.Data) && !record.packing ? remembered(keptUserRecords, record, takeApart) : [record];

const decompress = (record: RecordFields): RecordFields => {
	const {Data, packing} = record;
	const compression = compressionOf(Data)!;
	const content = decompressData(Data, compression);
	return content
		? {
			...record,
			Data: 'data' in content ? content.data : Data,
			packing: {
				packedBytes: Data.byteLength,
				...packing,
				compression,
				fault: 'fault' in content ? content.fault : undefined,
			},
		}
		: record;
};

const isCompressed = ({Data, packing}: RecordFields): boolean => packing?.compression === undefined && compressionOf(Data) !== undefined;

/**
A record with its data as it was before it was compressed; the same record if it was not. What cannot be unpacked stays as it is, and says why.
*/
export const decompressed = (record: RecordFields): RecordFields =>
	isCompressed(record) ? remembered(keptDecompressed, record, decompress) : record;

/**
The beginning of a record's data as it was before it was compressed: enough for a row of the screen, and cheap whatever the data is.
*/
export const beginningOf = (record: RecordFields): Uint8Array =>
	isCompressed(record) ? decompressBeginning(record.Data, compressionOf(record.Data)!) ?? record.Data : record.Data;

/**
All that is in a record, one user record at a time.
*/
export const unpacked = function * (record: RecordFields): Generator<RecordFields, void> {
	for (const userRecord of userRecordsOf(record)) {
		yield decompressed(userRecord);
	}
};
