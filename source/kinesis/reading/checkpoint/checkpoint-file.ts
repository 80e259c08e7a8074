import {readFile} from 'node:fs/promises';
import {writeFile} from 'atomically';
import {OWN_FILE} from '../../../own-files.js';
import {UserError} from '../../../user-error.js';
import {type Checkpoint, formatCheckpoint, parseCheckpoint} from './checkpoint.js';

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown error';

/**
The checkpoint in the file, or undefined when there is no such file yet. Throws a UserError when it cannot be read or is no checkpoint.
*/
export const loadCheckpoint = async (file: string): Promise<Checkpoint | undefined> => {
	try {
		return parseCheckpoint(await readFile(file, 'utf8'), file);
	} catch (error) {
		if (error instanceof UserError) {
			throw error;
		}

		if (codeOf(error) === 'ENOENT') {
			return undefined;
		}

		throw new UserError('unreadable-checkpoint', `The checkpoint file ${file} cannot be read (${codeOf(error)}): check the path given with --checkpoint.`, {cause: error});
	}
};

/**
Replaces the file in one step, flushed to the disk: a crash leaves the old one or the new one, never a half. Throws a UserError when it cannot be written.
*/
export const saveCheckpoint = async (file: string, checkpoint: Checkpoint): Promise<void> => {
	try {
		await writeFile(file, formatCheckpoint(checkpoint), {mode: OWN_FILE});
	} catch (error) {
		throw new UserError('unwritable-checkpoint', `The checkpoint file ${file} cannot be written (${codeOf(error)}): check the path given with --checkpoint.`, {cause: error});
	}
};
