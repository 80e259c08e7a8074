import {Buffer} from 'node:buffer';
import type {KinesisRecord} from '../../../service/record.js';
import {
	afterSpaces,
	CLOSE_ARRAY,
	CLOSE_OBJECT,
	COLON,
	COMMA,
	NOT_FOUND,
	OPEN_ARRAY,
	OPEN_OBJECT,
	plainEnd,
	QUOTE,
	valueEnd,
} from './json-bytes.js';
import {RecordScanner} from './scan-record.js';

export type ScannedAnswer = {
	readonly records: readonly KinesisRecord[];
	/**
	The JSON of the answer with no records in its list.
	*/
	readonly rest: string;
};

const RECORDS = 'Records';

// `start` is after the opening bracket. Returns where the list ends, after the closing one.
const scanRecords = (bytes: Buffer, start: number, records: KinesisRecord[]): number => { // eslint-disable-line @typescript-eslint/no-restricted-types
	const scanner = new RecordScanner(bytes);
	let index = afterSpaces(bytes, start);
	if (bytes[index] === CLOSE_ARRAY) {
		return index + 1;
	}

	while (scanner.next(index)) {
		records.push(scanner.record!);
		index = afterSpaces(bytes, scanner.end);
		if (bytes[index] === CLOSE_ARRAY) {
			return index + 1;
		}

		if (bytes[index] !== COMMA) {
			return NOT_FOUND;
		}

		index = afterSpaces(bytes, index + 1);
	}

	return NOT_FOUND;
};

/**
Reads the records of a GetRecords answer straight out of its bytes: nothing is built that is not kept, neither the text of the answer nor its tree. Undefined for an answer of any other shape, which is then read the general way.
*/
export const scanAnswer = (body: Uint8Array): ScannedAnswer | undefined => {
	const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
	const records: KinesisRecord[] = [];
	let listStart = NOT_FOUND;
	let listEnd = NOT_FOUND;
	let index = afterSpaces(bytes, 0);
	if (bytes[index] !== OPEN_OBJECT) {
		return undefined;
	}

	do {
		const name = afterSpaces(bytes, index + 1);
		const nameEnd = bytes[name] === QUOTE ? plainEnd(bytes, name + 1) : NOT_FOUND;
		const colon = nameEnd === NOT_FOUND ? NOT_FOUND : afterSpaces(bytes, nameEnd + 1);
		if (bytes[colon] !== COLON) {
			return undefined;
		}

		const value = afterSpaces(bytes, colon + 1);
		let end: number;
		if (bytes.toString('latin1', name + 1, nameEnd) === RECORDS) {
			// Of two members of the same name the last one counts.
			end = listStart === NOT_FOUND && bytes[value] === OPEN_ARRAY ? scanRecords(bytes, value + 1, records) : NOT_FOUND;
			listStart = value;
			listEnd = end;
		} else {
			end = valueEnd(bytes, value);
		}

		if (end === NOT_FOUND) {
			return undefined;
		}

		index = afterSpaces(bytes, end);
	} while (bytes[index] === COMMA);

	return listStart !== NOT_FOUND && bytes[index] === CLOSE_OBJECT
		? {records, rest: `${bytes.toString('utf8', 0, listStart)}[]${bytes.toString('utf8', listEnd)}`}
		: undefined;
};
