import {Buffer} from 'node:buffer';
import type {KinesisRecord} from '../../../service/record.js';
import {
	afterSpaces,
	anyString,
	CLOSE_OBJECT,
	COLON,
	COMMA,
	NOT_FOUND,
	OPEN_OBJECT,
	plainEnd,
	QUOTE,
} from './json-bytes.js';
import {didScanNumber, type ScannedNumber} from './json-number.js';

/**
Source: API Reference, Record: a partition key has at most 256 characters, a sequence number 129 digits. Emulators have other numbers, and never much longer ones.
*/
export const MAX_KEY_LENGTH = 1024;
export const MAX_SEQUENCE_NUMBER_LENGTH = 256;

/**
Data of several records shares one piece of memory; a record that is kept keeps no more than this alive.
*/
const ROOM_BYTES = 64 * 1024;

const nameOf = (text: string): Uint8Array => Buffer.from(text);

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
	#key = '';
	#sequenceNumber = '';
	#data: Uint8Array | undefined;
	#arrival: Date | undefined;
	/**
	Where the last record ended.
	*/
	end = 0;
	/**
	The last record.
	*/
	record: Partial<KinesisRecord> | undefined;

	constructor(bytes: Buffer) { // eslint-disable-line @typescript-eslint/no-restricted-types
		this.#bytes = bytes;
	}

	#scanSequenceNumber(value: number): number {
		const end = this.#bytes[value] === QUOTE ? plainEnd(this.#bytes, value + 1) : NOT_FOUND;
		if (end === NOT_FOUND || end - value - 1 > MAX_SEQUENCE_NUMBER_LENGTH) {
			return NOT_FOUND;
		}

		this.#sequenceNumber = this.#bytes.toString('latin1', value + 1, end);
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
			this.#key = this.#bytes.toString('latin1', value + 1, end);
		}

		return this.#key.length > MAX_KEY_LENGTH ? NOT_FOUND : end + 1;
	}

	#scanArrival(value: number): number {
		if (!didScanNumber(this.#bytes, value, this.#number)) {
			return NOT_FOUND;
		}

		// As the SDK reads seconds since the epoch.
		const milliseconds = Math.round(this.#number.value * 1000);
		const arrival = new Date(milliseconds);
		this.#arrival = Number.isNaN(arrival.getTime()) ? undefined : arrival;
		return this.#number.end;
	}

	// Base64 that is whole has no quote, no escape and no other character: its bytes are as many as its length says.
	#scanData(value: number): number {
		const end = this.#bytes[value] === QUOTE ? this.#bytes.indexOf(QUOTE, value + 1) : NOT_FOUND;
		if (end === NOT_FOUND) {
			return NOT_FOUND;
		}

		const text = this.#bytes.toString('latin1', value + 1, end);
		const padding = text.endsWith('==') ? 2 : Number(text.endsWith('='));
		const length = (text.length * 3 / 4) - padding;
		if (this.#room.length - this.#used < length) {
			const rest = (this.#bytes.length - value) * 3 / 4;
			const wanted = Math.max(length, Math.min(ROOM_BYTES, rest));
			this.#room = Buffer.allocUnsafeSlow(Math.ceil(wanted));
			this.#used = 0;
		}

		const written = this.#room.write(text, this.#used, 'base64');
		if (written !== length) {
			return NOT_FOUND;
		}

		this.#data = this.#room.subarray(this.#used, this.#used + written);
		this.#used += written;
		return end + 1;
	}

	/**
	Whether a record begins at `start`.
	*/
	next(start: number): boolean {
		const bytes = this.#bytes;
		if (bytes[start] !== OPEN_OBJECT) {
			return false;
		}

		this.#data = undefined;
		this.#arrival = undefined;
		let hasKey = false;
		let hasSequenceNumber = false;
		for (let index = afterSpaces(bytes, start + 1); ; index = afterSpaces(bytes, index + 1)) {
			const nameEnd = bytes[index] === QUOTE ? plainEnd(bytes, index + 1) : NOT_FOUND;
			if (nameEnd === NOT_FOUND) {
				return false;
			}

			const colon = afterSpaces(bytes, nameEnd + 1);
			const value = afterSpaces(bytes, colon + 1);
			const name = index + 1;
			const length = nameEnd - name;
			let end = NOT_FOUND;
			if (bytes[colon] === COLON) {
				if (length === DATA.length && isAt(bytes, name, DATA)) {
					end = this.#scanData(value);
				} else if (length === SEQUENCE_NUMBER.length && isAt(bytes, name, SEQUENCE_NUMBER)) {
					end = this.#scanSequenceNumber(value);
					hasSequenceNumber = true;
				} else if (length === PARTITION_KEY.length && isAt(bytes, name, PARTITION_KEY)) {
					end = this.#scanKey(value);
					hasKey = true;
				} else if (length === ARRIVAL.length && isAt(bytes, name, ARRIVAL)) {
					end = this.#scanArrival(value);
				} else if (length === ENCRYPTION_TYPE.length && isAt(bytes, name, ENCRYPTION_TYPE) && bytes[value] === QUOTE) {
					const closing = plainEnd(bytes, value + 1);
					end = closing === NOT_FOUND ? NOT_FOUND : closing + 1;
				}
			}

			if (end === NOT_FOUND) {
				return false;
			}

			index = afterSpaces(bytes, end);
			if (bytes[index] === CLOSE_OBJECT) {
				this.end = index + 1;
				break;
			}

			if (bytes[index] !== COMMA) {
				return false;
			}
		}

		if (!hasKey || !hasSequenceNumber || this.#data === undefined) {
			return false;
		}

		this.record = {
			SequenceNumber: this.#sequenceNumber, PartitionKey: this.#key, Data: this.#data, ApproximateArrivalTimestamp: this.#arrival,
		};
		return true;
	}
}
