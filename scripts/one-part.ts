import {readdirSync} from 'node:fs';
import type {Plugin} from 'esbuild';

const COMMANDS = 'source/commands';

/**
Puts what runs the commands (each `run.ts` of source/commands) into one part of the bundle: they share nearly all of their code, and each part more makes the others load slower. So each of these files exports a name of its own: `runTail`.
*/
export const onePart: Plugin = {
	name: 'one-part',
	setup(build) {
		/* eslint-disable require-unicode-regexp -- The filters are read by Go, which knows no flags. */
		build.onResolve({filter: /^(?:\.|\.\.\/[^/]+)\/run\.js$/}, ({kind}) => kind === 'dynamic-import' ? {path: 'headless', namespace: 'one-part'} : undefined);
		build.onLoad({filter: /./, namespace: 'one-part'}, () => ({
			contents: readdirSync(COMMANDS, {recursive: true, encoding: 'utf8'})
				.filter(file => /^[^\/\\]+[\/\\]run\.ts$/v.test(file))
				.map(file => `export * from './${file.replaceAll('\\', '/')}';`)
				.join('\n'),
			resolveDir: COMMANDS,
		}));
		/* eslint-enable require-unicode-regexp */
	},
};
