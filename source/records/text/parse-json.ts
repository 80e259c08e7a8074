import {grouped} from '../../words.js';

/**
JSON.parse takes about a tenth of a microsecond for each list and each object, so 10 MiB of brackets, which gzip makes of 10 KB, would hold the screen for a second. No event has this many.
*/
const MAX_CONTAINERS = 1_000_000;

/**
Thrown for JSON that would take too long to parse.
*/
export class TooManyContainers extends RangeError {
	constructor() {
		super(`it has more than ${grouped(MAX_CONTAINERS)} lists and objects`);
		this.name = 'TooManyContainers';
	}
}

const QUOTE = 0x22;
const OPEN_ARRAY = 0x5B;
const BACKSLASH = 0x5C;
const OPEN_OBJECT = 0x7B;

/**
Where a string of a JSON text ends: the index of its closing quote, or the length of a text without one. `start` is after its opening quote. No regular expression does this for strings of millions.
*/
export const endOfString = (text: string, start: number): number => {
	let end = text.indexOf('"', start);
	while (end !== -1) {
		let escapes = 0;
		while (text.charCodeAt(end - 1 - escapes) === BACKSLASH) { // eslint-disable-line unicorn/prefer-code-point
			escapes++;
		}

		if (escapes % 2 === 0) {
			return end;
		}

		end = text.indexOf('"', end + 1);
	}

	return text.length;
};

/**
Looks once at each character; a short text is skipped, because it cannot have too many.
*/
const hasTooManyContainers = (text: string): boolean => {
	let containers = 0;
	for (let index = 0; containers + text.length - index > MAX_CONTAINERS; index++) {
		const code = text.charCodeAt(index); // eslint-disable-line unicorn/prefer-code-point
		if (code === QUOTE) {
			index = endOfString(text, index + 1);
		} else if (code === OPEN_ARRAY || code === OPEN_OBJECT) {
			containers++;
		}

		if (containers > MAX_CONTAINERS) {
			return true;
		}
	}

	return false;
};

/**
Throws TooManyContainers for a JSON text that would take too long to parse.
*/
export const checkContainers = (text: string): void => {
	if (hasTooManyContainers(text)) {
		throw new TooManyContainers();
	}
};

/**
JSON.parse for foreign data of any size. Throws a SyntaxError if it is not JSON, and TooManyContainers if it takes too long.
*/
export const parseJson = (text: string): unknown => {
	checkContainers(text);
	return JSON.parse(text);
};
