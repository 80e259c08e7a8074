import {Buffer} from 'node:buffer';
import {unpacked} from '../unpack/unpack.js';
import {decodeUtf8, withoutMark} from './decode.js';
import {parseJson} from './parse-json.js';

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

/**
Turns a text into another text. Records are bytes and have their own decoders (decoders/registry.ts), which bytes in a text go through too.
*/
type TextDecoder = {
	readonly name: string;
	canDecode(text: string): boolean;
	decode(text: string): OpenedText | undefined;
};

/**
The shortest text that is tried: shorter words are base64 by accident.
*/
const MIN_BASE64 = 8;

/**
Nobody scrolls through more.
*/
const MAX_BASE64 = 1024 * 1024;

const NOT_BASE64 = /[^\w+\-\/=]/v;

/**
An object or a list. A number or a quoted word holds no more than it shows.
*/
const asContainer = (text: string): string | undefined => {
	const json = withoutMark(text).trim();
	if (!(json.startsWith('{') || json.startsWith('['))) {
		return undefined;
	}

	try {
		parseJson(json);
		return json;
	} catch {
		return undefined;
	}
};

/**
What the decoders of records find in bytes: its name and its text. Several rows become one list.
*/
const unpackBytes = (bytes: Uint8Array): {readonly name: string; readonly text: string} => {
	const rows = [...unpacked({SequenceNumber: '', PartitionKey: '', Data: bytes})];
	const texts = rows.map(({Data}) => decodeUtf8(Data) ?? '');
	const {compression, format, fault} = rows[0]?.packing ?? {};
	const name = ['base64', fault === undefined ? compression : undefined, format].filter(layer => layer !== undefined).join(', ');
	return rows.length > 1 ? {name: `${name}, ${rows.length} rows of`, text: `[${texts.join(',')}]`} : {name: `${name},`, text: texts[0] ?? ''};
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
		const {name, text: unpackedText} = unpackBytes(Buffer.from(text, 'base64'));
		const content = asContainer(unpackedText);
		return content === undefined ? undefined : {name: `${name} JSON`, json: content};
	},
};

const textDecoders: readonly TextDecoder[] = [json, base64];

/**
The JSON inside a text: as it is, in base64, or compressed in base64. Undefined if the text holds no more than it shows.
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
