const BLANKS: ReadonlySet<number | undefined> = new Set([0x09, 0x0A, 0x0D, 0x20]);

/**
Whether a byte is a blank between the tokens of JSON. Source: RFC 8259, section 2.
*/
export const isBlank = (byte: number | undefined): boolean => BLANKS.has(byte);

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
