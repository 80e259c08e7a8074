// Bundles a program of the tests together with the sources, and runs it: `node scripts/run-bundled.js FILE [options of FILE]`.
import {spawnSync} from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import {build} from 'esbuild';

const [file, ...words] = process.argv.slice(2);
// Within the checkout, so that it finds the libraries.
const outfile = path.join('node_modules', '.cache', 'clickmon', `${path.basename(file, '.ts')}.js`);
await build({
	entryPoints: [file],
	outfile,
	bundle: true,
	packages: 'external',
	platform: 'node',
	format: 'esm',
	target: 'node22',
	logLevel: 'warning',
});
const {status} = spawnSync(process.execPath, ['--expose-gc', outfile, ...words], {stdio: 'inherit'});
process.exitCode = status ?? 1;
