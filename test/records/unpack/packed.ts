import {Buffer} from 'node:buffer';
import {createHash} from 'node:crypto';
import {BinaryWriter, WireType} from '@bufbuild/protobuf/wire';
import type {RecordFields} from '../../../source/records/record-json.js';
import aggregates from './aggregates.json' with {type: 'json'};

/**
Aggregates that aws-kinesis-agg 4.2.8 made, which is AWS's own, with what was put into them.
*/
export const knownAggregates = aggregates;

export const knownAggregate = (name: keyof typeof aggregates): Uint8Array => Buffer.from(aggregates[name].aggregate, 'base64');

export const recordOf = (data: Uint8Array | string, changes: Partial<RecordFields> = {}): RecordFields => ({
	SequenceNumber: '49590338271490256608559692538361571095921575989136588898',
	PartitionKey: 'outer',
	Data: Buffer.from(data as string),
	ApproximateArrivalTimestamp: new Date(Date.UTC(2026, 0, 1)),
	...changes,
});

/**
A message with what makes it an aggregate around it.
*/
export const sealed = (message: Uint8Array): Uint8Array =>
	Buffer.concat([Uint8Array.of(0xF3, 0x89, 0x9A, 0xC2), message, createHash('md5').update(message).digest()]);

export type Put = {readonly key: string; readonly hashKey?: string; readonly data: Uint8Array | string};

/**
An aggregate of these user records, each with keys of its own.
*/
export const aggregateOf = (puts: readonly Put[]): Uint8Array => {
	const writer = new BinaryWriter();
	for (const {key} of puts) {
		writer.tag(1, WireType.LengthDelimited).string(key);
	}

	for (const {hashKey = ''} of puts) {
		writer.tag(2, WireType.LengthDelimited).string(hashKey);
	}

	for (const [index, {hashKey, data}] of puts.entries()) {
		writer.tag(3, WireType.LengthDelimited).fork().tag(1, WireType.Varint).uint64(index);
		if (hashKey !== undefined) {
			writer.tag(2, WireType.Varint).uint64(index);
		}

		writer.tag(3, WireType.LengthDelimited).bytes(Buffer.from(data as string));
		writer.join();
	}

	return sealed(writer.finish());
};
