import {decodeUtf8, withoutMark} from '../text/decode.js';
import type {RecordFields} from '../record-json.js';
import {parseExactly} from './exact-json.js';
import {Unreadable} from './unreadable.js';

/**
What a filter sees of a record's data.
*/
export type Content = {
	/**
	Undefined for data that is not UTF-8.
	*/
	readonly text: string | undefined;
	/**
	The parsed value, with ExactNumber for numbers that a double cannot hold; undefined for data that is not JSON. Throws Unreadable if it is nested too deep.
	*/
	readonly json: unknown;
};

class DecodedContent implements Content {
	#isParsed = false;
	#json: unknown;
	readonly text: string | undefined;

	constructor(data: Uint8Array) {
		this.text = decodeUtf8(data);
	}

	get json(): unknown {
		if (!this.#isParsed) {
			this.#json = parse(this.text === undefined ? undefined : withoutMark(this.text));
			this.#isParsed = true;
		}

		return this.#json;
	}
}

const BLANKS: ReadonlySet<string | undefined> = new Set([' ', '\t', '\n', '\r']);

/**
Whether it begins as an object or an array.
*/
const isLikeJson = (text: string): boolean => {
	let start = 0;
	while (BLANKS.has(text[start])) {
		start++;
	}

	return text[start] === '{' || text[start] === '[';
};

const parse = (text: string | undefined): unknown => {
	// Only these have fields, and this check takes less time than a thrown error.
	if (text === undefined || !isLikeJson(text)) {
		return undefined;
	}

	try {
		return parseExactly(text);
	} catch (error) {
		if (error instanceof Unreadable) {
			throw error;
		}

		return undefined;
	}
};

/**
A larger record is decoded anew each time: a buffer full of 1 MiB records must not be held twice.
*/
const MAX_KEPT_BYTES = 4096;

const known = new WeakMap<RecordFields, Content>();

/**
The decoded data of a record. It is kept, because each key of a typed filter checks the same records.
*/
export const contentOf = (record: RecordFields): Content => {
	let content = known.get(record);
	if (content === undefined) {
		content = new DecodedContent(record.Data);
		if (record.Data.byteLength <= MAX_KEPT_BYTES) {
			known.set(record, content);
		}
	}

	return content;
};
