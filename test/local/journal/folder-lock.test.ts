import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {createInterface} from 'node:readline';
import {build} from 'esbuild';
import {beforeAll, expect, test} from 'vitest';
import {lockFolder} from '../../../source/local/journal/folder-lock.js';
import type {UserError} from '../../../source/user-error.js';
import {createTemporaryFolder} from '../../helpers/temporary-folder.js';

let program: string;

// Locks the folder that it is given, says how that went, and holds it until it is killed.
beforeAll(async () => {
	const {outputFiles} = await build({
		stdin: {
			contents: `
import {lockFolder} from './source/local/journal/folder-lock.js';
try {
	lockFolder(process.argv.at(-1));
	console.log('held');
} catch (error) {
	console.log(error.code);
}
setInterval(() => {}, 1000);`,
			resolveDir: process.cwd(),
			loader: 'ts',
		},
		bundle: true,
		platform: 'node',
		format: 'esm',
		target: 'node22',
		write: false,
	});
	program = outputFiles[0]!.text;
});

/**
A process of its own that locks the folder.
*/
const startHolder = (folder: string) => {
	const child = spawn(process.execPath, ['--input-type=module', '--eval', program, '--', folder], {stdio: ['ignore', 'pipe', 'inherit']});
	return {
		id: child.pid!,
		said: once(createInterface({input: child.stdout}), 'line').then(([line]) => String(line)),
		async kill() {
			child.kill('SIGKILL');
			await once(child, 'exit');
		},
	};
};

const refusal = (folder: string): UserError => {
	try {
		lockFolder(folder)();
	} catch (error) {
		return error as UserError;
	}

	throw new Error('The folder was free.');
};

test('of processes that start at once over what a killed one left, one gets the folder', async () => {
	const folder = createTemporaryFolder();
	const killed = startHolder(folder);
	expect(await killed.said).toBe('held');
	await killed.kill();

	const holders = Array.from({length: 4}, () => startHolder(folder));
	const said = await Promise.all(holders.map(async ({said}) => said));
	expect(said.toSorted()).toEqual(['data-in-use', 'data-in-use', 'data-in-use', 'held']);

	const holder = holders[said.indexOf('held')]!;
	expect(refusal(folder).message).toContain(`in use by process ${holder.id}:`);
	await Promise.all(holders.map(async ({kill}) => kill()));
	lockFolder(folder)();
});

test.each([
	['the number of a process that lives, as after a restart of the machine', String(process.ppid)],
	['nothing, as after a crash', ''],
])('a lock file with %s does not hold the folder', (_name, content) => {
	const folder = createTemporaryFolder();
	writeFileSync(path.join(folder, 'lock'), content);
	lockFolder(folder)();
});

test('what stands where the lock should be is said, and it is not taken for a lock', () => {
	const folder = createTemporaryFolder();
	writeFileSync(path.join(folder, 'lock.sqlite'), 'no lock of ours'.repeat(100));
	expect(refusal(folder)).toMatchObject({code: 'unwritable-data', message: expect.stringContaining(folder) as string});
});
