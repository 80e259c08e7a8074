import {rmSync} from 'node:fs';
import {replaceFile} from '../../files/replace-file.js';
import {whyUnwritable} from '../../files/why-unwritable.js';
import {UserError} from '../../user-error.js';

/**
A file that is there for as long as the endpoint can be called.
*/
export type ReadyFile = {
	/**
	Writes it, whole from its first moment. Rejects with a UserError when it cannot be written.
	*/
	write(content: Record<string, unknown>): Promise<void>;
	remove(): void;
};

const unwritable = (file: string, error: unknown): UserError => {
	const trouble = error as NodeJS.ErrnoException;
	return new UserError('unwritable-file', `The file ${file} cannot be written (${trouble.code ?? 'unknown reason'}): ${whyUnwritable(trouble) ?? trouble.message}. Check --ready-file.`, {cause: error});
};

/**
Removes what an earlier run left there: whoever waits for the file is not to see that.
*/
export const createReadyFile = (file: string): ReadyFile => {
	const remove = () => {
		try {
			rmSync(file, {force: true});
		} catch (error) {
			throw unwritable(file, error);
		}
	};

	remove();
	return {
		async write(content) {
			try {
				await replaceFile(file, `${JSON.stringify(content)}\n`);
			} catch (error) {
				throw unwritable(file, error);
			}
		},
		remove,
	};
};
