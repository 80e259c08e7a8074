#!/usr/bin/env node
/* eslint-disable n/prefer-global/process -- To import one of Node's modules is to read all that it exports, and with that to load it: a thirtieth of the time to the first frame. */

// Plain and old on purpose: it must parse on an old Node, which then gets a sentence and not a stack trace.
const major = Number(process.versions.node.split('.', 1)[0]);

if (major < 22) {
	process.stderr.write('clickmon needs Node 22 or newer; this is Node ' + process.versions.node + '. In a clone, `npm start` brings its own.\n');
	process.exitCode = 2;
} else {
	// Compiled code is kept in the system's temporary folder: the second start is faster. Node 22.0 has neither of the two.
	const module = process.getBuiltinModule && process.getBuiltinModule('node:module');

	if (module && module.enableCompileCache) {
		module.enableCompileCache();
	}

	import('../dist/cli.js');
}
