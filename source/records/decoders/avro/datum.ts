import type {ByteReader} from '../binary/byte-reader.js';
import type {JsonWriter} from '../binary/json-writer.js';
import {decimalText, signedInteger, uuidText} from '../binary/value-text.js';
import {Damage} from '../damage.js';
import type {AvroPrimitive, AvroType, Logical} from './schema.js';

const MAX_VARINT_BYTES = 10;

/**
A whole number of variable length, zigzag. Source: Apache Avro specification 1.12, "Binary Encoding".
*/
export const readLong = (reader: ByteReader): bigint => {
	if ((reader.next ?? 0x80) < 0x80) {
		const byte = reader.uint8();
		return BigInt((byte % 2 === 0 ? byte : -byte - 1) / 2);
	}

	let value = 0n;
	for (let index = 0; index < MAX_VARINT_BYTES; index++) {
		const byte = reader.uint8();
		value += BigInt(byte % 0x80) * (2n ** BigInt(7 * index));
		if (byte < 0x80) {
			if (value >= 2n ** 64n) {
				break;
			}

			return value % 2n === 0n ? value / 2n : -(value / 2n) - 1n;
		}
	}

	throw new Damage('a number in it is longer than 64 bits');
};

const MAX_INT = 2n ** 31n;

const readInt = (reader: ByteReader): bigint => {
	const value = readLong(reader);
	if (value >= MAX_INT || value < -MAX_INT) {
		throw new Damage('a number in it is longer than 32 bits');
	}

	return value;
};

/**
Bytes behind their length.
*/
export const readBytes = (reader: ByteReader): Uint8Array => {
	const length = readLong(reader);
	if (length < 0n) {
		throw new Damage('a length in it is negative');
	}

	return reader.bytes(length);
};

const readText = (reader: ByteReader): string => {
	const length = readLong(reader);
	if (length < 0n) {
		throw new Damage('a length in it is negative');
	}

	return reader.text(length);
};

/**
The largest time that a Date holds, in ms since the epoch.
*/
const MAX_MILLISECONDS = 8_640_000_000_000_000n;
const MILLISECONDS_PER_DAY = 86_400_000n;

/**
Units in a millisecond.
*/
const resolutions: Readonly<Record<string, bigint>> = {
	'timestamp-millis': 1n, 'timestamp-micros': 1000n, 'timestamp-nanos': 1_000_000n,
	'local-timestamp-millis': 1n, 'local-timestamp-micros': 1000n, 'local-timestamp-nanos': 1_000_000n,
};

/**
ISO 8601 with all digits that the unit has; a local time has no zone. Undefined for what is no time.
*/
const timeText = (value: bigint, logical: Logical | undefined): string | undefined => {
	const name = logical?.name ?? '';
	if (name === 'date') {
		return value * MILLISECONDS_PER_DAY <= MAX_MILLISECONDS && value * MILLISECONDS_PER_DAY >= -MAX_MILLISECONDS
			? new Date(Number(value * MILLISECONDS_PER_DAY)).toISOString().split('T', 1)[0]
			: undefined;
	}

	const units = Object.hasOwn(resolutions, name) ? resolutions[name]! : undefined;
	if (units === undefined) {
		return undefined;
	}

	const rest = ((value % units) + units) % units;
	const milliseconds = (value - rest) / units;
	if (milliseconds > MAX_MILLISECONDS || milliseconds < -MAX_MILLISECONDS) {
		return undefined;
	}

	const more = units === 1n ? '' : String(rest).padStart(String(units).length - 1, '0');
	return `${new Date(Number(milliseconds)).toISOString().slice(0, -1)}${more}${name.startsWith('local') ? '' : 'Z'}`;
};

/**
Writes one datum at a time as JSON. The value of a union stands for itself, without the name of its type.
*/
export class DatumWriter {
	readonly #reader: ByteReader;
	readonly #json: JsonWriter;

	constructor(reader: ByteReader, json: JsonWriter) {
		this.#reader = reader;
		this.#json = json;
	}

	#primitive({kind, logical}: AvroPrimitive): void {
		const reader = this.#reader;
		const json = this.#json;
		switch (kind) {
			case 'boolean': {
				const byte = reader.uint8();
				if (byte > 1) {
					throw new Damage('a boolean in it is neither true nor false');
				}

				json.raw(byte === 1 ? 'true' : 'false');
				break;
			}

			case 'int':
			case 'long': {
				const value = kind === 'int' ? readInt(reader) : readLong(reader);
				const time = timeText(value, logical);
				json.raw(time === undefined ? String(value) : `"${time}"`);
				break;
			}

			case 'float':
			case 'double': {
				json.number(kind === 'float' ? reader.float32(true) : reader.float64(true));
				break;
			}

			case 'bytes': {
				this.#bytes(readBytes(reader), logical);
				break;
			}

			case 'string': {
				json.string(readText(reader));
				break;
			}

			case 'null': {
				json.raw('null');
			}
		}
	}

	#record(fields: ReadonlyArray<{readonly name: string; readonly type: AvroType}>): void {
		this.#json.raw('{');
		this.#json.each(fields.length, index => {
			this.#json.string(fields[index]!.name);
			this.#json.raw(':');
			this.write(fields[index]!.type);
		});
		this.#json.raw('}');
	}

	#chosen<Choice>(choices: readonly Choice[]): Choice {
		const choice = choices[Number(readLong(this.#reader))];
		if (choice === undefined) {
			throw new Damage('it has a choice that the schema does not have');
		}

		return choice;
	}

	#blocks({kind, items}: AvroType & {readonly kind: 'list' | 'map'}): void {
		const isMap = kind === 'map';
		let isFirst = true;
		this.#json.raw(isMap ? '{' : '[');
		for (let count = this.#blockCount(); count > 0n; count = this.#blockCount()) {
			this.#json.raw(isFirst ? '' : ',');
			isFirst = false;
			this.#json.each(count, () => {
				if (isMap) {
					this.#json.string(readText(this.#reader));
					this.#json.raw(':');
				}

				this.write(items);
			});
		}

		this.#json.raw(isMap ? '}' : ']');
	}

	/**
	A negative one is followed by the size in bytes, which only helps to skip it.
	*/
	#blockCount(): bigint {
		const count = readLong(this.#reader);
		if (count < 0n) {
			readLong(this.#reader);
			return -count;
		}

		return count;
	}

	#bytes(bytes: Uint8Array, logical: Logical | undefined): void {
		const unscaled = logical?.name === 'decimal' ? signedInteger(bytes) : undefined;
		if (unscaled !== undefined) {
			this.#json.raw(decimalText(unscaled, logical!.scale));
		} else if (logical?.name === 'uuid' && bytes.length === 16) {
			this.#json.string(uuidText(bytes));
		} else {
			this.#json.bytes(bytes);
		}
	}

	write(type: AvroType): void {
		this.#reader.value(() => {
			switch (type.kind) {
				case 'record': {
					this.#record(type.fields);
					break;
				}

				case 'enum': {
					this.#json.string(this.#chosen(type.symbols));
					break;
				}

				case 'union': {
					this.write(this.#chosen(type.branches));
					break;
				}

				case 'list':
				case 'map': {
					this.#blocks(type);
					break;
				}

				case 'fixed': {
					this.#bytes(this.#reader.bytes(type.size), type.logical);
					break;
				}

				case 'null':
				case 'boolean':
				case 'int':
				case 'long':
				case 'float':
				case 'double':
				case 'bytes':
				case 'string': {
					this.#primitive(type);
				}
			}
		});
	}
}
