const BLANK_BYTES = [0x09, 0x0A, 0x0D, 0x20];
const BLANKS: ReadonlySet<number | undefined> = new Set(BLANK_BYTES);

/**
Whether a byte is a blank between the tokens of JSON. Source: RFC 8259, section 2.
*/
export const isBlank = (byte: number | undefined): boolean => BLANKS.has(byte);

/**
What an object can begin with.
*/
export const OBJECT_BEGINNINGS: readonly number[] = [0x7B, ...BLANK_BYTES];

/**
The index of the first byte from `start` on that is no blank.
*/
export const afterBlanks = (data: Uint8Array, start: number): number => {
	let index = start;
	while (isBlank(data[index])) {
		index++;
	}

	return index;
};
