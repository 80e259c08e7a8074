import {Buffer} from 'node:buffer';
import {HASH_KEY_COUNT} from '../../service/hash-ranges.js';
import {PARTITION_KEY_MAX_LENGTH} from '../../service/limits.js';
import {decodeUtf8, withoutMark} from '../text/decode.js';
import {parseJson} from '../text/parse-json.js';
import {jsonMembers} from './json-members.js';

/**
How a line holds a record: `lines` are the data itself, `json` too and must be JSON, `tail-json` is what `tail --json` prints.
*/
export const inputKinds = ['lines', 'json', 'tail-json'] as const;

export type InputKind = (typeof inputKinds)[number];

/**
A record that a line holds.
*/
export type InputRecord = {
	readonly data: Uint8Array;
	/**
	Undefined where the line has no key of its own.
	*/
	readonly partitionKey?: string;
	readonly explicitHashKey?: string;
	/**
	When the record arrived where it was read, in ms since the epoch.
	*/
	readonly arrivedAt?: number;
};

/**
Why a line is no record, in a few words.
*/
export type InputFault = {readonly fault: string};

export const isInputFault = (record: InputRecord | InputFault): record is InputFault => 'fault' in record;

/**
Source: API Reference, PutRecord, PartitionKey: 1 to 256 Unicode characters.
*/
export const whyBadKey = (partitionKey: string): string | undefined => {
	const {length} = [...partitionKey.slice(0, 2 * (PARTITION_KEY_MAX_LENGTH + 1))];
	if (length === 0) {
		return 'its partition key is empty';
	}

	return length > PARTITION_KEY_MAX_LENGTH ? `its partition key has more than ${PARTITION_KEY_MAX_LENGTH} characters` : undefined;
};

/**
Source: API Reference, PutRecord, ExplicitHashKey: a decimal number without leading zeros, below 2^128.
*/
export const isHashKey = (text: string): boolean => /^(?:0|[1-9]\d{0,38})$/v.test(text) && BigInt(text) < HASH_KEY_COUNT;

// Buffer skips what is not base64, so the length tells.
const fromBase64 = (text: string): Uint8Array | undefined => {
	const bytes = Buffer.from(text, 'base64');
	return bytes.toString('base64') === text ? bytes : undefined;
};

const readJson = (bytes: Uint8Array): InputRecord | InputFault => {
	try {
		parseJson(withoutMark(decodeUtf8(bytes) ?? ''));
		return {data: bytes};
	} catch (error) {
		return {fault: error instanceof RangeError ? error.message : 'it is not JSON'};
	}
};

type TailLine = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is TailLine => typeof value === 'object' && value !== null && !Array.isArray(value);

const encoded = (text: string): Uint8Array => Buffer.from(text, 'utf8');

/**
The data as it was put. JSON is taken from the line as it stands there, digit by digit.
*/
const dataOf = (line: TailLine, text: string): Uint8Array | undefined => {
	const {data, encoding, bytes} = line;
	if (typeof bytes === 'string') {
		return fromBase64(bytes);
	}

	if (encoding === 'json') {
		const json = jsonMembers(text).get('data');
		return json === undefined ? undefined : encoded(json);
	}

	if (typeof data !== 'string') {
		return undefined;
	}

	return encoding === 'base64' ? fromBase64(data) : (encoding === 'utf8' ? encoded(data) : undefined);
};

/**
A record that `tail` unpacked has not the bytes that were put. As one of many it can be copied, but then it is another record.
*/
const whyNotWhole = ({compression, subSequenceNumber, format, notUnpacked}: TailLine): string | undefined =>
	notUnpacked === undefined && [compression, subSequenceNumber, format].some(one => one !== undefined)
		? 'tail unpacked it, so its line has not the bytes that were put: use tail --raw'
		: undefined;

const readTailJson = (bytes: Uint8Array): InputRecord | InputFault => {
	const text = withoutMark(decodeUtf8(bytes) ?? '');
	let line: unknown;
	try {
		line = parseJson(text);
	} catch {
		return {fault: 'it is not JSON'};
	}

	if (!isObject(line)) {
		return {fault: 'it is no line of tail --json'};
	}

	const {partitionKey, explicitHashKey, approximateArrivalTimestamp} = line;
	const data = dataOf(line, text);
	if (typeof partitionKey !== 'string' || data === undefined) {
		return {fault: 'it is no line of tail --json: that has partitionKey, data and encoding'};
	}

	const fault = whyNotWhole(line);
	const arrivedAt = typeof approximateArrivalTimestamp === 'string' ? Date.parse(approximateArrivalTimestamp) : NaN;
	return fault === undefined
		? {
			data,
			partitionKey,
			...(typeof explicitHashKey === 'string' && {explicitHashKey}),
			...(!Number.isNaN(arrivedAt) && {arrivedAt}),
		}
		: {fault};
};

const readers: Readonly<Record<InputKind, (bytes: Uint8Array) => InputRecord | InputFault>> = {
	lines: data => ({data}),
	json: readJson,
	'tail-json': readTailJson,
};

/**
The record of one line, without its line break. Never throws.
*/
export const readInputRecord = (kind: InputKind, bytes: Uint8Array): InputRecord | InputFault => readers[kind](bytes);
