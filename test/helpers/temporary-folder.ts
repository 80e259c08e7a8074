import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {onTestFinished} from 'vitest';

/**
A folder that goes when the test ends.
*/
export const createTemporaryFolder = (): string => {
	const folder = mkdtempSync(path.join(tmpdir(), 'clickmon-'));
	onTestFinished(() => {
		rmSync(folder, {recursive: true, force: true});
	});
	return folder;
};
