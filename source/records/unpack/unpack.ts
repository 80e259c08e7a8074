import type {RecordFields} from '../record-json.js';
import {isAggregate, readAggregate} from './aggregate.js';
import {compressionOf, decompress as decompressData, decompressBeginning} from './compression.js';
import {createMemory} from './memory.js';

/**
About what an object of a few fields takes.
*/
const OBJECT_BYTES = 200;

// User records are views of their aggregate, and keep all of it.
const userRecordsMadeOf = createMemory<readonly RecordFields[]>((records, {Data}) => Data.byteLength + (records.length * OBJECT_BYTES));

// What could not be decompressed is a view too, maybe of an aggregate.
const decompressedFrom = createMemory<RecordFields>(({Data}, packed) => (Data === packed.Data ? Data.buffer.byteLength : Data.byteLength) + OBJECT_BYTES);

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
	isAggregate(record.Data) && !record.packing ? userRecordsMadeOf(record, takeApart) : [record];

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
	isCompressed(record) ? decompressedFrom(record, decompress) : record;

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
