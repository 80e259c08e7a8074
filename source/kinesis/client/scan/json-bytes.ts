import type {Buffer} from 'node:buffer';

/**
Not what was looked for: the text is read the general way.
*/
export const NOT_FOUND = -1;

export const codeOf = (character: string): number => character.codePointAt(0)!;

export const QUOTE = codeOf('"');
export const COLON = codeOf(':');
export const COMMA = codeOf(',');
export const OPEN_OBJECT = codeOf('{');
export const CLOSE_OBJECT = codeOf('}');
export const OPEN_ARRAY = codeOf('[');
export const CLOSE_ARRAY = codeOf(']');
const BACKSLASH = codeOf('\\');
export const SPACE = codeOf(' ');
const TILDE = codeOf('~');

const SPACES: ReadonlySet<number | undefined> = new Set(Array.from(' \t\n\r', character => codeOf(character)));

export const afterSpaces = (bytes: Uint8Array, start: number): number => {
	let index = start;
	// Nearly always there is none.
	while (bytes[index]! <= SPACE && SPACES.has(bytes[index])) {
		index++;
	}

	return index;
};

/**
Where a string of printable ASCII without escapes ends: at its closing quote. `start` is after the opening one.
*/
export const plainEnd = (bytes: Uint8Array, start: number): number => {
	for (let index = start; ; index++) {
		const byte = bytes[index];
		if (byte === QUOTE) {
			return index;
		}

		if (byte === undefined || byte === BACKSLASH || byte < SPACE || byte > TILDE) {
			return NOT_FOUND;
		}
	}
};

/**
Where the value of a member begins, behind its colon. `start` is after the closing quote of its name.
*/
export const valueStart = (bytes: Uint8Array, start: number): number => {
	const colon = afterSpaces(bytes, start);
	return bytes[colon] === COLON ? afterSpaces(bytes, colon + 1) : NOT_FOUND;
};

/**
The same for any string.
*/
const stringEnd = (bytes: Uint8Array, start: number): number => {
	let index = start;
	while (bytes[index] !== QUOTE && index < bytes.length) {
		index += bytes[index] === BACKSLASH ? 2 : 1;
	}

	return index < bytes.length ? index : NOT_FOUND;
};

/**
A string with whatever is in it, and where it ends; undefined for what is no string in JSON.
*/
export const anyString = (bytes: Buffer, start: number): {readonly value: string; readonly end: number} | undefined => { // eslint-disable-line @typescript-eslint/no-restricted-types
	const end = stringEnd(bytes, start);
	if (end === NOT_FOUND) {
		return undefined;
	}

	try {
		return {value: JSON.parse(bytes.toString('utf8', start - 1, end + 1)) as string, end};
	} catch {
		return undefined;
	}
};

const nestingOf = (byte: number | undefined): number => {
	if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
		return 1;
	}

	return byte === CLOSE_OBJECT || byte === CLOSE_ARRAY ? -1 : 0;
};

/**
Where a value ends, whatever it is. It is not checked: who reads it does.
*/
export const valueEnd = (bytes: Uint8Array, start: number): number => {
	let depth = 0;
	for (let index = start; index < bytes.length; index++) {
		const byte = bytes[index];
		if (byte === QUOTE) {
			index = stringEnd(bytes, index + 1);
			if (index === NOT_FOUND) {
				return NOT_FOUND;
			}
		}

		const nesting = nestingOf(byte);
		if (depth === 0 && (byte === COMMA || nesting < 0)) {
			return index;
		}

		depth += nesting;
	}

	return NOT_FOUND;
};
