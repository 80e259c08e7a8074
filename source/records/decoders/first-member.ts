const OPEN_OBJECT = 0x7B;
const QUOTE = 0x22;

const BLANKS: ReadonlySet<number | undefined> = new Set([0x09, 0x0A, 0x0D, 0x20]);

const isBlank = (byte: number | undefined): boolean => BLANKS.has(byte);

const afterBlanks = (data: Uint8Array, start: number): number => {
	let index = start;
	while (isBlank(data[index])) {
		index++;
	}

	return index;
};

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
	if (data[0] !== OPEN_OBJECT && !isBlank(data[0])) {
		return false;
	}

	const brace = afterBlanks(data, 0);
	const quote = afterBlanks(data, brace + 1);
	return data[brace] === OPEN_OBJECT && data[quote] === QUOTE && names.some(name => isAt(data, quote + 1, name));
};
