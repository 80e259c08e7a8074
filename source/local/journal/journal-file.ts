import {
	closeSync,
	copyFileSync,
	fstatSync,
	fsyncSync,
	ftruncateSync,
	openSync,
	renameSync,
	writeSync,
} from 'node:fs';
import path from 'node:path';
import type {JournalEntry} from './entry.js';
import {packFrame, readFrames} from './frames.js';

/**
A journal in a folder: entries are appended, and the whole can be replaced by a shorter one.
*/
export type JournalFile = {
	/**
	Size in bytes.
	*/
	readonly size: number;
	/**
	Returns when the operating system has the entry: it survives the end of this process, however sudden, though not a power cut.
	*/
	append(entry: JournalEntry): void;
	/**
	Replaces the content; a crash meanwhile leaves the old one.
	*/
	replace(entries: Iterable<JournalEntry>): void;
	close(): void;
};

/**
What was cut off a journal because it was incomplete or damaged.
*/
export type JournalRepair = {
	readonly path: string;
	readonly cutBytes: number;
	/**
	A copy of the file as it was found.
	*/
	readonly copyPath: string;
};

const writeAll = (file: number, bytes: Uint8Array, position: number) => {
	let written = 0;
	while (written < bytes.length) {
		written += writeSync(file, bytes, written, bytes.length - written, position + written);
	}
};

const writeNew = (newPath: string, entries: Iterable<JournalEntry>): number => {
	const file = openSync(newPath, 'w');
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
Opens the journal of `folder` and hands every entry to `onEntry`. What follows the last whole entry is cut off, a copy kept, and `onRepair` told.
*/
export const openJournalFile = (folder: string, onEntry: (entry: JournalEntry) => void, onRepair: (repair: JournalRepair) => void): JournalFile => {
	const journalPath = path.join(folder, 'journal');
	// Made if it is not there; then opened in a mode that takes positions on every system.
	closeSync(openSync(journalPath, 'a'));
	let file = openSync(journalPath, 'r+');
	let size = 0;
	try {
		const found = fstatSync(file).size;
		for (const {entry, end} of readFrames(file, found)) {
			onEntry(entry);
			size = end;
		}

		if (size < found) {
			const copyPath = path.join(folder, 'journal.damaged');
			copyFileSync(journalPath, copyPath);
			ftruncateSync(file, size);
			onRepair({path: journalPath, cutBytes: found - size, copyPath});
		}
	} catch (error) {
		closeSync(file);
		throw error;
	}

	return {
		get size() {
			return size;
		},
		append(entry) {
			const frame = packFrame(entry);
			writeAll(file, frame, size);
			size += frame.length;
		},
		replace(entries) {
			const nextPath = path.join(folder, 'journal.next');
			const nextSize = writeNew(nextPath, entries);
			// Windows renames only over what nobody has open.
			closeSync(file);
			try {
				renameSync(nextPath, journalPath);
				size = nextSize;
			} finally {
				file = openSync(journalPath, 'r+');
			}
		},
		close() {
			closeSync(file);
		},
	};
};
