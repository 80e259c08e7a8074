import {afterBlanks} from './json-blanks.js';

const OPEN_OBJECT = 0x7B;
const QUOTE = 0x22;

const isAt = (data: Uint8Array, start: number, name: string): boolean => {
	for (let index = 0; index < name.length; index++) {
		if (data[start + index] !== name.charCodeAt(index)) { // eslint-disable-line unicorn/prefer-code-point
			return false;
		}
	}

	return data[start + name.length] === QUOTE;
};

/**
Whether data is an object whose first member has one of these ASCII names. It looks at the first bytes alone.
*/
export const isWithFirstMember = (data: Uint8Array, names: readonly string[]): boolean => {
	// Nearly all objects begin like this.
	const isTight = data[0] === OPEN_OBJECT && data[1] === QUOTE;
	const brace = isTight ? 0 : afterBlanks(data, 0);
	const quote = isTight ? 1 : afterBlanks(data, brace + 1);
	if (data[brace] !== OPEN_OBJECT || data[quote] !== QUOTE) {
		return false;
	}

	// A loop without a function in it: this is asked of every record.
	for (const name of names) {
		if (isAt(data, quote + 1, name)) {
			return true;
		}
	}

	return false;
};
