import {Buffer} from 'node:buffer';
import type {KinesisRecord} from '../service/record.js';
import {UserError} from '../user-error.js';
import type {RecordedRecord} from './encode.js';
import {RECORDING_VERSION, type RecordingEntry, type RecordingHeader} from './entry.js';

const HASH_KEYS = new Set(['startingHashKey', 'endingHashKey']);

const revive = (name: string, value: unknown): unknown => typeof value === 'string' && HASH_KEYS.has(name) ? BigInt(value) : value;

const NUMBER = /^\d+$/v;
const DIFFERENCE = /^\+\d+$/v;

const fromRecorded = ({s, k, a, d, b}: RecordedRecord, before: KinesisRecord | undefined): KinesisRecord => ({
	SequenceNumber: before !== undefined && DIFFERENCE.test(s) && NUMBER.test(before.SequenceNumber) ? String(BigInt(before.SequenceNumber) + BigInt(s.slice(1))) : s,
	PartitionKey: k,
	ApproximateArrivalTimestamp: new Date(a ?? NaN),
	Data: d === undefined ? Buffer.from(b ?? '', 'base64') : Buffer.from(d, 'utf8'),
});

const parse = (line: string, reviver?: typeof revive): Record<string, unknown> | undefined => {
	try {
		const value: unknown = JSON.parse(line, reviver);
		return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Record<string, unknown> : undefined;
	} catch {
		return undefined;
	}
};

/**
The header of a recording. Throws a UserError in one line if the file is not a recording, or is newer than this program.
*/
export const decodeHeader = (line: string, file: string): RecordingHeader => {
	const header = parse(line);
	if (header?.clickmon !== 'recording' || typeof header.version !== 'number') {
		throw new UserError('no-recording', `${file} is not a recording of clickmon; --record writes one.`);
	}

	if (header.version > RECORDING_VERSION) {
		throw new UserError('newer-recording', `${file} was recorded by a newer clickmon (format ${header.version}; this one reads up to ${RECORDING_VERSION}): update clickmon to replay it.`);
	}

	if (typeof header.startedAt !== 'number' || typeof header.streamName !== 'string' || typeof header.region !== 'string') {
		throw new UserError('damaged-recording', `${file} is damaged in line 1: its header is not whole.`);
	}

	return header as unknown as RecordingHeader;
};

const READ = /^\{"t":[\d.]+,"e":"read"/v;

/**
What a line of a recording says; undefined when it is damaged.
*/
export const decodeEntry = (line: string): RecordingEntry | undefined => {
	// Most lines hold records, which have no hash keys: looking at each value takes ten times as long.
	const entry = parse(line, READ.test(line) ? undefined : revive);
	if (typeof entry?.t !== 'number' || typeof entry.e !== 'string') {
		return undefined;
	}

	if (entry.e !== 'read') {
		return entry as unknown as RecordingEntry;
	}

	const read = entry.read as {type?: unknown; records?: readonly RecordedRecord[]} | undefined;
	if (read?.type !== 'batch' || !Array.isArray(read.records)) {
		return entry as unknown as RecordingEntry;
	}

	const records: KinesisRecord[] = [];
	for (const record of read.records as readonly RecordedRecord[]) {
		records.push(fromRecorded(record, records.at(-1)));
	}

	return {...entry, read: {...read, records}} as unknown as RecordingEntry;
};
