import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {whyBadPath} from '../../../files/file-name.js';
import {whyUnwritable} from '../../../files/why-unwritable.js';
import {OWN_FILE} from '../../../own-files.js';
import type {Filter, FilterRecord} from '../../../records/filter/filter.js';
import {passingOf} from '../../../records/filter/passing.js';
import {toJsonLine} from '../../../records/record-json.js';
import {sentence} from '../../output/sentence.js';

const linesOf = function * ({shardId, record}: FilterRecord, filter: Filter | undefined) {
	for (const one of passingOf({shardId, record}, filter)) {
		yield `${toJsonLine(shardId, one)}\n`;
	}
};

/**
Failures that another file name can mend.
*/
const remedies: Readonly<Record<string, string>> = {
	EEXIST: 'There is a file of that name already: nothing was written. Give another name.',
	EISDIR: 'That is a folder: give a file’s name.',
	ENOSPC: 'The disk is full: the file is not whole.',
};

/**
Writes what is in the records and passes the filter to a new file, as `tail --json` prints it; never over one that exists. Answers the full path and the number of lines, or a complaint.
*/
export const saveRecords = async (file: string, records: readonly FilterRecord[], filter?: Filter): Promise<{readonly path: string; readonly count: number} | {readonly complaint: string}> => {
	if (file.trim() === '') {
		return {complaint: 'Give a file’s name.'};
	}

	const badPath = whyBadPath(file);
	if (badPath !== undefined) {
		return {complaint: sentence(badPath)};
	}

	let count = 0;
	const lines = function * () {
		for (const record of records) {
			for (const text of linesOf(record, filter)) {
				count++;
				yield text;
			}
		}
	};

	try {
		await writeFile(file, lines(), {flag: 'wx', mode: OWN_FILE});
		return {path: path.resolve(file), count};
	} catch (error) {
		const trouble = error as NodeJS.ErrnoException;
		const reason = whyUnwritable(trouble);
		return {complaint: remedies[trouble.code ?? ''] ?? (reason === undefined ? trouble.message : sentence(reason))};
	}
};
