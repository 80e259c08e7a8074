import {spawnSync} from 'node:child_process';
import process from 'node:process';

/**
Vitest's global set-up: the tests of the command line and of the terminal run the program as it is shipped, so it is built from the source once before them.
*/
const buildBundle = (): void => {
	const {status} = spawnSync(process.execPath, ['scripts/build.js'], {stdio: ['ignore', 'ignore', 'pipe']});
	if (status !== 0) {
		console.warn('The program could not be built (npm run build says why): its tests run an older build, if there is one.');
	}
};

export default buildBundle;
