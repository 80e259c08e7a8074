const BYTES_PER_ROW = 16;
const HALF = BYTES_PER_ROW / 2;

const isPrintable = (byte: number): boolean => byte >= 0x20 && byte < 0x7F;

/**
Six digits count up to 16 MiB, more than a record has. With two more, a row would not fit into an overlay on a terminal of 80 columns.
*/
const PLACE_DIGITS = 6;

/**
Bytes much as `hexdump -C` shows them: place, sixteen bytes in two halves, and their printable ASCII.
*/
export const hexDump = (data: Uint8Array): readonly string[] => Array.from({length: Math.ceil(data.length / BYTES_PER_ROW)}, (_, row) => {
	const start = row * BYTES_PER_ROW;
	const bytes = [...data.subarray(start, start + BYTES_PER_ROW)];
	const hex = bytes.map((byte, index) => `${index === HALF ? ' ' : ''}${byte.toString(16).padStart(2, '0')}`).join(' ');
	const ascii = bytes.map(byte => isPrintable(byte) ? String.fromCodePoint(byte) : '.').join('');
	return `${start.toString(16).padStart(PLACE_DIGITS, '0')}  ${hex.padEnd((BYTES_PER_ROW * 3))}  |${ascii}|`;
});
