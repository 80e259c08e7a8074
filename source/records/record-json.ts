import {isAscii} from 'node:buffer';
import {arrivalOf} from '../service/record.js';
import {asVisible, type VisibleText} from '../visible-text.js';
import {decodeUtf8, toBase64, withoutMark} from './text/decode.js';
import {escapeUnits} from './text/escape-units.js';
import {createIsoTime} from './text/iso-time.js';
import {parseJson} from './text/parse-json.js';
import {isPlainJson} from './text/plain-json.js';
import type {Packing} from './unpack/packing.js';

/**
The fields of a Kinesis record that its JSON line carries.
*/
export type RecordFields = {
	readonly SequenceNumber: string;
	readonly PartitionKey: string;
	readonly Data: Uint8Array;
	readonly ApproximateArrivalTimestamp?: Date;
	/**
	Its time in ms, where that is known without a Date being made.
	*/
	readonly arrivedAt?: number;
	/**
	How it was packed, if it was taken out of a record of the service.
	*/
	readonly packing?: Packing;
};

/**
The record with other data, or packed otherwise. It names the members: a record of the service makes them when they are asked for, and a spread would miss them.
*/
export const changedRecord = (record: RecordFields, changes: Partial<Pick<RecordFields, 'Data' | 'packing'>>): RecordFields => ({
	SequenceNumber: record.SequenceNumber,
	PartitionKey: record.PartitionKey,
	Data: record.Data,
	ApproximateArrivalTimestamp: record.ApproximateArrivalTimestamp,
	packing: record.packing,
	...changes,
});

// Between the tokens of valid JSON; inside its strings they are always escaped. Bounded: a repetition of millions runs out of stack.
const LINE_BREAKS = /[\n\r]{1,64}/gv;

// What JSON allows unescaped, and a terminal or a line reader does not: DEL, C1 controls, format and bidi characters, line and paragraph separators, lone surrogates.
const UNSAFE = /[\p{Format}\p{Line_Separator}\p{Paragraph_Separator}\p{Surrogate}\u{7F}-\u{9F}]/gv;

/**
JSON in which every character that could act on a terminal is written as an escape, which changes no value.
*/
export const escaped = (json: string): VisibleText => asVisible(json.replaceAll(UNSAFE, unsafe => escapeUnits(unsafe)));

const DELETE = '\u{7F}';

// DEL is the only unsafe ASCII character that JSON allows unescaped. Nearly all records are ASCII, and this check is faster.
const isSafe = (bytes: Uint8Array, text: string): boolean => isAscii(bytes) && !text.includes(DELETE);

/**
The data as JSON text. JSON data is checked and passed on unchanged: parsing and printing it again would change numbers beyond 2^53 and drop duplicate fields.
*/
const dataField = (bytes: Uint8Array): string => {
	const text = decodeUtf8(bytes);
	if (text === undefined) {
		return `"data":"${toBase64(bytes)}","encoding":"base64"`;
	}

	const json = withoutMark(text);
	try {
		parseJson(json);
	} catch {
		return `"data":${escaped(JSON.stringify(text))},"encoding":"utf8"`;
	}

	const line = json.includes('\n') || json.includes('\r') ? json.replaceAll(LINE_BREAKS, ' ') : json;
	const written = isSafe(bytes, line) ? line : escaped(line);
	// The same value in other bytes: a copy of the record wants the bytes too.
	const original = written === text ? '' : `,"bytes":"${toBase64(bytes)}"`;
	return `"data":${written},"encoding":"json"${original}`;
};

const isoTime = createIsoTime();

const packingFields = ({subSequenceNumber, explicitHashKey, compression, format, undecoded, fault}: Packing): string => [
	...(subSequenceNumber === undefined ? [] : [`,"subSequenceNumber":${subSequenceNumber}`]),
	...(explicitHashKey === undefined ? [] : [`,"explicitHashKey":${escaped(JSON.stringify(explicitHashKey))}`]),
	...(compression === undefined || fault !== undefined ? [] : [`,"compression":"${compression}"`]),
	...(format === undefined ? [] : [`,"format":${escaped(JSON.stringify(format))}`]),
	...(undecoded === undefined ? [] : [`,"notDecoded":${escaped(JSON.stringify(undecoded))}`]),
	...(fault === undefined ? [] : [`,"notUnpacked":${escaped(JSON.stringify(fault))}`]),
].join('');

const tail = ({packing}: RecordFields): string => packing ? `${packingFields(packing)}}` : '}';

const SPACE = 0x20;
const QUOTE = 0x22;
const BACKSLASH = 0x5C;
const TILDE = 0x7E;

/**
Whether a text may stand between quotes as it is: printable ASCII, and nothing to escape. Nearly all keys are so, and all shard ids. It is asked of each record twice, and a loop is faster than a regular expression.
*/
const isPlainText = (text: string): boolean => {
	for (let index = 0; index < text.length; index++) {
		const code = text.charCodeAt(index); // eslint-disable-line unicorn/prefer-code-point
		if (code === QUOTE || code === BACKSLASH || code < SPACE || code > TILDE) {
			return false;
		}
	}

	return true;
};

const quoted = (text: string): string => isPlainText(text) ? `"${text}"` : escaped(JSON.stringify(text));

/**
What comes before the data, up to the name of its field.
*/
const head = (shardId: string, record: RecordFields): string => {
	const {SequenceNumber, PartitionKey} = record;
	const time = arrivalOf(record);
	const arrival = Number.isNaN(time) ? 'null' : `"${isoTime(time)}"`;
	return `{"shardId":${quoted(shardId)},"sequenceNumber":${quoted(SequenceNumber)},"partitionKey":${quoted(PartitionKey)},"approximateArrivalTimestamp":${arrival},`;
};

/**
A record as one line of JSON, without the line break: `shardId, sequenceNumber, partitionKey, approximateArrivalTimestamp` (ISO 8601, or null when the endpoint gave none), `data` and its `encoding`; `bytes` in base64 where JSON data could not be written byte for byte; then how it was packed: `subSequenceNumber` and `explicitHashKey` of a user record, `compression`, the `format` that it was decoded from, or why it was `notDecoded` or `notUnpacked`. Every character that could act on a terminal is escaped, which changes no value.
*/
export const toJsonLine = (shardId: string, record: RecordFields): VisibleText => asVisible(`${head(shardId, record)}${dataField(record.Data)}${tail(record)}`);

const utf8 = new TextEncoder();

// Copied into each line as bytes: as texts they would be joined first, and encoded again for each record.
const KEY = utf8.encode('","partitionKey":"');
const ARRIVAL = utf8.encode('","approximateArrivalTimestamp":"');
const DATA = utf8.encode('","data":');
const DATA_WITHOUT_ARRIVAL = utf8.encode('","approximateArrivalTimestamp":null,"data":');
const END = utf8.encode(',"encoding":"json"}');

// An answer has the records of one shard.
let beginning: {readonly shardId: string; readonly bytes: Uint8Array} | undefined;

const beginningFor = (shardId: string): Uint8Array => {
	if (beginning?.shardId !== shardId) {
		beginning = {shardId, bytes: utf8.encode(`{"shardId":${quoted(shardId)},"sequenceNumber":"`)};
	}

	return beginning.bytes;
};

/**
The same line in parts: data that can be written byte for byte is neither decoded nor copied, and neither is what all lines have in common.
*/
export const jsonLineParts = (shardId: string, record: RecordFields): ReadonlyArray<VisibleText | Uint8Array> => {
	const {SequenceNumber, PartitionKey, Data, packing} = record;
	if (!isPlainJson(Data)) {
		return [toJsonLine(shardId, record)];
	}

	if (packing !== undefined || !isPlainText(SequenceNumber) || !isPlainText(PartitionKey)) {
		return [asVisible(`${head(shardId, record)}"data":`), Data, asVisible(`,"encoding":"json"${tail(record)}`)];
	}

	const time = arrivalOf(record);
	return Number.isNaN(time)
		? [beginningFor(shardId), asVisible(SequenceNumber), KEY, asVisible(PartitionKey), DATA_WITHOUT_ARRIVAL, Data, END]
		: [beginningFor(shardId), asVisible(SequenceNumber), KEY, asVisible(PartitionKey), ARRIVAL, asVisible(isoTime(time)), DATA, Data, END];
};
