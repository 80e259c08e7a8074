import process from 'node:process';
import v8 from 'node:v8';

/**
The newest V8 that the flag was tried with: one that does not know a flag says so on stderr.
*/
const NEWEST_TRIED_V8 = 14;

/**
V8 collects its old generation, and dead buffers with it, when it has grown by this much over what was alive at the last collection, in percent. bin/clickmon.js sets what suits a screen.
*/
export const growHeapBy = (percent: number): void => {
	if (Number(process.versions.v8.split('.', 1)[0]) <= NEWEST_TRIED_V8) {
		v8.setFlagsFromString(`--heap-growing-percent=${percent}`);
	}
};
