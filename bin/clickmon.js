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
	import('../dist/cli.js');
} else {
	process.stderr.write('clickmon needs Node 22.17 or newer, or 24.2 or newer; this is Node ' + process.versions.node + '. In a clone, `npm start` brings its own.\n');
	process.exitCode = 2;
}
