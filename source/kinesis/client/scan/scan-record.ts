import {Buffer} from 'node:buffer';
import type {KinesisRecord} from '../../../service/record.js';
import {
	afterSpaces,
	anyString,
	CLOSE_OBJECT,
	COMMA,
	NOT_FOUND,
	OPEN_OBJECT,
	plainEnd,
	QUOTE,
	valueStart,
} from './json-bytes.js';
import {didScanNumber, type ScannedNumber} from './json-number.js';
import {keyText} from './key-texts.js';
import {ScannedRecord} from './scanned-record.js';

/**
Source: API Reference, Record: a partition key has at most 256 characters, a sequence number 129 digits. Emulators have other numbers, and never much longer ones.
*/
export const MAX_KEY_LENGTH = 1024;
export const MAX_SEQUENCE_NUMBER_LENGTH = 256;

/**
Source: ECMAScript, time values: 100 million days on both sides of 1970.
*/
const MAX_DATE_MILLISECONDS = 8.64e15;

/**
Several records share one piece of memory; a record that is kept keeps no more than this alive.
*/
const ROOM_BYTES = 64 * 1024;

// With its closing quote, so that no longer name is taken for it.
const nameOf = (text: string): Uint8Array => Buffer.from(`${text}"`);

const DATA = nameOf('Data');
const PARTITION_KEY = nameOf('PartitionKey');
const SEQUENCE_NUMBER = nameOf('SequenceNumber');
const ARRIVAL = nameOf('ApproximateArrivalTimestamp');
const ENCRYPTION_TYPE = nameOf('EncryptionType');

const isAt = (bytes: Uint8Array, start: number, name: Uint8Array): boolean => {
	// An iterator would cost more than the comparison.
	for (let index = 0; index < name.length; index++) { // eslint-disable-line unicorn/no-for-loop
		if (bytes[start + index] !== name[index]) {
			return false;
		}
	}

	return true;
};

/**
Reads the records of an answer one after the other, out of its bytes. It knows the shape that the service gives them; whatever else they are, `next` says false, and the answer is read the general way.
*/
export class RecordScanner {
	readonly #bytes: Buffer; // eslint-disable-line @typescript-eslint/no-restricted-types
	#room = Buffer.alloc(0);
	#used = 0;
	readonly #number: ScannedNumber = {value: 0, end: 0};
	#key: string | undefined;
	// Where the sequence number and the data of the answer are; NOT_FOUND while neither was met.
	#sequenceStart = NOT_FOUND;
	#sequenceEnd = NOT_FOUND;
	#dataStart = NOT_FOUND;
	#dataEnd = NOT_FOUND;
	#arrival = NaN;
	/**
	Where the last record ended.
	*/
	end = 0;
	/**
	The last record.
	*/
	record: KinesisRecord | undefined;

	constructor(bytes: Buffer) { // eslint-disable-line @typescript-eslint/no-restricted-types
		this.#bytes = bytes;
	}

	#scanSequenceNumber(value: number): number {
		const end = this.#bytes[value] === QUOTE ? plainEnd(this.#bytes, value + 1) : NOT_FOUND;
		if (end === NOT_FOUND || end - value - 1 > MAX_SEQUENCE_NUMBER_LENGTH) {
			return NOT_FOUND;
		}

		this.#sequenceStart = value + 1;
		this.#sequenceEnd = end;
		return end + 1;
	}

	#scanKey(value: number): number {
		if (this.#bytes[value] !== QUOTE) {
			return NOT_FOUND;
		}

		let end = plainEnd(this.#bytes, value + 1);
		if (end === NOT_FOUND) {
			const key = anyString(this.#bytes, value + 1);
			if (key === undefined) {
				return NOT_FOUND;
			}

			this.#key = key.value;
			({end} = key);
		} else {
			this.#key = keyText(this.#bytes, value + 1, end);
		}

		return this.#key.length > MAX_KEY_LENGTH ? NOT_FOUND : end + 1;
	}

	#scanArrival(value: number): number {
		if (!didScanNumber(this.#bytes, value, this.#number)) {
			return NOT_FOUND;
		}

		// As the SDK reads seconds since the epoch.
		const milliseconds = Math.round(this.#number.value * 1000);
		this.#arrival = Math.abs(milliseconds) <= MAX_DATE_MILLISECONDS ? milliseconds : NaN;
		return this.#number.end;
	}

	#scanData(value: number): number {
		const end = this.#bytes[value] === QUOTE ? this.#bytes.indexOf(QUOTE, value + 1) : NOT_FOUND;
		if (end === NOT_FOUND) {
			return NOT_FOUND;
		}

		this.#dataStart = value + 1;
		this.#dataEnd = end;
		return end + 1;
	}

	// Returns where the member ends. An unknown one, and a value of another kind than expected, are left to JSON.parse.
	#scanMember(name: number): number {
		const bytes = this.#bytes;
		if (isAt(bytes, name, SEQUENCE_NUMBER)) {
			return this.#scanSequenceNumber(valueStart(bytes, name + SEQUENCE_NUMBER.length));
		}

		if (isAt(bytes, name, ARRIVAL)) {
			return this.#scanArrival(valueStart(bytes, name + ARRIVAL.length));
		}

		if (isAt(bytes, name, DATA)) {
			return this.#scanData(valueStart(bytes, name + DATA.length));
		}

		if (isAt(bytes, name, PARTITION_KEY)) {
			return this.#scanKey(valueStart(bytes, name + PARTITION_KEY.length));
		}

		const value = isAt(bytes, name, ENCRYPTION_TYPE) ? valueStart(bytes, name + ENCRYPTION_TYPE.length) : NOT_FOUND;
		const end = bytes[value] === QUOTE ? plainEnd(bytes, value + 1) : NOT_FOUND;
		return end === NOT_FOUND ? NOT_FOUND : end + 1;
	}

	#makeRoom(length: number): void {
		if (this.#room.length - this.#used >= length) {
			return;
		}

		// What is left to read has room for what is made of it.
		const rest = this.#bytes.length - this.end;
		this.#room = Buffer.allocUnsafeSlow(Math.max(length, Math.min(ROOM_BYTES, rest)));
		this.#used = 0;
	}

	// Base64 that is whole has no quote, no escape and no other character: its bytes are as many as its length says.
	#didMakeRecord(key: string): boolean {
		const text = this.#bytes.toString('latin1', this.#dataStart, this.#dataEnd);
		const padding = text.endsWith('==') ? 2 : Number(text.endsWith('='));
		const dataLength = (text.length * 3 / 4) - padding;
		this.#makeRoom(Math.ceil(this.#sequenceEnd - this.#sequenceStart + dataLength));
		const start = this.#used;
		let dataStart = start;
		for (let index = this.#sequenceStart; index < this.#sequenceEnd; index++) {
			this.#room[dataStart++] = this.#bytes[index]!;
		}

		if (this.#room.write(text, dataStart, 'base64') !== dataLength) {
			return false;
		}

		this.#used = dataStart + dataLength;
		this.record = new ScannedRecord(key, this.#arrival, this.#room, start, dataStart, this.#used);
		return true;
	}

	/**
	Whether a record begins at `start`.
	*/
	next(start: number): boolean {
		const bytes = this.#bytes;
		if (bytes[start] !== OPEN_OBJECT) {
			return false;
		}

		this.#sequenceStart = NOT_FOUND;
		this.#dataStart = NOT_FOUND;
		this.#arrival = NaN;
		this.#key = undefined;
		for (let index = afterSpaces(bytes, start + 1); ; index = afterSpaces(bytes, index + 1)) {
			const end = bytes[index] === QUOTE ? this.#scanMember(index + 1) : NOT_FOUND;
			if (end === NOT_FOUND) {
				return false;
			}

			index = afterSpaces(bytes, end);
			if (bytes[index] === CLOSE_OBJECT) {
				this.end = index + 1;
				return this.#key !== undefined && this.#sequenceStart !== NOT_FOUND && this.#dataStart !== NOT_FOUND && this.#didMakeRecord(this.#key);
			}

			if (bytes[index] !== COMMA) {
				return false;
			}
		}
	}
}
