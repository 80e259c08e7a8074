import type {Buffer} from 'node:buffer';

const SLOTS = 1024;
const HASH_FACTOR = 31;

/**
So that the hash stays a small integer of V8.
*/
const HASH_MODULUS = 2 ** 20;

/**
The texts of the partition keys that came last. Most records of a stream have a key that was seen a moment ago: the same text again costs no memory, and whoever counts keys has its hash already.
*/
const texts = Array.from({length: SLOTS}, () => '');

const isSame = (text: string, bytes: Uint8Array, start: number): boolean => {
	for (let index = 0; index < text.length; index++) {
		if (text.charCodeAt(index) !== bytes[start + index]) { // eslint-disable-line unicorn/prefer-code-point
			return false;
		}
	}

	return true;
};

/**
The text of a key of ASCII characters.
*/
export const keyText = (bytes: Buffer, start: number, end: number): string => { // eslint-disable-line @typescript-eslint/no-restricted-types
	let hash = 0;
	for (let index = start; index < end; index++) {
		hash = ((hash * HASH_FACTOR) + bytes[index]!) % HASH_MODULUS;
	}

	const slot = hash % SLOTS;
	const known = texts[slot]!;
	if (known.length === end - start && isSame(known, bytes, start)) {
		return known;
	}

	const text = bytes.toString('latin1', start, end);
	texts[slot] = text;
	return text;
};
