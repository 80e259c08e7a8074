import {readFile} from 'node:fs/promises';
import {isBuiltin} from 'node:module';
import {relative, sep} from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import type {Plugin} from 'esbuild';
import {patches} from './patches.ts';
import {requiredModule} from './required-module.ts';

const fileBeside = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/**
As it stands in the bundle: the same wherever it is built.
*/
const inThisFolder = (file: string): string => relative(process.cwd(), file).replaceAll(sep, '/');

const width = fileBeside('string-width.ts');

/**
Keeps the bundle from doing at its start what can be done later, or not at all, and for every frame what can be done once: see the files beside this one.
*/
export const quickStart: Plugin = {
	name: 'quick-start',
	setup(build) {
		const {initialOptions: options} = build;
		options.inject = [...options.inject ?? [], fileBeside('segmenter.ts')];
		options.define = {
			...options.define,
			'Intl.Segmenter': 'Segmenter',
			// Yoga would fetch its WebAssembly from a data URL, and Node loads an HTTP client of its own for that: a fifth of the way to the first frame. Nothing here fetches.
			fetch: 'undefined',
		};
		// The filters are read by Go, which knows no flags.
		/* eslint-disable require-unicode-regexp -- Go's own syntax. */
		build.onResolve({filter: /^string-width$/}, ({importer}) => importer === width ? undefined : {path: width});
		// One for each that imports it: shared ones would be many small files of the bundle.
		build.onResolve({filter: /./}, ({importer, kind, path}) => kind === 'import-statement' && path !== 'node:module' && isBuiltin(path) ? {path: `${path} for ${inThisFolder(importer)}`, namespace: 'required', pluginData: path} : undefined);
		build.onLoad({filter: /./, namespace: 'required'}, ({pluginData: name}) => ({contents: requiredModule(name as string)}));
		for (const {file, theirs, ours} of patches) {
			build.onLoad({filter: file}, async ({path}) => {
				const text = await readFile(path, 'utf8');
				if (!text.includes(theirs)) {
					throw new Error(`${path} is not what scripts/quick-start/patches.ts knows.`);
				}

				return {contents: text.replace(theirs, () => ours)};
			});
		}

		/* eslint-enable require-unicode-regexp */
	},
};
