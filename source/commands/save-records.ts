import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import type {FilterRecord} from '../records/filter/filter.js';
import {toJsonLine} from '../records/record-json.js';

const lines = function * (records: readonly FilterRecord[]) {
	for (const {shardId, record} of records) {
		yield `${toJsonLine(shardId, record)}\n`;
	}
};

/**
Why a file could not be written, by the system's code, in words for who chose its name.
*/
const complaints: Readonly<Record<string, string>> = {
	EEXIST: 'There is a file of that name already: nothing was written. Give another name.',
	ENOENT: 'There is no such folder.',
	EACCES: 'Writing there is not allowed.',
	EPERM: 'Writing there is not allowed.',
	EISDIR: 'That is a folder: give a file’s name.',
	ENOSPC: 'The disk is full: the file is not whole.',
};

/**
Writes records to a new file, as `tail --json` prints them; never over one that exists. Answers the full path, or a complaint.
*/
export const saveRecords = async (file: string, records: readonly FilterRecord[]): Promise<{readonly path: string} | {readonly complaint: string}> => {
	if (file.trim() === '') {
		return {complaint: 'Give a file’s name.'};
	}

	try {
		await writeFile(file, lines(records), {flag: 'wx'});
		return {path: path.resolve(file)};
	} catch (error) {
		const {code = '', message} = error as NodeJS.ErrnoException;
		return {complaint: complaints[code] ?? message};
	}
};
