import {decodeUtf8} from '../../text/decode.js';
import {grouped} from '../../../words.js';
import {Damage} from '../damage.js';

/**
Deeper data is made to fill the stack.
*/
const MAX_DEPTH = 500;

/**
As many as JSON may have lists and objects (text/parse-json.ts): more would hold the screen for a second.
*/
export const MAX_VALUES = 1_000_000;

/**
Reads foreign bytes in order. It throws Damage where they end too early, are nested too deep or hold too many values, so that no length that they claim is believed.
*/
export class ByteReader {
	readonly #data: Uint8Array;
	readonly #view: DataView;
	#position = 0;
	readonly #budget: {values: number};
	#depth = 0;

	/**
	Several readers may share how many values there can be.
	*/
	constructor(data: Uint8Array, budget?: {values: number}) {
		this.#data = data;
		this.#budget = budget ?? {values: MAX_VALUES};
		this.#view = new DataView(data.buffer, data.byteOffset, data.byteLength);
	}

	#advance(count: number | bigint): number {
		if (count > this.left) {
			throw new Damage('it ends too early');
		}

		const start = this.#position;
		this.#position += Number(count);
		return start;
	}

	/**
	Bytes that were not read yet.
	*/
	get left(): number {
		return this.#data.length - this.#position;
	}

	/**
	The next byte, which is not taken.
	*/
	get next(): number | undefined {
		return this.#data[this.#position];
	}

	/**
	A view of the next bytes.
	*/
	bytes(count: number | bigint): Uint8Array {
		const start = this.#advance(count);
		return this.#data.subarray(start, this.#position);
	}

	text(count: number | bigint): string {
		const text = decodeUtf8(this.bytes(count));
		if (text === undefined) {
			throw new Damage('a text in it is not UTF-8');
		}

		return text;
	}

	uint8(): number {
		return this.#view.getUint8(this.#advance(1));
	}

	uint16(): number {
		return this.#view.getUint16(this.#advance(2));
	}

	uint32(): number {
		return this.#view.getUint32(this.#advance(4));
	}

	int8(): number {
		return this.#view.getInt8(this.#advance(1));
	}

	int16(): number {
		return this.#view.getInt16(this.#advance(2));
	}

	int32(): number {
		return this.#view.getInt32(this.#advance(4));
	}

	uint64(): bigint {
		return this.#view.getBigUint64(this.#advance(8));
	}

	int64(): bigint {
		return this.#view.getBigInt64(this.#advance(8));
	}

	float32(isLittleEndian = false): number {
		return this.#view.getFloat32(this.#advance(4), isLittleEndian);
	}

	float64(isLittleEndian = false): number {
		return this.#view.getFloat64(this.#advance(8), isLittleEndian);
	}

	/**
	Counts a value, and reads what is in it one level deeper.
	*/
	value(read: () => void): void {
		this.#budget.values--;
		this.#depth++;
		if (this.#budget.values < 0) {
			throw new Damage(`it has more than ${grouped(MAX_VALUES)} values`);
		}

		if (this.#depth > MAX_DEPTH) {
			throw new Damage(`it is nested more than ${MAX_DEPTH} deep`);
		}

		read();
		this.#depth--;
	}

	/**
	Throws Damage if something follows.
	*/
	end(): void {
		if (this.left > 0) {
			throw new Damage(`${this.left === 1 ? '1 byte follows' : `${grouped(this.left)} bytes follow`} its value`);
		}
	}
}
