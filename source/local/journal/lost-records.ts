import {Buffer} from 'node:buffer';
import {readSync} from 'node:fs';
import type {JournalEntry} from './entry.js';
import {HEADER_BYTES, readFrame} from './frames.js';

/**
What every payload of V8's serialiser begins with: the tag of its version, and the version. Source: v8/src/objects/value-serializer.cc.
*/
const PAYLOAD_START = Buffer.of(0xFF, 0x0F);

const WINDOW_BYTES = 64 * 1024;

const recordsIn = (entry: JournalEntry): number => {
	if (entry.kind === 'put') {
		return entry.records.length;
	}

	return entry.kind === 'segment' ? entry.segment.count : 0;
};

/**
The position of the next frame from `start` on, by what its payload begins with; undefined when there is none.
*/
const nextPlace = (file: number, start: number, size: number): number | undefined => {
	// Windows overlap by one byte, so that no beginning is missed between them.
	const window = Buffer.alloc(WINDOW_BYTES + 1);
	for (let position = start + HEADER_BYTES; position < size; position += WINDOW_BYTES) {
		const length = readSync(file, window, 0, window.length, position);
		const found = window.subarray(0, length).indexOf(PAYLOAD_START);
		if (found !== -1) {
			return position + found - HEADER_BYTES;
		}
	}

	return undefined;
};

/**
How many records are in the whole entries behind `start`, where the journal is damaged: at least this many are lost, because an entry that is itself damaged cannot be counted.
*/
export const countLostRecords = (file: number, start: number, size: number): number => {
	let records = 0;
	for (let place = nextPlace(file, start, size); place !== undefined;) {
		const frame = readFrame(file, place, size);
		records += frame ? recordsIn(frame.entry) : 0;
		place = nextPlace(file, frame?.end ?? (place + 1), size);
	}

	return records;
};
