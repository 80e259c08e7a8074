import {Buffer} from 'node:buffer';
import {parseJson} from './parse-json.js';

/**
What the bytes of a record are, tried in this order: one JSON value in UTF-8 (text, where it would take too long to parse), text in UTF-8, anything else in base64.
*/
export type Encoding = 'json' | 'utf8' | 'base64';

export type DecodedData = {
	readonly data: unknown;
	readonly encoding: Encoding;
};

// Without ignoreBOM the decoder would drop a byte order mark, and with it three bytes of the record.
const utf8 = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true});

/**
The text of valid UTF-8, byte for byte; undefined for anything else.
*/
export const decodeUtf8 = (bytes: Uint8Array): string | undefined => {
	try {
		return utf8.decode(bytes);
	} catch {
		return undefined;
	}
};

const BYTE_ORDER_MARK = '\u{FEFF}';

/**
JSON text without the byte order mark that some Windows programs write and JSON.parse does not take.
*/
export const withoutMark = (text: string): string => text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;

export const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');

/**
Decodes the data of a record. Empty data is the empty text. Parsed numbers are doubles: where the digits matter (`tail --json`), embed the text, as `toJsonLine` does.
*/
export const decodeData = (bytes: Uint8Array): DecodedData => {
	const text = decodeUtf8(bytes);
	if (text === undefined) {
		return {data: toBase64(bytes), encoding: 'base64'};
	}

	try {
		return {data: parseJson(withoutMark(text)), encoding: 'json'};
	} catch {
		return {data: text, encoding: 'utf8'};
	}
};
