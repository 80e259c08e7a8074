import {mkdirSync, mkdtempSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/**
The variable that names the folder in which everything is made, and which goes at the end.
*/
export const WORK_FOLDER = 'CLICKMON_WINDOWS_WORK';

/**
A new folder with a blank in its name.
*/
export const createWorkFolder = (): string => {
	const folder = path.join(mkdtempSync(path.join(process.env[WORK_FOLDER]!, 'run-')), 'my data');
	mkdirSync(folder);
	return folder;
};
