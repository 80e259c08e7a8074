import {changedRecord} from '../record-json.js';
import {decodeUtf8} from '../text/decode.js';
import {parseJson} from '../text/parse-json.js';
import type {Decoder} from './decoder.js';
import {afterBlanks, isBlank, OBJECT_BEGINNINGS} from './json-blanks.js';

const QUOTE = 0x22;
const COMMA = 0x2C;
const OPEN_ARRAY = 0x5B;
const BACKSLASH = 0x5C;
const CLOSE_ARRAY = 0x5D;
const OPEN_OBJECT = 0x7B;
const CLOSE_OBJECT = 0x7D;
const BYTE_ORDER_MARK = [0xEF, 0xBB, 0xBF];

/**
As many as an aggregate may have: only a record that was made to fill the memory has more.
*/
const MAX_ROWS = 250_000;

const beginning = (data: Uint8Array): number => afterBlanks(data, data[0] === BYTE_ORDER_MARK[0] && BYTE_ORDER_MARK.every((byte, index) => data[index] === byte) ? BYTE_ORDER_MARK.length : 0);

/**
Whether an object begins directly after the end of another. In JSON, there is a comma between them.
*/
const hasObjectBehindObject = (data: Uint8Array, start: number): boolean => {
	for (let place = data.indexOf(OPEN_OBJECT, start); place !== -1; place = data.indexOf(OPEN_OBJECT, place + 1)) {
		let before = place - 1;
		while (before > start && isBlank(data[before])) {
			before--;
		}

		if (data[before] === CLOSE_OBJECT) {
			return true;
		}
	}

	return false;
};

const canDecode = (data: Uint8Array): boolean => {
	const start = beginning(data);
	return data[start] === OPEN_ARRAY
		? data[afterBlanks(data, start + 1)] === OPEN_OBJECT
		: data[start] === OPEN_OBJECT && hasObjectBehindObject(data, start + 1);
};

// `start` is after the opening quote.
const afterString = (data: Uint8Array, start: number): number => {
	for (let end = data.indexOf(QUOTE, start); end !== -1; end = data.indexOf(QUOTE, end + 1)) {
		let escapes = 0;
		while (data[end - 1 - escapes] === BACKSLASH) {
			escapes++;
		}

		if (escapes % 2 === 0) {
			return end + 1;
		}
	}

	return data.length;
};

/**
Where the object that begins at `start` ends; undefined if it does not end. It uses no stack, however deep the object is nested.
*/
const afterObject = (data: Uint8Array, start: number): number | undefined => {
	let depth = 0;
	for (let index = start; index < data.length;) {
		const byte = data[index]!;
		index = byte === QUOTE ? afterString(data, index + 1) : index + 1;
		if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
			depth++;
		} else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
			depth--;
		}

		if (depth === 0) {
			return index;
		}
	}

	return undefined;
};

const isJson = (data: Uint8Array): boolean => {
	try {
		parseJson(decodeUtf8(data) ?? '');
		return true;
	} catch {
		return false;
	}
};

/**
The objects of a text that has only objects, as views of it: in an array, one per line, or one right after the other. Undefined for anything else, and if one of them is not JSON.
*/
export const rowsIn = (data: Uint8Array): readonly Uint8Array[] | undefined => {
	const rows: Uint8Array[] = [];
	const start = beginning(data);
	const isArray = data[start] === OPEN_ARRAY;
	let index = isArray ? afterBlanks(data, start + 1) : start;
	while (data[index] === OPEN_OBJECT) {
		const end = afterObject(data, index);
		const row = data.subarray(index, end);
		if (end === undefined || rows.length === MAX_ROWS || !isJson(row)) {
			return undefined;
		}

		rows.push(row);
		index = afterBlanks(data, end);
		if (!isArray) {
			continue;
		}

		if (data[index] === CLOSE_ARRAY) {
			return afterBlanks(data, index + 1) === data.length ? rows : undefined;
		}

		if (data[index] !== COMMA) {
			return undefined;
		}

		index = afterBlanks(data, index + 1);
	}

	return !isArray && index === data.length && rows.length > 1 ? rows : undefined;
};

/**
The bytes from which a sample is drawn.
*/
const MAX_SAMPLED_BYTES = 16 * 1024;

/**
The complete objects in the beginning of a text, unchecked.
*/
const wholeObjectsIn = (data: Uint8Array): readonly Uint8Array[] => {
	const objects: Uint8Array[] = [];
	for (let start = data.indexOf(OPEN_OBJECT); start !== -1;) {
		const end = afterObject(data, start);
		if (end === undefined) {
			return objects;
		}

		objects.push(data.subarray(start, end));
		start = data.indexOf(OPEN_OBJECT, end);
	}

	return objects;
};

/**
Newline-delimited or concatenated objects, and arrays of objects: many producers and Firehose put several events into one record. Each becomes a record of its own with its text unchanged, like the user records of an aggregate.
*/
export const jsonRowsDecoder: Decoder = {
	name: 'JSON rows',
	firstBytes: [...OBJECT_BEGINNINGS, OPEN_ARRAY, BYTE_ORDER_MARK[0]!],
	canDecode,
	decode(record) {
		const rows = rowsIn(record.Data);
		return rows?.map((row, index) => changedRecord(record, {
			Data: row,
			packing: {
				subSequenceNumber: index,
				userRecordCount: rows.length,
				...record.packing,
				packedBytes: row.byteLength,
			},
		})) ?? [record];
	},
	sample(data, random) {
		const rows = wholeObjectsIn(data.subarray(0, MAX_SAMPLED_BYTES));
		return rows[Math.floor(random() * rows.length)] ?? data;
	},
};
