#!/usr/bin/env node
/* eslint-disable n/prefer-global/process -- To import one of Node's modules is to read all that it exports, and with that to load it: a thirtieth of the time to the first frame. */

// Plain and old on purpose: it must parse on an old Node, which then gets a sentence and not a stack trace.
const parts = process.versions.node.split('.');
const major = Number(parts[0]);
const minor = Number(parts[1]);

// As package.json says. Before these, a console of Windows hands over no escape sequences: what is pasted is taken for keys, and a pasted + scales a stream.
if ((major === 22 && minor >= 17) || (major === 24 && minor >= 2) || major > 24) {
	// Compiled code is kept in the system's temporary folder: the second start is faster.
	process.getBuiltinModule('node:module').enableCompileCache();
	// Otherwise V8's young generation grows to 100 MB under load, and its old one to many times what is alive. With this, the young one stays as it begins, and the old one is collected when it is 40 % above what was alive. In a first line such as `env -S node --max-semi-space-size=1` it would depend on an env that knows -S, which BusyBox's does not. A V8 that does not know a flag says so on stderr, so only those that were tried get them.
	if (Number(process.versions.v8.split('.', 1)[0]) <= 14) {
		const v8 = process.getBuiltinModule('node:v8');
		v8.setFlagsFromString('--semi-space-growth-factor=1');
		v8.setFlagsFromString('--heap-growing-percent=40');
	}

	import('../dist/cli.js');
} else {
	process.stderr.write('clickmon needs Node 22.17 or newer, or 24.2 or newer; this is Node ' + process.versions.node + '. In a clone, `npm start` brings its own.\n');
	process.exitCode = 2;
}
