import {Buffer, isUtf8} from 'node:buffer';
import type {KinesisRecord} from '../service/record.js';
import type {RecordingEntry, RecordingHeader} from './entry.js';

/**
A record in a recording: sequence number, partition key, arrival in ms since the epoch, and its data as text where it is UTF-8, else as base64.
*/
export type RecordedRecord = {
	readonly s: string;
	readonly k: string;
	readonly a?: number;
	readonly d?: string;
	readonly b?: string;
};

const toRecorded = ({SequenceNumber, PartitionKey, Data, ApproximateArrivalTimestamp}: KinesisRecord): RecordedRecord => {
	const data = Buffer.from(Data.buffer, Data.byteOffset, Data.byteLength);
	// Some emulators do not tell when a record arrived.
	const arrival = Number(ApproximateArrivalTimestamp);
	return {
		s: SequenceNumber, k: PartitionKey, a: Number.isNaN(arrival) ? undefined : arrival, ...isUtf8(data) ? {d: data.toString('utf8')} : {b: data.toString('base64')},
	};
};

// Hash keys have 128 bits: more than a number in JSON keeps.
const replace = (_name: string, value: unknown): unknown => typeof value === 'bigint' ? value.toString() : value;

/**
An endpoint as it may be shown to anybody: without what a URL can hold of names, passwords and paths.
*/
export const plainEndpoint = (endpoint: string): string => URL.canParse(endpoint) ? new URL(endpoint).host : '';

const withPlainEndpoint = <Value extends {readonly endpoint?: string}>(value: Value): Value =>
	value.endpoint === undefined ? value : {...value, endpoint: plainEndpoint(value.endpoint)};

export const encodeHeader = (header: RecordingHeader): string => JSON.stringify(header);

/**
An entry as a line without its end. The time and the kind come first: the index reads no more of most lines.
*/
export const encodeEntry = (entry: RecordingEntry): string => {
	const {t, e, ...rest} = entry;
	switch (entry.e) {
		case 'read': {
			const {read} = entry;
			return JSON.stringify({t, e, read: read.type === 'batch' ? {...read, records: read.records.map(record => toRecorded(record))} : read}, replace);
		}

		case 'state': {
			return JSON.stringify({t, e, state: withPlainEndpoint(entry.state)}, replace);
		}

		case 'alerts':
		case 'end':
		case 'event':
		case 'gap':
		case 'mark':
		case 'producer':
		case 'reading': {
			return JSON.stringify({t, e, ...rest}, replace);
		}
	}
};
