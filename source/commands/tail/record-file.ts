import {Buffer} from 'node:buffer';
import {rm} from 'node:fs/promises';
import {counted} from '../../words.js';
import {UserError} from '../../user-error.js';
import {createLineChunk, type LineChunk} from '../output/line-chunk.js';
import type {LineWriter} from '../output/line-writer.js';
import {
	checkNumberedFiles,
	openNewFile,
	reasonOf,
	systemOpening,
} from './new-file.js';
import {numberedName} from './numbered-name.js';

/**
Lines to a file of their own, whole ones only. What it is asked to be ready for is in the file, and not before.
*/
export type RecordFile = LineWriter & {
	/**
	The files written so far, in order.
	*/
	readonly files: readonly string[];
	readonly bytes: number;
	/**
	After a failure before the first line the empty file is removed, so that the next try can create it.
	*/
	close(isFailed: boolean): Promise<void>;
};

const CHUNK_BYTES = 64 * 1024;
const CONGESTED_BYTES = 16 * CHUNK_BYTES;

const bytesOf = (parts: ReadonlyArray<string | Uint8Array>): number => {
	let bytes = 1;
	for (const part of parts) {
		bytes += Buffer.byteLength(part);
	}

	return bytes;
};

/**
What waits for one file.
*/
type Waiting = {readonly chunk: LineChunk; lines: number};

const nothingWaiting = (): Waiting => ({chunk: createLineChunk(CHUNK_BYTES * 1.5), lines: 0});

/**
Creates a file, never over one that exists. Before a line that would make it larger than `rotateBytes`, the next one is begun, with a number in its name. Throws a UserError when it cannot be created; `ready` throws one when it cannot be written, which tells how many lines are there.
*/
export const createRecordFile = async (file: string, rotateBytes = Infinity, opening = systemOpening): Promise<RecordFile> => {
	if (rotateBytes < Infinity) {
		await checkNumberedFiles(file);
	}

	let handle = await openNewFile(file, opening);
	const files = [file];
	const waiting = [nothingWaiting()];
	// Of the file that the next line goes to, once everything is there.
	let sizeToBe = 0;
	let size = 0;
	let bytes = 0;
	let lines = 0;
	let isBroken = false;

	const writeOut = async (all: Waiting): Promise<void> => {
		if (all.lines === 0) {
			return;
		}

		const data = all.chunk.take();
		try {
			await handle.appendFile(data);
		} catch (error) {
			isBroken = true;
			// Half a line is no record.
			await handle.truncate(size).catch(() => undefined);
			throw new UserError('unwritable-output', `${files.at(-1)!} cannot be written any more: ${reasonOf(error)}. ${counted(lines, 'record')} written.`, {cause: error});
		}

		size += data.length;
		bytes += data.length;
		lines += all.lines;
		all.lines = 0;
	};

	const beginNext = async (): Promise<void> => {
		const next = numberedName(file, files.length + 1);
		await handle.close();
		try {
			handle = await openNewFile(next, opening);
		} catch (error) {
			isBroken = true;
			throw error;
		}

		files.push(next);
		size = 0;
	};

	const writeAll = async (): Promise<void> => {
		await writeOut(waiting[0]!);
		while (waiting.length > 1) {
			waiting.shift();
			await beginNext();
			await writeOut(waiting[0]!);
		}
	};

	return {
		files,
		get bytes() {
			return bytes;
		},
		write(...parts) {
			const added = rotateBytes < Infinity ? bytesOf(parts) : 0;
			if (sizeToBe > 0 && sizeToBe + added > rotateBytes) {
				waiting.push(nothingWaiting());
				sizeToBe = 0;
			}

			const last = waiting.at(-1)!;
			last.chunk.add(parts);
			last.lines++;
			sizeToBe += added;
		},
		get isCongested() {
			return waiting.length > 1 || waiting[0]!.chunk.size > CONGESTED_BYTES;
		},
		ready: writeAll,
		async flush() {
			if (!isBroken) {
				await writeAll();
			}

			return !isBroken;
		},
		async close(isFailed) {
			await handle.close();
			if (isFailed && bytes === 0) {
				await rm(file, {force: true});
			}
		},
	};
};
