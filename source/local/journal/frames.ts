import {Buffer} from 'node:buffer';
import {readSync} from 'node:fs';
import {deserialize, serialize} from 'node:v8';
import {crc32} from 'node:zlib';
import type {JournalEntry} from './entry.js';

// A frame is the payload's length and CRC-32, both little-endian, then the payload: one entry, as V8 serialises it.
const HEADER_BYTES = 8;

export const packFrame = (entry: JournalEntry): Uint8Array => {
	const payload = serialize(entry);
	const frame = Buffer.allocUnsafe(HEADER_BYTES + payload.length);
	frame.writeUInt32LE(payload.length, 0);
	frame.writeUInt32LE(crc32(payload), 4);
	frame.set(payload, HEADER_BYTES);
	return frame;
};

/**
An entry and where its frame ends in the file.
*/
export type FrameEntry = {
	readonly entry: JournalEntry;
	readonly end: number;
};

/**
Gives the entries of an open file up to the first frame that is cut short or does not match its checksum.
*/
export function * readFrames(file: number, size: number): Generator<FrameEntry> {
	const header = Buffer.alloc(HEADER_BYTES);
	let position = 0;
	while (position + HEADER_BYTES <= size) {
		readSync(file, header, 0, HEADER_BYTES, position);
		const length = header.readUInt32LE(0);
		const end = position + HEADER_BYTES + length;
		if (end > size) {
			return;
		}

		const payload = Buffer.alloc(length);
		readSync(file, payload, 0, length, position + HEADER_BYTES);
		if (crc32(payload) !== header.readUInt32LE(4)) {
			return;
		}

		yield {entry: deserialize(payload) as JournalEntry, end};
		position = end;
	}
}
