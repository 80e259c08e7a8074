import {isUtf8} from 'node:buffer';
import zlib from 'node:zlib';
import {isCutZstd} from './cut-zstd.js';

export type Compression = 'gzip' | 'zlib' | 'zstd';

/**
What compressed data becomes: its content, or why it stays as it is.
*/
export type Decompressed = {readonly data: Uint8Array} | {readonly fault: string};

/**
The most that one record is unpacked to: 10 MiB, the largest record that the service takes. A few KB of data can claim to be many GB.
*/
export const MAX_UNPACKED_BYTES = 10 * 1024 * 1024;

const MAX_UNPACKED_TEXT = '10 MB';

/**
The compressed bytes that a row of the screen needs. Deflate expands data at most 1,032 times.
*/
const BEGINNING_BYTES = 1024;

/**
Zstandard decodes only whole blocks, each of at most 128 KiB. Source: RFC 8878, 3.1.1.2.
*/
const MAX_ZSTD_BEGINNING_BYTES = 1024 * 1024;

const DEFLATE = 0x08;
const DEFLATE_WITH_LARGEST_WINDOW = 0x78;
const ZLIB_HEADER_DIVISOR = 31;

const hasPrefix = (data: Uint8Array, ...bytes: readonly number[]): boolean => bytes.every((byte, index) => data[index] === byte);

/**
What the first bytes say. Sources: RFC 1952, 2.3.1 (gzip, whose one method is deflate); RFC 1950, 2.2 (zlib, with the window that all writers use); RFC 8878, 3.1.1 (zstd).
*/
export const compressionOf = (data: Uint8Array): Compression | undefined => {
	const first = data[0];
	if (first === 0x1F) {
		return hasPrefix(data, 0x1F, 0x8B, DEFLATE) ? 'gzip' : undefined;
	}

	if (first === DEFLATE_WITH_LARGEST_WINDOW) {
		return data.length > 2 && ((first * 256) + data[1]!) % ZLIB_HEADER_DIVISOR === 0 ? 'zlib' : undefined;
	}

	return first === 0x28 && hasPrefix(data, 0x28, 0xB5, 0x2F, 0xFD) ? 'zstd' : undefined;
};

type Decompress = (data: Uint8Array, options: {readonly maxOutputLength: number; readonly finishFlush?: number}) => Uint8Array;

/**
Zstandard is not in Node before 22.15. Source: the documentation of node:zlib.
*/
const decompressorOf = (compression: Compression): Decompress | undefined => {
	switch (compression) {
		case 'gzip': {
			return zlib.gunzipSync;
		}

		case 'zlib': {
			return zlib.inflateSync;
		}

		case 'zstd': {
			return zlib.zstdDecompressSync;
		}
	}
};

const faultOf = (compression: Compression, error: unknown): string => {
	const {code, message} = error as NodeJS.ErrnoException;
	return code === 'ERR_BUFFER_TOO_LARGE' ? `${compression} of more than ${MAX_UNPACKED_TEXT}` : `damaged ${compression}: ${message}`;
};

// Node returns a view of the 64 KiB that it decompresses into, even for a short result. A copy frees them.
const decompressWith = (decompressor: Decompress, data: Uint8Array): Uint8Array => new Uint8Array(decompressor(data, {maxOutputLength: MAX_UNPACKED_BYTES}));

const BLANKS: ReadonlySet<number | undefined> = new Set([0x0A, 0x0D, 0x20, 0x09]);
const MAX_BLANKS = 4;

/**
Shells and line-based tools add a line break after the data. It is not part of the format.
*/
const contentBeforeBlanks = (decompressor: Decompress, data: Uint8Array): Uint8Array | undefined => {
	for (let blanks = 1; blanks <= MAX_BLANKS && BLANKS.has(data.at(-blanks)); blanks++) {
		try {
			return decompressWith(decompressor, data.subarray(0, -blanks));
		} catch {
			// Try without one more blank.
		}
	}

	return undefined;
};

/**
Unpacks all of it. Never throws. Undefined for text that only looks like zlib.
*/
export const decompress = (data: Uint8Array, compression: Compression): Decompressed | undefined => {
	const decompressor = decompressorOf(compression);
	if (!decompressor) {
		return {fault: `${compression}, which Node unpacks from 22.15 on`};
	}

	if (compression === 'zstd' && isCutZstd(data)) {
		return {fault: faultOf(compression, new Error('unexpected end of file'))};
	}

	try {
		return {data: decompressWith(decompressor, data)};
	} catch (error) {
		const content = contentBeforeBlanks(decompressor, data);
		if (content) {
			return {data: content};
		}

		return isUtf8(data) ? undefined : {fault: faultOf(compression, error)};
	}
};

/**
Unpacks only the beginning, in a millisecond, however large the data is. Never throws; undefined if there is nothing to show.
*/
export const decompressBeginning = (data: Uint8Array, compression: Compression): Uint8Array | undefined => {
	try {
		const decompressor = decompressorOf(compression);
		return compression === 'zstd'
			? decompressor?.(data, {maxOutputLength: MAX_ZSTD_BEGINNING_BYTES})
			: decompressor?.(data.subarray(0, BEGINNING_BYTES), {maxOutputLength: MAX_UNPACKED_BYTES, finishFlush: zlib.constants.Z_SYNC_FLUSH});
	} catch {
		return undefined;
	}
};
