/**
A whole number of hundredths, thousandths and so on, as a JSON number with all its digits: 12345 with a scale of 2 is 123.45. Both are bounded by the caller.
*/
export const decimalText = (unscaled: bigint, scale: number): string => {
	if (scale <= 0) {
		return `${unscaled}${unscaled === 0n ? '' : '0'.repeat(-scale)}`;
	}

	const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0');
	return `${unscaled < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
};

const MAX_INTEGER_BYTES = 1024;

/**
The whole number in big-endian bytes; undefined for so many digits that writing them out takes too long.
*/
export const unsignedInteger = (bytes: Uint8Array): bigint | undefined => {
	if (bytes.length > MAX_INTEGER_BYTES) {
		return undefined;
	}

	let hex = '0x0';
	for (const byte of bytes) {
		hex += byte.toString(16).padStart(2, '0');
	}

	return BigInt(hex);
};

/**
The same in two's complement.
*/
export const signedInteger = (bytes: Uint8Array): bigint | undefined => {
	const value = unsignedInteger(bytes);
	return value === undefined ? undefined : BigInt.asIntN(Math.max(1, bytes.length) * 8, value);
};

/**
The 16 bytes of a UUID as it is written.
*/
export const uuidText = (bytes: Uint8Array): string =>
	Array.from(bytes, (byte, index) => `${[4, 6, 8, 10].includes(index) ? '-' : ''}${byte.toString(16).padStart(2, '0')}`).join('');
