import {
	mkdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {UserError} from '../../user-error.js';

const isRunning = (processId: number): boolean => {
	try {
		process.kill(processId, 0);
		return true;
	} catch (error) {
		// EPERM: it runs, as somebody else.
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
};

const unusable = (folder: string, error: unknown) =>
	new UserError('unwritable-data', `The folder ${folder} cannot be used (${(error as Error).message}): choose another one with --data.`, {cause: error});

const makeFolder = (folder: string) => {
	try {
		mkdirSync(folder, {recursive: true});
	} catch (error) {
		throw unusable(folder, error);
	}
};

const holderOf = (lockPath: string): number | undefined => {
	try {
		return Number(readFileSync(lockPath, 'utf8'));
	} catch {
		return undefined;
	}
};

/**
Makes the folder if need be and claims it for this process; what a process that was killed left behind is taken over. Returns how to release it; throws a UserError when another process holds it or it cannot be written.
*/
export const lockFolder = (folder: string): () => void => {
	const lockPath = path.join(folder, 'lock');
	const release = () => {
		rmSync(lockPath, {force: true});
	};

	makeFolder(folder);
	try {
		const holder = holderOf(lockPath);
		if (holder !== undefined && (holder === process.pid || !isRunning(holder))) {
			release();
		}

		writeFileSync(lockPath, String(process.pid), {flag: 'wx'});
		return release;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
			throw new UserError('data-in-use', `The folder ${folder} is in use by process ${holderOf(lockPath) ?? 'unknown'}: stop that, or choose another folder with --data.`, {cause: error});
		}

		throw unusable(folder, error);
	}
};
