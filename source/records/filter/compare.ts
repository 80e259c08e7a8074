import {compareDecimals, parseDecimal} from './decimal.js';
import {ExactNumber} from './exact-json.js';
import {parseEpoch, parseIso, type Instant} from './instant.js';
import type {Wanted} from './wanted.js';

/**
The digits of a value that is a number.
*/
const digitsOf = (value: unknown): string | undefined => {
	if (value instanceof ExactNumber) {
		return value.written;
	}

	return typeof value === 'number' ? String(value) : undefined;
};

const instantOf = (value: unknown): Instant | undefined => {
	const digits = digitsOf(value);
	if (digits !== undefined) {
		return parseEpoch(digits);
	}

	return typeof value === 'string' ? parseIso(value) ?? parseEpoch(value) : undefined;
};

const compareInstants = (a: Instant, b: Instant): number => a === b ? 0 : (a > b ? 1 : -1);

const compareDigits = (digits: string, {decimal}: Wanted): number => {
	const number = decimal && parseDecimal(digits);
	return number ? compareDecimals(number, decimal) : NaN;
};

const compareText = (value: string, wanted: Wanted): number => {
	if (wanted.decimal) {
		return compareDigits(value, wanted);
	}

	return value === wanted.text ? 0 : (value > wanted.text ? 1 : -1);
};

/**
Negative, zero or positive as the value is less, equal or greater; NaN if they cannot be compared. A date or a duration compares with ISO texts and with seconds, milliseconds, microseconds or nanoseconds since the epoch. Numbers compare with numbers, digit by digit, and other text with text.
*/
export const compare = (value: unknown, wanted: Wanted): number => {
	const instant = wanted.instant === undefined ? undefined : instantOf(value);
	if (instant !== undefined) {
		return compareInstants(instant, wanted.instant!);
	}

	const digits = digitsOf(value);
	if (digits !== undefined) {
		return compareDigits(digits, wanted);
	}

	return typeof value === 'string' ? compareText(value, wanted) : NaN;
};

/**
Whether the value is equal: text letter by letter, unless both are the same time; numbers digit by digit in any notation.
*/
export const isEqual = (value: unknown, wanted: Wanted): boolean => {
	if (typeof value === 'boolean' || value === null || value === wanted.text) {
		return String(value) === wanted.text;
	}

	return typeof value === 'string' && wanted.instant === undefined ? false : compare(value, wanted) === 0;
};
