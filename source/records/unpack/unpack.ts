import {compressionDecoder} from '../decoders/compression-decoder.js';
import {compressionOf, decompressBeginning} from '../decoders/compression.js';
import type {Decoder} from '../decoders/decoder.js';
import {jsonRowsDecoder} from '../decoders/json-rows.js';
import {chosenDecoder, decoderOf} from '../decoders/registry.js';
import type {RecordFields} from '../record-json.js';
import {createMemory} from './memory.js';

/**
About what an object of a few fields takes.
*/
const OBJECT_BYTES = 200;

/**
User records are views of what they were taken from, and keep all of it; decoded ones have bytes of their own.
*/
const heldBytes = (records: readonly RecordFields[]): number => {
	let bytes = 0;
	for (const buffer of new Set(records.map(({Data}) => Data.buffer))) {
		bytes += buffer.byteLength;
	}

	return bytes;
};

const isWaiting = ({packing}: RecordFields): boolean => packing?.waitsFor !== undefined;

const userRecordsMadeOf = createMemory<readonly RecordFields[]>((records, {Data}) => records.some(record => isWaiting(record))
	? undefined
	: Math.max(Data.byteLength, heldBytes(records)) + (records.length * OBJECT_BYTES));

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
What was decoded is JSON, and may be a list of rows.
*/
const nextDecoder = ({Data, packing}: RecordFields): Decoder | undefined => {
	if (packing?.format !== undefined) {
		return packing.subSequenceNumber === undefined && jsonRowsDecoder.canDecode(Data) ? jsonRowsDecoder : undefined;
	}

	const decoder = decoderOf(Data);
	// Only records of the service are checked for aggregates.
	const isUsed = decoder === compressionDecoder || (decoder?.name === 'aggregate' && packing !== undefined);
	return isUsed ? chosenDecoder() : decoder;
};

const isDone = ({packing}: RecordFields): boolean => packing?.fault !== undefined || packing?.undecoded !== undefined;

/**
Compressed data is unpacked on demand, unless it has many records or is decoded.
*/
const takeApart = (record: RecordFields): readonly RecordFields[] => {
	const content = decompressed(record);
	const decoder = nextDecoder(content);
	if (!decoder) {
		return [record];
	}

	const made = decoder.decode(content);
	return made.length === 1 && made[0] === content
		? [record]
		: made.flatMap(one => isDone(one) ? [one] : takeApart(one));
};

/**
The user records of a record: those of an aggregate, with their data as the producer library got it, the rows of JSON, or its data decoded. Any other record stands for itself. A damaged aggregate is one record with its fault.
*/
export const userRecordsOf = (record: RecordFields): readonly RecordFields[] =>
	record.packing?.subSequenceNumber === undefined && isPacked(record.Data) ? userRecordsMadeOf(record, takeApart) : [record];

/**
Resolves when something in the record may be decoded that cannot be now; undefined if nothing waits.
*/
export const waitingOf = (record: RecordFields): Promise<void> | undefined =>
	isPacked(record.Data) ? userRecordsOf(record).find(one => isWaiting(one))?.packing?.waitsFor : undefined;

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
