import {changedRecord, type RecordFields} from '../record-json.js';
import {isAggregate, readAggregate} from './aggregate.js';
import type {Decoder} from './decoder.js';

/**
Aggregates of the Kinesis Producer Library: user records with the data and the keys that the library was given.
*/
export const aggregateDecoder: Decoder = {
	name: 'aggregate',
	firstBytes: [0xF3],
	canDecode: isAggregate,
	decode(record) {
		const aggregate = readAggregate(record.Data);
		return 'fault' in aggregate
			? [changedRecord(record, {packing: {packedBytes: record.Data.byteLength, fault: aggregate.fault}})]
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
	},
	sample(data, random) {
		const aggregate = readAggregate(data);
		return 'fault' in aggregate ? data : aggregate.records[Math.floor(random() * aggregate.records.length)]?.data ?? data;
	},
};
