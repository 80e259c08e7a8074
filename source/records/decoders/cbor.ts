import {ByteReader} from './binary/byte-reader.js';
import {JsonWriter} from './binary/json-writer.js';
import {decimalText, unsignedInteger, uuidText} from './binary/value-text.js';
import {contentDecoder} from './content-decoder.js';
import {Damage} from './damage.js';

const BREAK = 0xFF;
const INDEFINITE = 31;

const majors = {
	unsigned: 0, negative: 1, bytes: 2, text: 3, list: 4, map: 5, tag: 6, other: 7,
} as const;

const NOT_A_KEY: ReadonlySet<number> = new Set([majors.list, majors.map, majors.tag]);

const tags = {
	time: 0n, epoch: 1n, positive: 2n, negative: 3n, decimal: 4n, uri: 32n, base64Url: 33n, base64: 34n, regex: 35n, mime: 36n, uuid: 37n, date: 1004n, self: 55_799n,
} as const;

/**
Tags of values that say it themselves.
*/
const PLAIN_TAGS: ReadonlySet<bigint> = new Set([tags.time, tags.epoch, tags.uri, tags.base64Url, tags.base64, tags.regex, tags.mime, tags.date, tags.self]);

const FROM_BYTES: ReadonlySet<bigint> = new Set([tags.positive, tags.negative, tags.uuid]);

const UUID_BYTES = 16;

/**
A decimal with more zeros is written with an exponent.
*/
const MAX_ZEROS = 60n;

const EXPONENT_BITS = 32;

const halfFloat = (bits: number): number => {
	const sign = bits >= 0x80_00 ? -1 : 1;
	const exponent = Math.floor(bits / 0x4_00) % 32;
	const fraction = bits % 0x4_00;
	if (exponent === 31) {
		return fraction === 0 ? sign * Infinity : NaN;
	}

	return sign * (exponent === 0 ? fraction * (2 ** -24) : (0x4_00 + fraction) * (2 ** (exponent - 25)));
};

/**
Writes one value at a time. Source: RFC 8949, 3.
*/
class Transcriber {
	readonly #reader: ByteReader;
	readonly #json: JsonWriter;

	constructor(reader: ByteReader, json: JsonWriter) {
		this.#reader = reader;
		this.#json = json;
	}

	#head(): [major: number, info: number] {
		const first = this.#reader.uint8();
		return [Math.floor(first / 32), first % 32];
	}

	#argument(info: number): bigint {
		if (info < 24) {
			return BigInt(info);
		}

		switch (info) {
			case 24: {
				return BigInt(this.#reader.uint8());
			}

			case 25: {
				return BigInt(this.#reader.uint16());
			}

			case 26: {
				return BigInt(this.#reader.uint32());
			}

			case 27: {
				return this.#reader.uint64();
			}

			default: {
				throw new Damage('it has a length that means nothing');
			}
		}
	}

	#integer(major: number, info: number): bigint {
		const value = this.#argument(info);
		return major === majors.negative ? -1n - value : value;
	}

	/**
	The content of a text or of bytes, which may come in chunks of known lengths.
	*/
	#chunks(major: number, info: number): readonly Uint8Array[] {
		if (info !== INDEFINITE) {
			return [this.#reader.bytes(this.#argument(info))];
		}

		const chunks: Uint8Array[] = [];
		while (!this.#isAtBreak()) {
			this.#reader.value(() => {
				const [chunkMajor, chunkInfo] = this.#head();
				if (chunkMajor !== major) {
					throw new Damage('a chunk in it is of another kind');
				}

				chunks.push(this.#reader.bytes(this.#argument(chunkInfo)));
			});
		}

		return chunks;
	}

	#joined(chunks: readonly Uint8Array[]): Uint8Array {
		return chunks.length === 1 ? chunks[0]! : Uint8Array.from(chunks.flatMap(chunk => [...chunk]));
	}

	#textOf(info: number): string {
		return this.#chunks(majors.text, info).map(chunk => new ByteReader(chunk).text(chunk.length)).join('');
	}

	#isAtBreak(): boolean {
		if (this.#reader.next !== BREAK) {
			return false;
		}

		this.#reader.uint8();
		return true;
	}

	#members(info: number, write: () => void): void {
		if (info !== INDEFINITE) {
			this.#json.each(this.#argument(info), write);
			return;
		}

		for (let isFirst = true; !this.#isAtBreak(); isFirst = false) {
			if (!isFirst) {
				this.#json.raw(',');
			}

			write();
		}
	}

	// A name is a text, and other keys become one.
	#key(): void {
		const major = Math.floor((this.#reader.next ?? 0) / 32);
		if (NOT_A_KEY.has(major)) {
			throw new Damage('a key in it is no plain value');
		}

		const json = new JsonWriter();
		new Transcriber(this.#reader, json).value();
		const text = json.take();
		this.#json.raw(text.startsWith('"') ? text : JSON.stringify(text));
	}

	#tagged(tag: bigint): void {
		if (PLAIN_TAGS.has(tag)) {
			this.value();
			return;
		}

		const [major, info] = [Math.floor((this.#reader.next ?? 0) / 32), (this.#reader.next ?? 0) % 32];
		if (info !== INDEFINITE && major === majors.bytes && this.#isWrittenFromBytes(tag)) {
			return;
		}

		if (tag === tags.decimal && this.#reader.next === 0x82) {
			this.#decimal();
			return;
		}

		this.#json.raw(`{"tag":${tag},"value":`);
		this.value();
		this.#json.raw('}');
	}

	/**
	Large whole numbers, and UUIDs. Otherwise it is written with its tag, here.
	*/
	#isWrittenFromBytes(tag: bigint): boolean {
		if (!FROM_BYTES.has(tag)) {
			return false;
		}

		const [, info] = this.#head();
		const bytes = this.#reader.bytes(this.#argument(info));
		const integer = tag === tags.uuid ? undefined : unsignedInteger(bytes);
		if (integer !== undefined) {
			this.#json.raw(String(tag === tags.negative ? -1n - integer : integer));
		} else if (tag === tags.uuid && bytes.length === UUID_BYTES) {
			this.#json.string(uuidText(bytes));
		} else {
			this.#json.raw(`{"tag":${tag},"value":`);
			this.#json.bytes(bytes);
			this.#json.raw('}');
		}

		return true;
	}

	#decimal(): void {
		this.#reader.uint8();
		const exponent = this.#plainInteger();
		if (BigInt.asIntN(EXPONENT_BITS, exponent) !== exponent) {
			throw new Damage('a decimal in it has too large an exponent');
		}

		const mantissa = this.#plainInteger();
		const isShort = exponent <= 0n && -exponent <= MAX_ZEROS;
		this.#json.raw(isShort ? decimalText(mantissa, Number(-exponent)) : `${mantissa}e${exponent}`);
	}

	/**
	A whole number of any size.
	*/
	#plainInteger(): bigint {
		const [major, info] = this.#head();
		if (major === majors.unsigned || major === majors.negative) {
			return this.#integer(major, info);
		}

		const tag = major === majors.tag ? this.#argument(info) : undefined;
		if (tag === tags.positive || tag === tags.negative) {
			const [inner, innerInfo] = this.#head();
			const integer = inner === majors.bytes ? unsignedInteger(this.#reader.bytes(this.#argument(innerInfo))) : undefined;
			if (integer !== undefined) {
				return tag === tags.negative ? -1n - integer : integer;
			}
		}

		throw new Damage('a decimal in it is no number');
	}

	#other(info: number): void {
		switch (info) {
			case 20:
			case 21: {
				this.#json.raw(info === 20 ? 'false' : 'true');
				break;
			}

			case 22:
			case 23: {
				// JSON has no other word for what is undefined.
				this.#json.raw('null');
				break;
			}

			case 25: {
				this.#json.number(halfFloat(this.#reader.uint16()));
				break;
			}

			case 26: {
				this.#json.number(this.#reader.float32());
				break;
			}

			case 27: {
				this.#json.number(this.#reader.float64());
				break;
			}

			default: {
				if (info > 24) {
					throw new Damage('it has an end where nothing began');
				}

				this.#json.raw(`{"simple":${this.#argument(info)}}`);
			}
		}
	}

	value(): void {
		this.#reader.value(() => {
			const [major, info] = this.#head();
			switch (major) {
				case majors.bytes: {
					this.#json.bytes(this.#joined(this.#chunks(major, info)));
					break;
				}

				case majors.text: {
					// Each chunk is whole. Source: RFC 8949, 3.2.3.
					this.#json.string(this.#textOf(info));
					break;
				}

				case majors.list: {
					this.#json.raw('[');
					this.#members(info, () => {
						this.value();
					});
					this.#json.raw(']');
					break;
				}

				case majors.map: {
					this.#json.raw('{');
					this.#members(info, () => {
						this.#key();
						this.#json.raw(':');
						this.value();
					});
					this.#json.raw('}');
					break;
				}

				case majors.tag: {
					this.#tagged(this.#argument(info));
					break;
				}

				case majors.other: {
					this.#other(info);
					break;
				}

				default: {
					this.#json.raw(String(this.#integer(major, info)));
				}
			}
		});
	}
}

/**
The value as JSON text. Throws Damage.
*/
const cborText = (data: Uint8Array): string => {
	const reader = new ByteReader(data);
	const json = new JsonWriter();
	new Transcriber(reader, json).value();
	reader.end();
	return json.take();
};

/**
Any data, where CBOR was asked for.
*/
export const cborDecoder = contentDecoder({
	name: 'CBOR',
	canDecode: () => true,
	read: data => ({json: cborText(data)}),
});

/**
CBOR that says it is. Source: RFC 8949, 3.4.6.
*/
export const selfDescribedCborDecoder = contentDecoder({
	name: 'CBOR',
	firstBytes: [0xD9],
	canDecode: data => data[0] === 0xD9 && data[1] === 0xD9 && data[2] === 0xF7,
	read: data => ({json: cborText(data)}),
});
