// For `npm run mutate`, in Stryker's copy of the project: makes each of a room's test files one file with all that it imports of clickmon. A fault is tried in a fresh worker; loading hundreds of files there took most of the time.
import {globSync, writeFileSync} from 'node:fs';
import process from 'node:process';
import {build} from 'esbuild';
import {mutatedRooms} from './mutated-rooms.ts';

const {tests, leftOut = []} = mutatedRooms[process.env.MUTATED_ROOM!]!;
const files = globSync(tests.map(folder => `${folder}/**/*.test.{ts,tsx}`)).filter(file => !leftOut.includes(file.replaceAll('\\', '/')));
const {outputFiles} = await build({
	entryPoints: files.map(file => ({in: file, out: file})),
	outdir: '.',
	bundle: true,
	write: false,
	format: 'esm',
	platform: 'node',
	target: 'node22',
	packages: 'external',
	jsx: 'automatic',
	logLevel: 'warning',
});
for (const {path, contents} of outputFiles) {
	writeFileSync(path.replace(/\.js$/v, ''), contents);
}
