import {whyBadPath} from '../../../files/file-name.js';
import {isInUse, replaceFile} from '../../../files/replace-file.js';
import {readTextFile, whyUnreadable} from '../../../files/text-file.js';
import {whyUnwritable} from '../../../files/why-unwritable.js';
import {UserError} from '../../../user-error.js';
import {type Checkpoint, formatCheckpoint, parseCheckpoint} from './checkpoint.js';

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'no text';

/**
The checkpoint in the file; undefined if there is no file yet. Throws a UserError if the file is unreadable or not a checkpoint.
*/
export const loadCheckpoint = async (file: string): Promise<Checkpoint | undefined> => {
	const badPath = whyBadPath(file);
	if (badPath !== undefined) {
		throw new UserError('unwritable-checkpoint', `The checkpoint file ${file} cannot be written: ${badPath}.`, {exitCode: 2});
	}

	try {
		return parseCheckpoint(await readTextFile(file), file);
	} catch (error) {
		if (error instanceof UserError) {
			throw error;
		}

		if (codeOf(error) === 'ENOENT') {
			return undefined;
		}

		throw new UserError('unreadable-checkpoint', `The checkpoint file ${file} cannot be read (${codeOf(error)}): ${whyUnreadable(error)}.`, {cause: error});
	}
};

/**
Replaces the file in one step, flushed to the disk: a crash leaves the old one or the new one, never a half. Throws a UserError when it cannot be written; its code is `checkpoint-in-use` when another program has the file open, which passes.
*/
export const saveCheckpoint = async (file: string, checkpoint: Checkpoint, replace = replaceFile): Promise<void> => {
	try {
		await replace(file, formatCheckpoint(checkpoint));
	} catch (error) {
		const trouble = error as NodeJS.ErrnoException;
		throw isInUse(trouble)
			? new UserError('checkpoint-in-use', `The checkpoint file ${file} cannot be written (${codeOf(error)}): another program has it open, or it is write-protected.`, {cause: error})
			: new UserError('unwritable-checkpoint', `The checkpoint file ${file} cannot be written (${codeOf(error)}): ${whyUnwritable(trouble) ?? trouble.message}.`, {cause: error});
	}
};
