import {ByteReader} from './binary/byte-reader.js';
import {JsonWriter} from './binary/json-writer.js';
import {contentDecoder} from './content-decoder.js';
import {Damage} from './damage.js';

const TIMESTAMP = -1;
const MILLISECONDS = 1000;

/**
The largest time that a Date holds, in seconds.
*/
const MAX_SECONDS = 8_640_000_000_000n;

/**
ISO 8601 with the nanoseconds that are there; undefined for other lengths and for times that a Date does not hold. Source: the MessagePack specification, "Timestamp extension type".
*/
const timestampOf = (data: Uint8Array): string | undefined => {
	const reader = new ByteReader(data);
	let seconds = 0n;
	let nanoseconds = 0;
	switch (data.length) {
		case 4: {
			seconds = BigInt(reader.uint32());

			break;
		}

		case 8: {
			const both = reader.uint64();
			seconds = BigInt.asUintN(34, both);
			nanoseconds = Number(both / (2n ** 34n));

			break;
		}

		case 12: {
			nanoseconds = reader.uint32();
			seconds = reader.int64();

			break;
		}

		default: {
			return undefined;
		}
	}

	if (nanoseconds >= 1e9 || seconds > MAX_SECONDS || seconds < -MAX_SECONDS) {
		return undefined;
	}

	const whole = new Date(Number(seconds) * MILLISECONDS).toISOString().slice(0, -'.000Z'.length);
	return nanoseconds === 0 ? `${whole}Z` : `${whole}.${String(nanoseconds).padStart(9, '0').replace(/0{3,6}$/v, zeros => zeros.slice(zeros.length - (zeros.length % 3)))}Z`;
};

/**
Writes one value at a time. Source: the MessagePack specification, "Formats".
*/
class Transcriber {
	readonly #reader: ByteReader;
	readonly #json: JsonWriter;

	constructor(reader: ByteReader, json: JsonWriter) {
		this.#reader = reader;
		this.#json = json;
	}

	// A name is a text, and other keys become one.
	#key(first: number): void {
		const json = new JsonWriter();
		const isContainer = (first >= 0x80 && first <= 0x9F) || (first >= 0xDC && first <= 0xDF);
		if (isContainer) {
			throw new Damage('a key in it is a list or a map');
		}

		new Transcriber(this.#reader, json).#formatted(first);
		const text = json.take();
		this.#json.raw(text.startsWith('"') ? text : JSON.stringify(text));
	}

	#formatted(first: number): void {
		if (first <= 0x7F) {
			this.#json.raw(String(first));
		} else if (first <= 0x8F) {
			this.#map(first - 0x80);
		} else if (first <= 0x9F) {
			this.#list(first - 0x90);
		} else if (first <= 0xBF) {
			this.#json.string(this.#reader.text(first - 0xA0));
		} else if (first >= 0xE0) {
			this.#json.raw(String(first - 0x1_00));
		} else {
			this.#sized(first);
		}
	}

	#sized(first: number): void { // eslint-disable-line complexity
		const reader = this.#reader;
		const json = this.#json;
		switch (first) {
			case 0xC0: {
				json.raw('null');
				break;
			}

			case 0xC2: {
				json.raw('false');
				break;
			}

			case 0xC3: {
				json.raw('true');
				break;
			}

			case 0xC4:
			case 0xC5:
			case 0xC6: {
				json.bytes(reader.bytes(this.#length(first - 0xC4)));
				break;
			}

			case 0xC7:
			case 0xC8:
			case 0xC9: {
				this.#extension(this.#length(first - 0xC7));
				break;
			}

			case 0xCA: {
				json.number(reader.float32());
				break;
			}

			case 0xCB: {
				json.number(reader.float64());
				break;
			}

			case 0xCC:
			case 0xCD:
			case 0xCE: {
				json.raw(String(this.#length(first - 0xCC)));
				break;
			}

			case 0xCF: {
				json.raw(String(reader.uint64()));
				break;
			}

			case 0xD0: {
				json.raw(String(reader.int8()));
				break;
			}

			case 0xD1: {
				json.raw(String(reader.int16()));
				break;
			}

			case 0xD2: {
				json.raw(String(reader.int32()));
				break;
			}

			case 0xD3: {
				json.raw(String(reader.int64()));
				break;
			}

			case 0xD4:
			case 0xD5:
			case 0xD6:
			case 0xD7:
			case 0xD8: {
				this.#extension(2 ** (first - 0xD4));
				break;
			}

			case 0xD9:
			case 0xDA:
			case 0xDB: {
				json.string(reader.text(this.#length(first - 0xD9)));
				break;
			}

			case 0xDC:
			case 0xDD: {
				this.#list(this.#length(first - 0xDB));
				break;
			}

			case 0xDE:
			case 0xDF: {
				this.#map(this.#length(first - 0xDD));
				break;
			}

			default: {
				throw new Damage('it has the byte c1, which means nothing');
			}
		}
	}

	/**
	An unsigned number of 1, 2 or 4 bytes.
	*/
	#length(power: number): number {
		return power === 0 ? this.#reader.uint8() : (power === 1 ? this.#reader.uint16() : this.#reader.uint32());
	}

	#list(count: number): void {
		this.#json.raw('[');
		this.#json.each(count, () => {
			this.value();
		});
		this.#json.raw(']');
	}

	#map(count: number): void {
		this.#json.raw('{');
		this.#json.each(count, () => {
			this.value(true);
			this.#json.raw(':');
			this.value();
		});
		this.#json.raw('}');
	}

	#extension(size: number): void {
		const type = this.#reader.int8();
		const data = this.#reader.bytes(size);
		const timestamp = type === TIMESTAMP ? timestampOf(data) : undefined;
		if (timestamp === undefined) {
			this.#json.raw(`{"extension":${type},"data":`);
			this.#json.bytes(data);
			this.#json.raw('}');
		} else {
			this.#json.string(timestamp);
		}
	}

	value(isKey = false): void {
		this.#reader.value(() => {
			const first = this.#reader.uint8();
			if (isKey) {
				this.#key(first);
			} else {
				this.#formatted(first);
			}
		});
	}
}

/**
The value as JSON text. Throws Damage.
*/
const messagePackText = (data: Uint8Array): string => {
	const reader = new ByteReader(data);
	const json = new JsonWriter();
	new Transcriber(reader, json).value();
	reader.end();
	return json.take();
};

/**
MessagePack has no header, so it is decoded only where it is asked for.
*/
export const messagePackDecoder = contentDecoder({
	name: 'MessagePack',
	canDecode: () => true,
	read: data => ({json: messagePackText(data)}),
});
