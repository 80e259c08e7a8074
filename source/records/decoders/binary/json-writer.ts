import {toBase64} from '../../text/decode.js';
import {Damage} from '../damage.js';

/**
Most characters: 10 MiB of control characters, which JSON writes with six each, do not fit, and names that a schema repeats do not fill the memory.
*/
const MAX_CHARACTERS = 32 * 1024 * 1024;

/**
Writes JSON text directly, so that numbers keep all digits, and objects all members, whatever their names are and however often they occur. Throws Damage if the text becomes too long.
*/
export class JsonWriter {
	#parts: string[] = [];
	#length = 0;

	/**
	A piece of JSON as it is.
	*/
	raw(json: string): void {
		this.#length += json.length;
		if (this.#length > MAX_CHARACTERS) {
			throw new Damage('its JSON is longer than 32 MB');
		}

		this.#parts.push(json);
	}

	string(text: string): void {
		this.raw(JSON.stringify(text));
	}

	/**
	Bytes as base64.
	*/
	bytes(bytes: Uint8Array): void {
		this.raw(`"${toBase64(bytes)}"`);
	}

	/**
	A double. JSON has no infinite ones: they are written as texts.
	*/
	number(value: number): void {
		this.raw(Number.isFinite(value) ? (Object.is(value, -0) ? '-0' : String(value)) : `"${value}"`);
	}

	/**
	Elements of a list or members of an object, with a comma before all but the first; `write` gets the place of each.
	*/
	each(count: number | bigint, write: (index: number) => void): void {
		for (let index = 0; index < count; index++) {
			if (index > 0) {
				this.raw(',');
			}

			write(index);
		}
	}

	/**
	What was written since the last time. All of it counts against the most characters.
	*/
	take(): string {
		const text = this.#parts.join('');
		this.#parts = [];
		return text;
	}
}
