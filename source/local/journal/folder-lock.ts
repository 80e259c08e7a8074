import {
	mkdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type {DatabaseSync} from 'node:sqlite';
import {OWN_FOLDER} from '../../own-files.js';
import {UserError} from '../../user-error.js';

const unusable = (folder: string, error: unknown) =>
	new UserError('unwritable-data', `The folder ${folder} cannot be used (${(error as Error).message}): choose another one with --data.`, {cause: error});

// A folder that exists already keeps the mode that its owner gave it.
const makeFolder = (folder: string) => {
	try {
		mkdirSync(folder, {recursive: true, mode: OWN_FOLDER});
	} catch (error) {
		throw unusable(folder, error);
	}
};

/**
SQLite, which Node brings. Node 22 warns on stderr that it is experimental; our user need not see that.
*/
const loadSqlite = (): {readonly DatabaseSync: typeof DatabaseSync} => {
	const {emitWarning} = process;
	process.emitWarning = () => undefined;
	try {
		return process.getBuiltinModule('node:sqlite');
	} finally {
		process.emitWarning = emitWarning;
	}
};

/**
Locks a file for this process, on every system, until it is closed or the process ends in any way. Throws SQLite's error if another process has it.

SQLite is used for its lock alone. A lock of the operating system is better than a file with a process number: two processes that start at once cannot both get it, and it never outlives its owner. Libraries for lock files take seconds to believe that an owner is dead, and can break the lock of one that is only slow.
*/
const openLocked = (file: string): DatabaseSync => {
	const {DatabaseSync: Database} = loadSqlite();
	const database = new Database(file);
	try {
		// Without a journal of its own: nothing is ever written.
		database.exec('PRAGMA journal_mode = MEMORY; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
		return database;
	} catch (error) {
		database.close();
		throw error;
	}
};

// SQLITE_BUSY. Source: SQLite, Result and Error Codes.
const BUSY = 5;

const isHeld = (error: unknown): boolean => (error as {errcode?: number}).errcode === BUSY;

const holderOf = (numberFile: string): string => {
	try {
		const holder = readFileSync(numberFile, 'utf8').trim();
		return /^\d+$/v.test(holder) ? `process ${holder}` : 'another process';
	} catch {
		return 'another process';
	}
};

/**
Makes the folder if need be and claims it for this process; what a process that was killed left behind is taken over. Returns how to release it; throws a UserError when another process holds it or it cannot be written.
*/
export const lockFolder = (folder: string): () => void => {
	makeFolder(folder);
	// Who holds the folder, for people only: what it says decides nothing.
	const numberFile = path.join(folder, 'lock');
	let database: DatabaseSync;
	try {
		// Stays when it is released: another process may be about to lock it.
		database = openLocked(path.join(folder, 'lock.sqlite'));
	} catch (error) {
		throw isHeld(error)
			? new UserError('data-in-use', `The folder ${folder} is in use by ${holderOf(numberFile)}: stop it, or choose another folder with --data.`, {cause: error})
			: unusable(folder, error);
	}

	const release = () => {
		rmSync(numberFile, {force: true});
		database.close();
	};

	try {
		writeFileSync(numberFile, String(process.pid));
		return release;
	} catch (error) {
		release();
		throw unusable(folder, error);
	}
};
