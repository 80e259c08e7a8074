import {
	realpath,
	rename,
	rm,
	writeFile,
} from 'node:fs/promises';
import process from 'node:process';
import {OWN_FILE} from '../own-files.js';
import {systemClock, type Clock} from '../time/clock.js';

/**
Windows cannot replace a file that another program has open, such as a virus scanner or an editor. It has three error codes for this.
*/
const inUseCodes: ReadonlySet<string | undefined> = new Set(process.platform === 'win32' ? ['EBUSY', 'EPERM', 'EACCES'] : ['EBUSY']);

/**
Whether a file could not be replaced because another program has it open.
*/
export const isInUse = ({code}: NodeJS.ErrnoException): boolean => inUseCodes.has(code);

const TRIES = 10;
const REST_MILLISECONDS = 50;

type System = {
	readonly clock: Clock;
	readonly move: typeof rename;
};

const ownSystem: System = {clock: systemClock, move: rename};

const renamePatiently = async (from: string, to: string, {clock, move}: System): Promise<void> => {
	for (let tries = 1; ; tries++) {
		try {
			await move(from, to);
			return;
		} catch (error) {
			if (tries === TRIES || !isInUse(error as NodeJS.ErrnoException)) {
				throw error;
			}

			await clock.sleep(REST_MILLISECONDS);
		}
	}
};

/**
Replaces a file in one step, flushed to the disk: after a crash there is the old file or the new one, never a part. If another program has it open, it tries for half a second. For a link, it replaces the target. Only the owner can read the file. Rejects with the error of node:fs.

It uses only node:fs: libraries for this listen for signals to remove their temporary file, and then end the process on Windows.
*/
export const replaceFile = async (file: string, text: string, system = ownSystem): Promise<void> => {
	const target = await realpath(file).catch(() => file);
	// Always the same name: the next run removes what a killed process left behind.
	const next = `${target}.next`;
	try {
		await rm(next, {force: true});
		await writeFile(next, text, {flush: true, flag: 'wx', mode: OWN_FILE});
		await renamePatiently(next, target, system);
	} catch (error) {
		await rm(next, {force: true}).catch(() => undefined);
		throw error;
	}
};
