import {fileURLToPath} from 'node:url';

const width = fileURLToPath(new URL('string-width.ts', import.meta.url));

/**
Keeps the bundle from doing at its start what can be done later, or not at all: see the files beside this one. With the Segmenter it is to be used as `inject` and `define` of the build.
*/
export const quickStart = {
	name: 'quick-start',
	setup(build) {
		// The filters are read by Go, which knows no flags.
		/* eslint-disable require-unicode-regexp -- Go's own syntax. */
		build.onResolve({filter: /^string-width$/}, ({importer}) => importer === width ? undefined : {path: width});
		// To import node:http is to read all that it exports, and with that to load fetch, which is 5 % of the way to the first frame. To require it is not.
		build.onResolve({filter: /^node:http$/}, ({kind}) => kind === 'import-statement' ? {path: 'node:http', namespace: 'required'} : undefined);
		build.onLoad({filter: /./, namespace: 'required'}, ({path}) => ({contents: `module.exports = require('${path}');`}));
		/* eslint-enable require-unicode-regexp */
	},
};
