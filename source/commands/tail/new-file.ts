import {
	open,
	readdir,
	type FileHandle,
} from 'node:fs/promises';
import path from 'node:path';
import {OWN_FILE} from '../../own-files.js';
import {UserError} from '../../user-error.js';
import {whyBadPath} from '../../files/file-name.js';
import {whyUnwritable} from '../../files/why-unwritable.js';
import {numberedNames} from './numbered-name.js';

/**
What a file is opened with: that of node:fs, or a test's.
*/
export type Opening = (file: string, flags: 'wx', mode: number) => Promise<Pick<FileHandle, 'appendFile' | 'truncate' | 'close'>>;

export const systemOpening: Opening = open;

/**
Why a file could not be written, in words.
*/
export const reasonOf = (error: unknown): string => whyUnwritable(error as NodeJS.ErrnoException) ?? (error as Error).message;

const alreadyThere = (file: string): UserError =>
	new UserError('file-exists', `There is a file ${file} already: nothing is written over it. Give --output another name, or move the file away.`);

/**
Creates a file; throws a UserError where there is one already, or none can be.
*/
export const openNewFile = async (file: string, opening: Opening): ReturnType<Opening> => {
	const badPath = whyBadPath(file);
	if (badPath !== undefined) {
		throw new UserError('unwritable-output', `${file} cannot be written: ${badPath}.`, {exitCode: 2});
	}

	try {
		return await opening(file, 'wx', OWN_FILE);
	} catch (error) {
		throw (error as NodeJS.ErrnoException).code === 'EEXIST'
			? alreadyThere(file)
			: new UserError('unwritable-output', `${file} cannot be written: ${reasonOf(error)}.`, {cause: error});
	}
};

/**
Throws where there is a file already that rotation would come to: a run must not fail after hours because of one that was there from the start.
*/
export const checkNumberedFiles = async (file: string): Promise<void> => {
	const folder = path.dirname(file);
	// A folder that cannot be read is heard of when the file is opened.
	const [other] = numberedNames(file, await readdir(folder).catch(() => []));
	if (other !== undefined) {
		throw alreadyThere(path.join(folder, other));
	}
};
