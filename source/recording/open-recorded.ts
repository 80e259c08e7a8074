import {createReadStream, createWriteStream} from 'node:fs';
import {
	mkdtemp,
	open,
	rm,
	type FileHandle,
} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {Transform} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {createGunzip} from 'node:zlib';
import {UserError} from '../user-error.js';
import {decodeEntry} from './decode.js';
import type {RecordingEntry} from './entry.js';
import {readLines} from './lines.js';
import {indexRecording, type RecordingIndex} from './recording-index.js';

/**
A recording that is open to be replayed.
*/
export type RecordedSession = RecordingIndex & {
	/**
	The entries for a replay from `t` on, in order, beginning with a state: entries up to `t` lead there, the others follow. Ends with the recording. It may run several times, also at once.
	*/
	entriesFor(t: number, signal?: AbortSignal): AsyncGenerator<readonly RecordingEntry[]>;
	close(): Promise<void>;
};

/**
The maximum size of an unpacked recording; clickmon makes no larger one.
*/
const MOST_UNPACKED_BYTES = 2 * (1024 ** 3);

const reasons: Readonly<Record<string, string>> = {
	ENOENT: 'there is no such file',
	EACCES: 'reading it is not allowed',
	EPERM: 'reading it is not allowed',
	EISDIR: 'that is a folder',
};

const unreadable = (file: string, error: NodeJS.ErrnoException): UserError =>
	new UserError('unreadable-recording', `${file} cannot be replayed: ${reasons[error.code ?? ''] ?? error.message}.`, {cause: error});

const atMost = (limit: number): Transform => {
	let bytes = 0;
	return new Transform({
		transform(chunk: Uint8Array, _encoding, callback) {
			bytes += chunk.byteLength;
			if (bytes > limit) {
				callback(Object.assign(new Error('it is too large'), {code: 'TOO_LARGE'}));
			} else {
				callback(null, chunk);
			}
		},
	});
};

/**
Unpacks into a separate file, so that a seek need not begin at the start. The file of a killed session is unpacked as far as possible.
*/
const unpack = async (file: string, folder: string, signal?: AbortSignal): Promise<string> => {
	const unpacked = path.join(folder, 'recording.jsonl');
	try {
		await pipeline(createReadStream(file), createGunzip(), atMost(MOST_UNPACKED_BYTES), createWriteStream(unpacked, {mode: 0o600}), {signal});
	} catch (error) {
		signal?.throwIfAborted();
		const {code} = error as NodeJS.ErrnoException;
		if (code === 'Z_DATA_ERROR') {
			throw new UserError('no-recording', `${file} is not gzip, or is damaged: it cannot be replayed.`, {cause: error});
		}

		// Z_BUF_ERROR: the file ends too early.
		if (code !== 'Z_BUF_ERROR') {
			throw unreadable(file, error as NodeJS.ErrnoException);
		}
	}

	return unpacked;
};

const openFile = async (file: string, as: string): Promise<FileHandle> => open(file, 'r').catch((error: unknown) => {
	throw unreadable(as, error as NodeJS.ErrnoException);
});

const GZIP_MAGIC = [0x1F, 0x8B] as const;

const isPacked = async (handle: FileHandle): Promise<boolean> => {
	const {buffer, bytesRead} = await handle.read(new Uint8Array(2), 0, 2, 0);
	return bytesRead === 2 && GZIP_MAGIC.every((byte, index) => buffer[index] === byte);
};

/**
Opens a recording, packed or not. Throws a UserError in one line for what cannot be replayed.
*/
export const openRecorded = async (file: string, signal?: AbortSignal): Promise<RecordedSession> => {
	let handle = await openFile(file, file);
	let folder: string | undefined;

	const close = async (): Promise<void> => {
		await handle.close();
		if (folder !== undefined) {
			await rm(folder, {recursive: true, force: true});
		}
	};

	try {
		const isGzip = await isPacked(handle).catch((error: unknown) => {
			throw unreadable(file, error as NodeJS.ErrnoException);
		});
		if (isGzip) {
			folder = await mkdtemp(path.join(tmpdir(), 'clickmon-replay-'));
			const unpacked = await unpack(file, folder, signal);
			await handle.close();
			handle = await openFile(unpacked, file);
		}

		const index = await indexRecording(handle, file, signal);
		return {
			...index,
			async * entriesFor(t, reading) {
				for await (const lines of readLines(handle, index.offsetFor(t), reading)) {
					const entries = lines.filter(line => line.isWhole).map(({text}) => decodeEntry(new TextDecoder().decode(text)));
					yield entries.filter(entry => entry !== undefined);
				}
			},
			close,
		};
	} catch (error) {
		await close().catch(() => undefined);
		throw error;
	}
};
