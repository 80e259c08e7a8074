import {Buffer} from 'node:buffer';
import {createWriteStream} from 'node:fs';
import {open} from 'node:fs/promises';
import type {Writable} from 'node:stream';
import {finished} from 'node:stream/promises';
import {constants, createGzip, type Gzip} from 'node:zlib';
import type {ReadEvent} from '../service/read-event.js';
import {UserError} from '../user-error.js';
import {encodeEntry, encodeHeader} from './encode.js';
import type {RecordingEntry, RecordingHeader} from './entry.js';

/**
A recording grows to this size, before compression, and no further.
*/
export const DEFAULT_RECORDING_BYTES = 200 * 1024 * 1024;

/**
A replay can begin at a state. From one to the next there are this many bytes, or four times the state's size if that is more.
*/
export const KEYFRAME_BYTES = 2 * 1024 * 1024;

/**
The bytes that may wait for the disk. Beyond them, records are left out and counted.
*/
const WAITING_BYTES = 8 * 1024 * 1024;

/**
A batch is cut into lines of about this size, so that no line is read for long.
*/
const LINE_RECORDS = 500;
const LINE_BYTES = 512 * 1024;

/**
Compressed, a recording is on the disk this often: a session that is killed has lost no more.
*/
const FLUSH_MILLISECONDS = 2000;

export type RecordingWriter = {
	/**
	Bytes so far, before compression.
	*/
	readonly bytes: number;
	/**
	It has ended, because it reached its maximum size or because writing failed; `write` then does nothing.
	*/
	readonly isEnded: boolean;
	/**
	Records that are not in it, because the disk was too slow.
	*/
	readonly leftOut: number;
	/**
	Whether writing failed; `close` says why.
	*/
	readonly hasFailed: boolean;
	/**
	Whether the next thing to write is a state.
	*/
	readonly isKeyframeDue: boolean;
	write(entry: RecordingEntry): void;
	/**
	Ends the recording; resolves when it is on the disk. Throws the disk's error.
	*/
	close(t: number): Promise<void>;
};

type Batch = ReadEvent & {type: 'batch'};

const cut = function * (batch: Batch): Generator<{readonly read: Batch; readonly isCut?: true}> {
	let from = 0;
	let bytes = 0;
	for (const [index, {Data: data}] of batch.records.entries()) {
		bytes += data.byteLength;
		if (index + 1 - from < LINE_RECORDS && bytes < LINE_BYTES) {
			continue;
		}

		const isLast = index + 1 === batch.records.length;
		yield {read: {...batch, records: batch.records.slice(from, index + 1)}, ...(!isLast && {isCut: true})};
		from = index + 1;
		bytes = 0;
	}

	if (from < batch.records.length || batch.records.length === 0) {
		yield {read: {...batch, records: batch.records.slice(from)}};
	}
};

/**
Writes entries as lines into `sink`, up to `limit` bytes.
*/
export const createRecordingWriter = (sink: Writable, header: RecordingHeader, {limit = DEFAULT_RECORDING_BYTES, onFull}: {
	readonly limit?: number;
	onFull?(): void;
} = {}): RecordingWriter => {
	let bytes = 0;
	let isEnded = false;
	let missed = 0;
	let leftOut = 0;
	let keyframe = {at: -Infinity, size: 0};
	let failure: Error | undefined;

	const put = (line: string): void => {
		const text = `${line}\n`;
		bytes += Buffer.byteLength(text);
		sink.write(text);
	};

	const end = (t: number, reason: 'closed' | 'full'): void => {
		isEnded = true;
		put(encodeEntry({t, e: 'end', reason}));
		sink.end();
	};

	const putEntry = (entry: RecordingEntry): void => {
		if (missed > 0) {
			put(encodeEntry({t: entry.t, e: 'gap', records: missed}));
			missed = 0;
		}

		put(encodeEntry(entry));
		if (bytes < limit) {
			return;
		}

		end(entry.t, 'full');
		onFull?.();
	};

	const putBatch = (t: number, batch: Batch): void => {
		if (sink.writableLength > WAITING_BYTES) {
			missed += batch.records.length;
			leftOut += batch.records.length;
			return;
		}

		for (const part of cut(batch)) {
			if (isEnded) {
				return;
			}

			putEntry({t, e: 'read', ...part});
		}
	};

	sink.on('error', error => {
		failure = error;
		isEnded = true;
	});
	put(encodeHeader(header));

	return {
		get bytes() {
			return bytes;
		},
		get isEnded() {
			return isEnded;
		},
		get leftOut() {
			return leftOut;
		},
		get hasFailed() {
			return failure !== undefined;
		},
		get isKeyframeDue() {
			return bytes - keyframe.at >= Math.max(KEYFRAME_BYTES, keyframe.size * 4);
		},
		write(entry) {
			if (isEnded) {
				return;
			}

			if (entry.e === 'read' && entry.read.type === 'batch') {
				putBatch(entry.t, entry.read);
				return;
			}

			const before = bytes;
			putEntry(entry);
			if (entry.e === 'state') {
				keyframe = {at: bytes, size: bytes - before};
			}
		},
		async close(t) {
			if (!isEnded) {
				end(t, 'closed');
			}

			if (failure === undefined) {
				await finished(sink);
			} else {
				throw failure;
			}
		},
	};
};

const reasons: Readonly<Record<string, string>> = {
	EEXIST: 'there is a file of that name already, and nothing is written over it',
	ENOENT: 'there is no such folder',
	EACCES: 'writing there is not allowed',
	EPERM: 'writing there is not allowed',
	EISDIR: 'that is a folder',
	ENOSPC: 'the disk is full',
};

const unwritable = (file: string, error: NodeJS.ErrnoException): UserError =>
	new UserError('unwritable-recording', `${file} cannot be recorded to: ${reasons[error.code ?? ''] ?? error.message}.`, {cause: error});

const compressed = (file: Writable): {readonly sink: Gzip; readonly done: Promise<void>} => {
	const sink = createGzip();
	sink.pipe(file);
	file.on('error', error => {
		sink.destroy(error);
	});
	const timer = setInterval(() => {
		sink.flush(constants.Z_SYNC_FLUSH);
	}, FLUSH_MILLISECONDS);
	timer.unref();
	sink.on('close', () => {
		clearInterval(timer);
	});
	return {sink, done: finished(file)};
};

/**
Begins a recording in a new file that only its owner can read; with gzip if its name ends in .gz. Throws a UserError if the file exists or cannot be made.
*/
export const openRecording = async (file: string, header: RecordingHeader, options: Parameters<typeof createRecordingWriter>[2] = {}): Promise<RecordingWriter> => {
	const handle = await open(file, 'wx', 0o600).catch((error: unknown) => {
		throw unwritable(file, error as NodeJS.ErrnoException);
	});
	const stream = createWriteStream('', {fd: handle});
	const {sink, done} = file.endsWith('.gz') ? compressed(stream) : {sink: stream, done: Promise.resolve()};
	// An error of the disk is reported when the recording is closed.
	done.catch(() => undefined);
	const writer = createRecordingWriter(sink, header, options);
	return {
		...writer,
		get bytes() {
			return writer.bytes;
		},
		get isEnded() {
			return writer.isEnded;
		},
		get leftOut() {
			return writer.leftOut;
		},
		get hasFailed() {
			return writer.hasFailed;
		},
		get isKeyframeDue() {
			return writer.isKeyframeDue;
		},
		async close(t) {
			try {
				await writer.close(t);
				await done;
			} catch (error) {
				throw unwritable(file, error as NodeJS.ErrnoException);
			}
		},
	};
};
