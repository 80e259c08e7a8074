import {Buffer} from 'node:buffer';

/**
A line of the input; `number` counts from 1. Undefined bytes: it is longer than any record can be.
*/
export type InputLine = {
	readonly number: number;
	readonly bytes: Uint8Array | undefined;
	/**
	The end of the line did not come.
	*/
	readonly isCut?: boolean;
};

/**
Cuts bytes into lines as they come. It holds one line at most.
*/
export type LineCutter = {
	/**
	The lines that end in the chunk.
	*/
	add(chunk: Uint8Array): Iterable<InputLine>;
	/**
	The last line, if no line break follows it. `isCut` says that there would have been more of it.
	*/
	end(isCut: boolean): Iterable<InputLine>;
};

const LINE_FEED = 0x0A;
const CARRIAGE_RETURN = 0x0D;
const UTF8_MARK = Buffer.from([0xEF, 0xBB, 0xBF]);

/**
A record has 10 MiB at most. As an escaped JSON line of `tail`, none is longer than this.
*/
export const LONGEST_LINE_BYTES = 64 * 1024 * 1024;

const marks = [UTF8_MARK, Buffer.from([0xFF, 0xFE]), Buffer.from([0xFE, 0xFF])];

/**
Whether more bytes are needed to know if this is a byte order mark.
*/
const isBeginningOfMark = (bytes: Uint8Array): boolean => marks.some(mark => bytes.length < mark.length && mark.subarray(0, bytes.length).equals(bytes));

type Decode = (chunk: Uint8Array, isLast: boolean) => Uint8Array;

const asItIs: Decode = chunk => chunk;

/**
Windows PowerShell 5 writes UTF-16 with a mark. Its lines are read as UTF-8.
*/
const decoderFor = (beginning: Uint8Array): {readonly decode: Decode; readonly skip: number} => {
	const [first, second] = beginning;
	const isLittle = first === 0xFF && second === 0xFE;
	if (isLittle || (first === 0xFE && second === 0xFF)) {
		const decoder = new TextDecoder(isLittle ? 'utf-16le' : 'utf-16be');
		return {decode: (chunk, isLast) => Buffer.from(decoder.decode(chunk, {stream: !isLast})), skip: 2};
	}

	return {decode: asItIs, skip: UTF8_MARK.equals(beginning.subarray(0, UTF8_MARK.length)) ? UTF8_MARK.length : 0};
};

const withoutReturn = (line: Uint8Array): Uint8Array => line.at(-1) === CARRIAGE_RETURN ? line.subarray(0, -1) : line;

/**
The lines of `lines` and JSON input. A byte order mark at the beginning is no part of the first one; both kinds of line breaks end a line.
*/
export const createLineCutter = (longest = LONGEST_LINE_BYTES): LineCutter => {
	let decode: Decode | undefined;
	let beginning: Uint8Array = new Uint8Array();
	let parts: Uint8Array[] = [];
	let length = 0;
	let number = 0;

	const keep = (part: Uint8Array) => {
		length += part.length;
		// A line that is too long is counted and not kept.
		if (length <= longest) {
			parts.push(part);
		} else {
			parts = [];
		}
	};

	const finish = (): InputLine => {
		number++;
		const bytes = length > longest ? undefined : withoutReturn(parts.length === 1 ? parts[0]! : Buffer.concat(parts));
		parts = [];
		length = 0;
		return {number, bytes};
	};

	const cut = function * (chunk: Uint8Array): Generator<InputLine, void> {
		let from = 0;
		for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, from)) {
			keep(chunk.subarray(from, end));
			from = end + 1;
			yield finish();
		}

		if (from < chunk.length) {
			keep(chunk.subarray(from));
		}
	};

	const begin = (isLast: boolean): Uint8Array | undefined => {
		if (!isLast && isBeginningOfMark(beginning)) {
			return undefined;
		}

		const {decode: chosen, skip} = decoderFor(beginning);
		decode = chosen;
		return beginning.subarray(skip);
	};

	return {
		* add(chunk) {
			if (decode) {
				yield * cut(decode(chunk, false));
				return;
			}

			beginning = Buffer.concat([beginning, chunk]);
			const rest = begin(false);
			if (rest) {
				yield * cut(decode!(rest, false));
			}
		},
		* end(isCut) {
			const rest = decode ? new Uint8Array() : begin(true)!;
			yield * cut(decode!(rest, true));
			if (length > 0) {
				yield {...finish(), isCut};
			}
		},
	};
};
