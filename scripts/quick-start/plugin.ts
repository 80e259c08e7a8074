import {isBuiltin} from 'node:module';
import {relative, sep} from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import type {Plugin} from 'esbuild';
import {requiredModule} from './required-module.ts';

const fileBeside = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/**
The path as the bundle has it: the same on every machine.
*/
const inThisFolder = (file: string): string => relative(process.cwd(), file).replaceAll(sep, '/');

const width = fileBeside('string-width.ts');

/**
Makes the bundle start faster: small modules of this folder stand in for others, which then load late or not at all. No library is changed.
*/
export const quickStart: Plugin = {
	name: 'quick-start',
	setup(build) {
		const {initialOptions: options} = build;
		options.inject = [...options.inject ?? [], fileBeside('segmenter.ts')];
		options.define = {
			...options.define,
			'Intl.Segmenter': 'Segmenter',
			// Without fetch, Yoga decodes its WebAssembly itself. With it, Node first loads an HTTP client: a fifth of the time to the first frame. Nothing here fetches.
			fetch: 'undefined',
		};
		// Go reads the filters; it knows no flags.
		/* eslint-disable require-unicode-regexp -- Go's own syntax. */
		build.onResolve({filter: /^string-width$/}, ({importer}) => importer === width ? undefined : {path: width});
		// One module for each importer: shared modules would be many small files of the bundle.
		build.onResolve({filter: /./}, ({importer, kind, path}) => kind === 'import-statement' && path !== 'node:module' && isBuiltin(path) ? {path: `${path} for ${inThisFolder(importer)}`, namespace: 'required', pluginData: path} : undefined);
		build.onLoad({filter: /./, namespace: 'required'}, ({pluginData: name}) => ({contents: requiredModule(name as string)}));
		/* eslint-enable require-unicode-regexp */
	},
};
