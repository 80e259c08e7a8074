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
On Windows a file that another program has open cannot be replaced: a virus scanner or an editor, mostly for a moment. Windows says so in three ways.
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
Replaces a file in one step, flushed to the disk: a crash leaves the old one or the new one, never a half. Tries for half a second while another program has it open. A link stays, and what it leads to is replaced. The file is its owner's alone. Rejects with the error of node:fs.

Node's own calls do it: the libraries for this listen for signals to remove their temporary file, and end the process on Windows when one comes.
*/
export const replaceFile = async (file: string, text: string, system = ownSystem): Promise<void> => {
	const target = await realpath(file).catch(() => file);
	// The same name each time: what a killed process left behind is removed by the next run.
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
