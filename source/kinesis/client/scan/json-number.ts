import type {Buffer} from 'node:buffer';
import {
	CLOSE_OBJECT,
	codeOf,
	COMMA,
	SPACE,
} from './json-bytes.js';

const POINT = codeOf('.');
const ZERO = codeOf('0');
const NINE = codeOf('9');

const isDigit = (byte: number | undefined): byte is number => byte !== undefined && byte >= ZERO && byte <= NINE;

/**
Up to here an integer and each of its decimal parts are exact, so that one division gives what JSON.parse gives.
*/
const EXACT_DIGITS = 15;

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+\-]?\d+)?$/iv;

export type ScannedNumber = {value: number; end: number};

const didReadAny = (bytes: Buffer, start: number, found: ScannedNumber): boolean => { // eslint-disable-line @typescript-eslint/no-restricted-types
	found.end = start;
	while (/[\d+\-.e]/iv.test(String.fromCodePoint(bytes[found.end] ?? SPACE))) {
		found.end++;
	}

	const text = bytes.toString('latin1', start, found.end);
	found.value = Number(text);
	return NUMBER.test(text);
};

/**
Reads a number into `found`, which is used again and again; false where there is none.
*/
export const didScanNumber = (bytes: Buffer, start: number, found: ScannedNumber): boolean => { // eslint-disable-line @typescript-eslint/no-restricted-types
	let index = start;
	let digits = 0;
	let scale = 1;
	for (; isDigit(bytes[index]); index++) {
		digits = (digits * 10) + bytes[index]! - ZERO;
	}

	const whole = index - start;
	if (bytes[index] === POINT) {
		index++;
		for (; isDigit(bytes[index]); index++) {
			digits = (digits * 10) + bytes[index]! - ZERO;
			scale *= 10;
		}
	}

	const next = bytes[index];
	const isPlain = whole > 0 && (bytes[start] !== ZERO || whole === 1) && index - start <= EXACT_DIGITS && (next === COMMA || next === CLOSE_OBJECT) && bytes[index - 1] !== POINT;
	if (!isPlain) {
		return didReadAny(bytes, start, found);
	}

	found.value = digits / scale;
	found.end = index;
	return true;
};
