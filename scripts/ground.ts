import path from 'node:path';
import type {Plugin} from 'esbuild';

const SOURCE = path.resolve('source');

/**
Small modules that nearly every part of the bundle needs, and that need nothing but each other.
*/
const modules = [
	'own-files',
	'random',
	'user-error',
	'visible-text',
	'words',
	'service/hash-ranges',
	'service/limits',
	'service/own-call',
	'service/stream-arn',
	'service/uniform-scaling',
	'time/clock',
	'time/retry-delay',
	'aws/credentials',
	'aws/endpoint',
	'aws/environment',
	'aws/errors/error-kind',
	'aws/errors/explanations',
	'aws/errors/retrying',
	'aws/glue/glue-service',
	'aws/readers/reader-errors',
	'commands/stop',
	'kinesis/client/answer-shapes',
	'kinesis/client/answers',
	'kinesis/client/calls',
	'kinesis/errors/error-kind',
	'local/journal/sync-mode',
];

const files = new Set(modules.map(name => path.join(SOURCE, `${name}.ts`)));

const fileOf = (importer: string, name: string): string => path.resolve(path.dirname(importer), name.replace(/\.js$/v, '.ts'));

/**
Makes one file of the bundle of these modules. Modules that different sets of parts need would each be a file of its own, of a few lines, and each file more makes a start slower.
*/
export const ground: Plugin = {
	name: 'ground',
	setup(build) {
		/* eslint-disable require-unicode-regexp -- The filters are read by Go, which knows no flags. */
		build.onResolve({filter: /^\..*\.js$/}, ({importer, path: name, namespace}) =>
			namespace === 'file' && !files.has(importer) && files.has(fileOf(importer, name)) ? {path: 'ground', namespace: 'ground'} : undefined);
		build.onLoad({filter: /./, namespace: 'ground'}, () => ({
			contents: modules.map(name => `export * from './${name}.js';`).join('\n'),
			resolveDir: SOURCE,
		}));
		/* eslint-enable require-unicode-regexp */
	},
};
