import {
	closeSync,
	constants,
	copyFileSync,
	fchmodSync,
	fstatSync,
	fsyncSync,
	ftruncateSync,
	openSync,
	renameSync,
	rmSync,
	writeSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {OWN_FILE} from '../../own-files.js';
import type {JournalEntry} from './entry.js';
import {packFrame, readFrames} from './frames.js';
import {countLostRecords} from './lost-records.js';

/**
A journal in a folder: entries are appended, and the whole can be replaced by a shorter one.
*/
export type JournalFile = {
	/**
	Size in bytes.
	*/
	readonly size: number;
	/**
	Returns when the operating system has the entry: it survives the end of this process, however sudden, though not a power cut before the next `sync`.
	*/
	append(entry: JournalEntry): void;
	/**
	Returns when the disk has every entry so far, and the file's name.
	*/
	sync(): void;
	/**
	Replaces the content, on the disk; a crash or a power cut meanwhile leaves the old one.
	*/
	replace(entries: Iterable<JournalEntry>): void;
	close(): void;
};

/**
What was cut off a journal because it was incomplete or damaged.
*/
export type JournalRepair = {
	readonly path: string;
	readonly keptBytes: number;
	readonly cutBytes: number;
	/**
	Those in the whole entries that were cut off. An entry that is itself damaged cannot be counted.
	*/
	readonly cutRecords: number;
	/**
	A copy of the damaged file, beside the copies of earlier repairs.
	*/
	readonly copyPath: string;
};

const writeAll = (file: number, bytes: Uint8Array, position: number) => {
	let written = 0;
	while (written < bytes.length) {
		written += writeSync(file, bytes, written, bytes.length - written, position + written);
	}
};

/**
Everybody can read a file that an earlier version made. Anything that is not a file, such as a device, is left alone.
*/
const keepFromOthers = (file: number): void => {
	const stats = fstatSync(file);
	if (stats.isFile() && (stats.mode & 0o077) !== 0) { // eslint-disable-line no-bitwise
		fchmodSync(file, OWN_FILE);
	}
};

/**
Copies a file to the first free name of `name`, `name-2`, … Earlier copies stay, and a link is not followed.
*/
const copyBeside = (file: string, name: string): string => {
	for (let number = 1; ; number++) {
		const copyPath = number === 1 ? name : `${name}-${number}`;
		try {
			copyFileSync(file, copyPath, constants.COPYFILE_EXCL);
			return copyPath;
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
				throw error;
			}
		}
	}
};

/**
Flushes the names of a folder's files to the disk. Windows does that itself, and cannot open a folder.
*/
const syncFolder = (folder: string): void => {
	if (process.platform === 'win32') {
		return;
	}

	const file = openSync(folder, 'r');
	try {
		fsyncSync(file);
	} finally {
		closeSync(file);
	}
};

const writeNew = (newPath: string, entries: Iterable<JournalEntry>): number => {
	// The rest of a crash, or a foreign file.
	rmSync(newPath, {force: true});
	const file = openSync(newPath, 'wx', OWN_FILE);
	let size = 0;
	try {
		for (const entry of entries) {
			const frame = packFrame(entry);
			writeAll(file, frame, size);
			size += frame.length;
		}

		fsyncSync(file);
	} finally {
		closeSync(file);
	}

	return size;
};

/**
Opens the journal of `folder` and passes every entry to `onEntry`. Bytes after the last whole entry are cut off; a copy stays, and `onRepair` is told.
*/
export const openJournalFile = (folder: string, onEntry: (entry: JournalEntry) => void, onRepair: (repair: JournalRepair) => void): JournalFile => {
	const journalPath = path.join(folder, 'journal');
	// Made if it is not there; then opened in a mode that takes positions on every system.
	closeSync(openSync(journalPath, 'a', OWN_FILE));
	const openExisting = () => openSync(journalPath, 'r+');
	// Undefined when it was closed and could not be opened again: its number may by then be that of another file.
	let file: number | undefined = openExisting();
	let size = 0;
	// A new file may still lack its name on the disk.
	let isNamed = false;
	try {
		keepFromOthers(file);
		const found = fstatSync(file).size;
		for (const {entry, end} of readFrames(file, found)) {
			onEntry(entry);
			size = end;
		}

		if (size < found) {
			const copyPath = copyBeside(journalPath, path.join(folder, 'journal.damaged'));
			const cutRecords = countLostRecords(file, size, found);
			ftruncateSync(file, size);
			onRepair({
				path: journalPath, keptBytes: size, cutBytes: found - size, cutRecords, copyPath,
			});
		}
	} catch (error) {
		closeSync(file);
		throw error;
	}

	const close = () => {
		if (file === undefined) {
			return;
		}

		closeSync(file);
		file = undefined;
	};

	return {
		get size() {
			return size;
		},
		append(entry) {
			file ??= openExisting();
			const frame = packFrame(entry);
			writeAll(file, frame, size);
			size += frame.length;
		},
		sync() {
			fsyncSync(file ??= openExisting());
			if (isNamed) {
				return;
			}

			syncFolder(folder);
			isNamed = true;
		},
		replace(entries) {
			const nextPath = path.join(folder, 'journal.next');
			const nextSize = writeNew(nextPath, entries);
			// Windows cannot rename over an open file.
			close();
			try {
				renameSync(nextPath, journalPath);
				size = nextSize;
				// Until then a power cut would bring the old file back, without what was appended to this one since.
				syncFolder(folder);
			} finally {
				file = openExisting();
			}
		},
		close,
	};
};
