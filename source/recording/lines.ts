import {Buffer} from 'node:buffer';
import type {FileHandle} from 'node:fs/promises';

/**
A line of a file, without its line break.
*/
export type FileLine = {
	readonly text: Uint8Array;
	/**
	Where it begins, in bytes.
	*/
	readonly offset: number;
	/**
	False for the last one when the file ends in the middle of it.
	*/
	readonly isWhole: boolean;
};

const CHUNK_BYTES = 1024 * 1024;

/**
A longer line does not belong to a recording.
*/
const LONGEST_LINE = 64 * 1024 * 1024;

const NEWLINE = 0x0A;

/**
The lines of a file from `offset` on, one chunk of lines at a time. The chunk and the longest line limit its memory.
*/
export const readLines = async function * (handle: FileHandle, offset: number, signal?: AbortSignal): AsyncGenerator<readonly FileLine[]> {
	let rest = Buffer.alloc(0);
	let position = offset;
	let lineOffset = offset;
	for (;;) {
		signal?.throwIfAborted();
		const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
		const {bytesRead} = await handle.read(chunk, 0, CHUNK_BYTES, position);
		if (bytesRead === 0) {
			break;
		}

		position += bytesRead;
		const read = chunk.subarray(0, bytesRead);
		const bytes = rest.length === 0 ? read : Buffer.concat([rest, read]);
		const lines: FileLine[] = [];
		let start = 0;
		for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
			lines.push({text: bytes.subarray(start, end), offset: lineOffset, isWhole: true});
			lineOffset += end + 1 - start;
			start = end + 1;
		}

		rest = bytes.subarray(start);
		if (rest.length > LONGEST_LINE) {
			yield [...lines, {text: rest.subarray(0, 100), offset: lineOffset, isWhole: true}];
			return;
		}

		yield lines;
	}

	if (rest.length > 0) {
		yield [{text: rest, offset: lineOffset, isWhole: false}];
	}
};
