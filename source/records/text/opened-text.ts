import {Buffer} from 'node:buffer';
import {compressionOf, decompress} from '../decoders/compression.js';
import {decodeUtf8, withoutMark} from './decode.js';

/**
What is in a text that holds more than it shows.
*/
export type OpenedText = {
	/**
	How it was packed, outermost first: `base64, gzip, JSON`.
	*/
	readonly name: string;
	readonly json: string;
};

type TextDecoder = {
	readonly name: string;
	canDecode(text: string): boolean;
	decode(text: string): OpenedText | undefined;
};

/**
The smallest that is looked into: shorter words are base64 by accident.
*/
const MIN_BASE64 = 8;

/**
As much as anybody scrolls through.
*/
const MAX_BASE64 = 1024 * 1024;

const NOT_BASE64 = /[^\w+\-\/=]/v;

/**
An object or a list: a number or a quoted word is no more than it shows.
*/
const asContainer = (text: string): string | undefined => {
	const json = withoutMark(text).trim();
	if (!(json.startsWith('{') || json.startsWith('['))) {
		return undefined;
	}

	try {
		JSON.parse(json);
		return json;
	} catch {
		return undefined;
	}
};

const unpackBytes = (bytes: Uint8Array): {readonly name: string; readonly bytes: Uint8Array} => {
	const compression = compressionOf(bytes);
	const content = compression === undefined ? undefined : decompress(bytes, compression);
	return content && 'data' in content ? {name: `base64, ${compression}`, bytes: content.data} : {name: 'base64', bytes};
};

const json: TextDecoder = {
	name: 'JSON',
	canDecode: text => /^\s{0,16}[\[\{]/v.test(text),
	decode(text) {
		const content = asContainer(text);
		return content === undefined ? undefined : {name: 'JSON', json: content};
	},
};

const base64: TextDecoder = {
	name: 'base64',
	canDecode: text => text.length >= MIN_BASE64 && text.length <= MAX_BASE64 && !NOT_BASE64.test(text.trimEnd()),
	decode(text) {
		const {name, bytes} = unpackBytes(Buffer.from(text, 'base64'));
		const content = asContainer(decodeUtf8(bytes) ?? '');
		return content === undefined ? undefined : {name: `${name}, JSON`, json: content};
	},
};

const textDecoders: readonly TextDecoder[] = [json, base64];

/**
The JSON that a text holds: as it stands, in base64, or compressed in base64. Undefined for a text that is no more than it shows.
*/
export const openText = (text: string): OpenedText | undefined => {
	for (const decoder of textDecoders) {
		const opened = decoder.canDecode(text) ? decoder.decode(text) : undefined;
		if (opened) {
			return opened;
		}
	}

	return undefined;
};
