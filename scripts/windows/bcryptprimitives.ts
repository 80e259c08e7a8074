import {existsSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {run, installPackages} from './run.ts';

const NAME = 'bcryptprimitives.dll';

/**
The libraries of the test runner that are written in Rust want ProcessPrng of this DLL, which Wine lacks before version 9. The same function is in another DLL under an older name; a DLL that hands it on is made of nothing but its list of exports. Returns why it could not be made.
*/
export const addBcryptPrimitives = (system32: string, work: string): string | undefined => {
	const file = path.join(system32, NAME);
	if (existsSync(file)) {
		return undefined;
	}

	const tool = 'x86_64-w64-mingw32-ld';
	if (!run(tool, ['--version']).isDone) {
		const missing = installPackages(['binutils-mingw-w64-x86-64']);
		if (missing !== undefined) {
			return `this Wine lacks ${NAME}, and the tools to make it are missing: ${missing}`;
		}
	}

	writeFileSync(path.join(work, 'empty.s'), '');
	writeFileSync(path.join(work, 'exports.def'), `LIBRARY ${NAME}\nEXPORTS\nProcessPrng=advapi32.SystemFunction036\n`);
	const assembled = run('x86_64-w64-mingw32-as', ['empty.s', '-o', 'empty.o'], {cwd: work});
	const linked = assembled.isDone ? run(tool, ['-shared', '-e', '0', '-o', file, 'empty.o', 'exports.def'], {cwd: work}) : assembled;
	return linked.isDone ? undefined : `${NAME} could not be made (${linked.reason}).`;
};
