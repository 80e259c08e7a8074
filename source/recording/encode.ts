import {Buffer, isUtf8} from 'node:buffer';
import type {KinesisRecord} from '../service/record.js';
import type {RecordingEntry, RecordingHeader} from './entry.js';

/**
A record in a recording: sequence number, partition key, arrival in ms since the epoch, and its data as text where it is UTF-8, else as base64. A sequence number that begins with `+` is the difference to the one before it in the same line, because numbers of 56 digits compress badly.
*/
export type RecordedRecord = {
	readonly s: string;
	readonly k: string;
	readonly a?: number;
	readonly d?: string;
	readonly b?: string;
};

const NUMBER = /^\d+$/v;

const sequenceAfter = (before: string | undefined, number: string): string => {
	if (before === undefined || !(NUMBER.test(before) && NUMBER.test(number))) {
		return number;
	}

	const difference = BigInt(number) - BigInt(before);
	return difference > 0 && (BigInt(before) + difference).toString() === number ? `+${difference}` : number;
};

const toRecorded = ({SequenceNumber, PartitionKey, Data, ApproximateArrivalTimestamp}: KinesisRecord, before: KinesisRecord | undefined): RecordedRecord => {
	const data = Buffer.from(Data.buffer, Data.byteOffset, Data.byteLength);
	// Some emulators do not tell when a record arrived.
	const arrival = Number(ApproximateArrivalTimestamp);
	return {
		s: sequenceAfter(before?.SequenceNumber, SequenceNumber), k: PartitionKey, a: Number.isNaN(arrival) ? undefined : arrival, ...isUtf8(data) ? {d: data.toString('utf8')} : {b: data.toString('base64')},
	};
};

// A name and a password in a URL, as a command line or a message can repeat them.
const URL_USER = /(?<=\/\/)[^\s"'\/@]*@/gv;

// Hash keys have 128 bits: more than a number in JSON keeps.
const replace = (_name: string, value: unknown): unknown => {
	if (typeof value === 'bigint') {
		return value.toString();
	}

	return typeof value === 'string' && value.includes('//') ? value.replaceAll(URL_USER, '') : value;
};

/**
A value as a recording holds it: without names and passwords in URLs.
*/
export const inJson = (value: unknown): string => JSON.stringify(value, replace);

/**
An endpoint that may be shown to anybody: without the name, password and path of its URL.
*/
export const plainEndpoint = (endpoint: string): string => URL.canParse(endpoint) ? new URL(endpoint).host : '';

const withPlainEndpoint = <Value extends {readonly endpoint?: string}>(value: Value): Value =>
	value.endpoint === undefined ? value : {...value, endpoint: plainEndpoint(value.endpoint)};

export const encodeHeader = (header: RecordingHeader): string => JSON.stringify(header);

/**
An entry as a line, without the line break. The time and the kind come first, because the index reads only these of most lines.
*/
export const encodeEntry = (entry: RecordingEntry): string => {
	const {t, e, ...rest} = entry;
	switch (entry.e) {
		case 'read': {
			const {read} = entry;
			return read.type === 'batch'
				? JSON.stringify({
					t, e, ...rest, read: {...read, records: read.records.map((record, index) => toRecorded(record, read.records[index - 1]))},
				})
				: JSON.stringify({t, e, ...rest}, replace);
		}

		case 'state': {
			return inJson({
				t, e, ...rest, state: withPlainEndpoint(entry.state),
			});
		}

		case 'end':
		case 'event':
		case 'facts':
		case 'forget':
		case 'gap':
		case 'look':
		case 'mark':
		case 'slice': {
			return JSON.stringify({t, e, ...rest}, replace);
		}
	}
};
