const widthOfArgument = new Map([[24, 1], [25, 2], [26, 4], [27, 8]]);

const bigEndian = (bytes: Uint8Array): number => {
	let number = 0;
	for (const byte of bytes) {
		number = (number * 256) + byte;
	}

	return number;
};

/**
Throws unless every length that the CBOR heads state (RFC 8949, 3) fits into the bytes. The codec reserves a list's memory before it reads it, so without this a body of a few bytes could ask for gigabytes; and it warns on the console about the longest ones.
*/
export const checkCborLengths = (bytes: Uint8Array): void => {
	// Each item of a list or map takes a byte of its own, so all counts together fit too.
	let items = 0;
	let at = 0;
	while (at < bytes.length) {
		const majorType = Math.floor(bytes[at]! / 32);
		const information = bytes[at]! % 32;
		const width = widthOfArgument.get(information) ?? 0;
		const argument = width === 0 ? information % 31 : bigEndian(bytes.subarray(at + 1, at + 1 + width));
		at += 1 + width;
		// 2 and 3 are bytes and text, 4 and 5 lists and maps.
		if (majorType === 2 || majorType === 3) {
			at += argument;
		} else if (majorType === 4 || majorType === 5) {
			items += argument;
		}

		if (items > bytes.length || at > bytes.length) {
			throw new RangeError('The CBOR states a length that goes past its end');
		}
	}
};
