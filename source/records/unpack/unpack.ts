import {compressionDecoder} from '../decoders/compression-decoder.js';
import {compressionOf, decompressBeginning} from '../decoders/compression.js';
import type {Decoder} from '../decoders/decoder.js';
import {decoderOf} from '../decoders/registry.js';
import type {RecordFields} from '../record-json.js';
import {createMemory} from './memory.js';

/**
About what an object of a few fields takes.
*/
const OBJECT_BYTES = 200;

// User records are views of what they were taken from, and keep all of it.
const userRecordsMadeOf = createMemory<readonly RecordFields[]>((records, {Data}) =>
	Math.max(Data.byteLength, records[0]?.Data.buffer.byteLength ?? 0) + (records.length * OBJECT_BYTES));

// What could not be decompressed is a view too, maybe of an aggregate.
const decompressedFrom = createMemory<RecordFields>(({Data}, packed) => (Data === packed.Data ? Data.buffer.byteLength : Data.byteLength) + OBJECT_BYTES);

/**
Whether the data may be packed. It is cheap enough for every record that is read.
*/
export const isPacked = (data: Uint8Array): boolean => decoderOf(data) !== undefined;

/**
Whether a record's data is compressed, and was not unpacked.
*/
export const isCompressed = ({Data, packing}: RecordFields): boolean => packing?.compression === undefined && compressionDecoder.canDecode(Data);

/**
A record with its data decompressed; the same record if it was not compressed. What cannot be unpacked stays as it is, and says why.
*/
export const decompressed = (record: RecordFields): RecordFields =>
	isCompressed(record) ? decompressedFrom(record, packed => compressionDecoder.decode(packed)[0]!) : record;

/**
Only records of the service are checked for aggregates.
*/
const isTaken = ({packing}: RecordFields, {name}: Decoder): boolean => name === 'aggregate' && packing !== undefined;

/**
Compressed data is unpacked on demand, unless it has many records.
*/
const takeApart = (record: RecordFields): readonly RecordFields[] => {
	const content = decompressed(record);
	const decoder = decoderOf(content.Data);
	if (!decoder || decoder === compressionDecoder || isTaken(content, decoder)) {
		return [record];
	}

	const made = decoder.decode(content);
	return made.length === 1 && made[0] === content
		? [record]
		: made.flatMap(one => one.packing?.fault === undefined ? takeApart(one) : [one]);
};

/**
The user records of a record: those of an aggregate, with their data as the producer library got it, or the rows of JSON. Any other record stands for itself. A damaged aggregate is one record with its fault.
*/
export const userRecordsOf = (record: RecordFields): readonly RecordFields[] =>
	record.packing?.subSequenceNumber === undefined && isPacked(record.Data) ? userRecordsMadeOf(record, takeApart) : [record];

/**
The beginning of a record's data, decompressed: enough for a row of the screen, and cheap for any data.
*/
export const beginningOf = (record: RecordFields): Uint8Array =>
	isCompressed(record) ? decompressBeginning(record.Data, compressionOf(record.Data)!) ?? record.Data : record.Data;

/**
All user records of a record, one at a time.
*/
export const unpacked = function * (record: RecordFields): Generator<RecordFields, void> {
	for (const userRecord of userRecordsOf(record)) {
		yield decompressed(userRecord);
	}
};
