import {checkContainers, TooManyContainers} from '../text/parse-json.js';
import {compareDecimals, parseDecimal} from './decimal.js';
import {Unreadable} from './unreadable.js';

/**
A JSON number that a double cannot hold, as it was written.
*/
export class ExactNumber {
	readonly written: string;

	constructor(written: string) {
		this.written = written;
	}

	toJSON(): unknown {
		return rawJson(this.written);
	}
}

// In Node from 21 on. Source: the proposal “JSON.parse source text access”.
const {rawJSON: rawJson} = JSON as unknown as {rawJSON(text: string): unknown};

type Context = {readonly source?: string};

const revive = (_key: string, value: unknown, {source = ''}: Context = {}): unknown => {
	if (typeof value !== 'number' || source === String(value)) {
		return value;
	}

	const written = parseDecimal(source);
	const held = parseDecimal(String(value));
	return written && held && compareDecimals(written, held) === 0 ? value : new ExactNumber(source);
};

/**
Doubles hold every number of up to 15 digits within their range. Most texts have no longer numbers outside of strings, and are parsed ten times as fast.
*/
const MAYBE_INEXACT = /(?:^|[\s,\-:\[])\d[\d.]{15}|\de[+\-]?\d{3}/iv;

/**
Whether a JSON text may have a number in it that a double cannot hold.
*/
export const canBeInexact = (text: string): boolean => MAYBE_INEXACT.test(text);

/**
The value of a JSON text, with ExactNumber for each number that a double cannot hold. Throws a SyntaxError if it is not JSON, and Unreadable if it is nested too deep or too large.
*/
export const parseExactly = (text: string): unknown => {
	try {
		checkContainers(text);
		return canBeInexact(text) ? JSON.parse(text, revive) : JSON.parse(text);
	} catch (error) {
		if (error instanceof TooManyContainers) {
			throw new Unreadable(`its JSON is too large to be looked into: ${error.message}`, {cause: error});
		}

		throw error instanceof RangeError ? new Unreadable('its JSON is nested too deep to be looked into', {cause: error}) : error;
	}
};
