import {Buffer} from 'node:buffer';
import {readSync} from 'node:fs';
import {deserialize, serialize} from 'node:v8';
import {crc32} from 'node:zlib';
import type {JournalEntry} from './entry.js';

// A frame is the payload's length and CRC-32, both little-endian, then the payload: one entry, as V8 serialises it.
export const HEADER_BYTES = 8;

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
The entry of a payload; undefined for one that V8 cannot read, whatever its checksum says.
*/
const unpack = (payload: Uint8Array): JournalEntry | undefined => {
	try {
		return deserialize(payload) as JournalEntry;
	} catch {
		return undefined;
	}
};

/**
The frame at a position; undefined if there is none. The zeros that a power cut leaves are none either, although they look like an empty payload with its checksum.
*/
export const readFrame = (file: number, position: number, size: number): FrameEntry | undefined => {
	if (position + HEADER_BYTES > size) {
		return undefined;
	}

	const header = Buffer.alloc(HEADER_BYTES);
	readSync(file, header, 0, HEADER_BYTES, position);
	const length = header.readUInt32LE(0);
	const end = position + HEADER_BYTES + length;
	if (length === 0 || end > size) {
		return undefined;
	}

	const payload = Buffer.alloc(length);
	readSync(file, payload, 0, length, position + HEADER_BYTES);
	const entry = crc32(payload) === header.readUInt32LE(4) ? unpack(payload) : undefined;
	return entry && {entry, end};
};

/**
Gives the entries of an open file up to the first frame that is cut short, does not match its checksum or holds no entry.
*/
export function * readFrames(file: number, size: number): Generator<FrameEntry> {
	let position = 0;
	for (let frame = readFrame(file, position, size); frame; frame = readFrame(file, position, size)) {
		yield frame;
		position = frame.end;
	}
}
