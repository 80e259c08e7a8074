import {
	readdir,
	readFile,
	rename,
	symlink,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import {expect, test} from 'vitest';
import {replaceFile} from '../../source/files/replace-file.js';
import {systemClock} from '../../source/time/clock.js';
import {createTemporaryFolder} from '../helpers/temporary-folder.js';

/**
A system where another program has the file open for so many tries.
*/
const busyFor = (times: number) => {
	const rests: number[] = [];
	let tries = 0;
	return {
		rests,
		system: {
			clock: {
				now: systemClock.now,
				async sleep(milliseconds: number) {
					rests.push(milliseconds);
				},
			},
			async move(from: Parameters<typeof rename>[0], to: Parameters<typeof rename>[1]) {
				tries++;
				if (tries <= times) {
					throw Object.assign(new Error('busy'), {code: 'EBUSY'});
				}

				await rename(from, to);
			},
		},
	};
};

test('a file is new, then replaced, and nothing else is left in the folder', async () => {
	const folder = createTemporaryFolder();
	const file = path.join(folder, 'a b.json');
	for (const text of ['one', 'two']) {
		await replaceFile(file, text);
		expect(await readFile(file, 'utf8')).toBe(text);
	}

	expect(await readdir(folder)).toEqual(['a b.json']);
});

test('a file that another program has open for a moment is replaced after it', async () => {
	const file = path.join(createTemporaryFolder(), 'a');
	const {system, rests} = busyFor(3);
	await replaceFile(file, 'text', system);
	expect(await readFile(file, 'utf8')).toBe('text');
	expect(rests).toHaveLength(3);
});

test('a file that stays open stays as it was, and is given up after half a second', async () => {
	const folder = createTemporaryFolder();
	const file = path.join(folder, 'a');
	await writeFile(file, 'old');
	const {system, rests} = busyFor(Infinity);
	await expect(replaceFile(file, 'new', system)).rejects.toMatchObject({code: 'EBUSY'});
	expect(await readFile(file, 'utf8')).toBe('old');
	expect(await readdir(folder)).toEqual(['a']);
	expect(rests.reduce((sum, rest) => sum + rest, 0)).toBeLessThanOrEqual(500);
});

test('a link stays a link', async () => {
	const folder = createTemporaryFolder();
	const target = path.join(folder, 'target');
	await writeFile(target, 'old');
	await symlink(target, path.join(folder, 'link'));
	await replaceFile(path.join(folder, 'link'), 'new');
	expect(await readFile(target, 'utf8')).toBe('new');
	const names = await readdir(folder);
	expect(names.toSorted()).toEqual(['link', 'target']);
});
