const MAGIC = 0xFD_2F_B5_28;
const BLOCK_HEADER_BYTES = 3;
const RUN_OF_ONE_BYTE = 1;
const CHECKSUM_BYTES = 4;
const DICTIONARY_BYTES = [0, 1, 2, 4] as const;
const CONTENT_SIZE_BYTES = [0, 2, 4, 8] as const;

const headerBytes = (descriptor: number): number => {
	const isSingleSegment = (descriptor & 0x20) > 0; // eslint-disable-line no-bitwise
	const dictionary = DICTIONARY_BYTES[descriptor & 3]!; // eslint-disable-line no-bitwise
	const contentSize = CONTENT_SIZE_BYTES[descriptor >> 6]!; // eslint-disable-line no-bitwise
	return 5 + dictionary + (isSingleSegment ? Math.max(1, contentSize) : 1 + contentSize);
};

/**
Whether the data ends within its first zstd frame. If so, Node 22 returns the beginning of the content without an error; Node 24 throws. Source: RFC 8878, 3.1.1.
*/
export const isCutZstd = (data: Uint8Array): boolean => {
	const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
	if (data.length < 5) {
		return true;
	}

	if (view.getUint32(0, true) !== MAGIC) {
		return false;
	}

	const descriptor = data[4]!;
	let place = headerBytes(descriptor);
	for (let isLast = false; !isLast;) {
		if (place + BLOCK_HEADER_BYTES > data.length) {
			return true;
		}

		const header = view.getUint16(place, true) + (data[place + 2]! * 0x1_00_00);
		isLast = header % 2 === 1;
		const [type, size] = [Math.floor(header / 2) % 4, Math.floor(header / 8)];
		place += BLOCK_HEADER_BYTES + (type === RUN_OF_ONE_BYTE ? 1 : size);
	}

	const hasChecksum = (descriptor & 4) > 0; // eslint-disable-line no-bitwise
	return place + (hasChecksum ? CHECKSUM_BYTES : 0) > data.length;
};
