import {closeSync, openSync, writeSync} from 'node:fs';
import {whyBadPath} from '../../files/file-name.js';
import {whyUnwritable} from '../../files/why-unwritable.js';
import {OWN_FILE} from '../../own-files.js';
import {UserError} from '../../user-error.js';

/**
A file for the lines that were not put, just as they were. It is made with the first of them.
*/
export type RefusedLines = {
	/**
	Throws a UserError if the file cannot be written.
	*/
	add(line: Uint8Array): void;
	/**
	Where they are; undefined if there are none.
	*/
	readonly path: string | undefined;
	close(): void;
};

const MOST_FILES = 1000;

/**
A file that is there is not touched: the next number is tried.
*/
const nameOf = (number: number): string => number === 1 ? 'put-refused.txt' : `put-refused-${number}.txt`;

const cannotWrite = (name: string, reason: string | undefined): UserError =>
	new UserError('unwritable-file', `The lines that were not put cannot be written to ${name}${reason === undefined ? '' : `: ${reason}`}; name another file with --refused.`);

const openNew = (wanted: string | undefined): {readonly file: number; readonly path: string} => {
	for (let number = 1; ; number++) {
		const name = wanted ?? nameOf(number);
		const bad = whyBadPath(name);
		if (bad !== undefined) {
			throw cannotWrite(name, bad);
		}

		try {
			return {file: openSync(name, 'wx', OWN_FILE), path: name};
		} catch (error) {
			const isTaken = (error as NodeJS.ErrnoException).code === 'EEXIST';
			if (!isTaken || wanted !== undefined || number === MOST_FILES) {
				throw cannotWrite(name, isTaken ? 'there is such a file already' : whyUnwritable(error as NodeJS.ErrnoException));
			}
		}
	}
};

/**
With a wanted path the file is made at once, so that a run does not find out at its end that it cannot be.
*/
export const createRefusedLines = (wanted: string | undefined): RefusedLines => {
	let opened = wanted === undefined ? undefined : openNew(wanted);
	let isUsed = false;
	return {
		add(line) {
			opened ??= openNew(undefined);
			isUsed = true;
			writeSync(opened.file, line);
			writeSync(opened.file, '\n');
		},
		get path() {
			return isUsed ? opened!.path : undefined;
		},
		close() {
			if (opened) {
				closeSync(opened.file);
			}
		},
	};
};
