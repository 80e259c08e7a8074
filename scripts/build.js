// Bundles the program into dist/: a few files start several times faster than the 900 of its libraries.
import {
	copyFileSync,
	readdirSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import {build} from 'esbuild';
import {ground} from './ground.ts';
import {licencesOf} from './licences.ts';
import {onePart} from './one-part.ts';
import {quickStart} from './quick-start/plugin.ts';

const options = {
	outdir: 'dist',
	bundle: true,
	platform: 'node',
	format: 'esm',
	target: 'node22',
	// Otherwise each use of a literal would make the expression anew.
	supported: {'regexp-unicode-property-escapes': true, 'regexp-set-notation': true},
	jsx: 'automatic',
	plugins: [quickStart, onePart, ground],
	define: {
		// React picks its development build unless this is set before it loads.
		'process.env.NODE_ENV': '"production"',
		'process.env.DEV': '"false"',
	},
	// Only Ink's own developer mode would load it.
	external: ['react-devtools-core'],
	// CommonJS packages inside an ES module bundle still call require().
	banner: {js: 'import {createRequire as __createRequire} from \'node:module\'; const require = __createRequire(import.meta.url);'},
	// Half the text to read at the start; names stay, for stack traces.
	minifyWhitespace: true,
	// All of them are in LICENCES.
	legalComments: 'none',
	metafile: true,
	logLevel: 'warning',
};

const builds = await Promise.all([
	// Parts that are wanted later load later.
	build({...options, entryPoints: {cli: 'source/cli.ts'}, splitting: true}),
	// The other thread shares no memory with this one, so it need not share files: each costs it time.
	build({...options, entryPoints: {'local-worker': 'source/local/worker/worker.ts'}}),
]);
const inputs = builds.flatMap(({metafile}) => Object.keys(metafile.inputs));
const outputs = builds.flatMap(({metafile}) => Object.keys(metafile.outputs));

const LICENCES = 'licences.txt';
writeFileSync(path.join('dist', LICENCES), licencesOf(inputs));

// What `clickmon demo` plays; scripts/record-demo.ts makes it.
const DEMO = 'demo.jsonl.gz';
copyFileSync(path.join('media', DEMO), path.join('dist', DEMO));

// Chunks are named by their content. The files of an earlier build are removed last, so that dist/ runs at any moment.
const built = new Set([LICENCES, DEMO, ...outputs.map(file => path.basename(file))]);
for (const file of readdirSync('dist')) {
	if (!built.has(file)) {
		rmSync(path.join('dist', file), {force: true});
	}
}
