import {Buffer} from 'node:buffer';
import {readdir, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {createRecordFile} from '../../../source/commands/tail/record-file.js';
import {createTemporaryFolder} from '../../helpers/temporary-folder.js';

const contents = async (folder: string): Promise<Record<string, string>> => {
	const names = await readdir(folder);
	const texts = await Promise.all(names.map(async name => readFile(path.join(folder, name), 'utf8')));
	return Object.fromEntries(names.map((name, index) => [name, texts[index]!]));
};

test('lines and parts of lines come in their order, and are there when it is ready', async () => {
	const folder = createTemporaryFolder();
	const file = await createRecordFile(path.join(folder, 'out.jsonl'));
	file.write('first');
	file.write('sec', new TextEncoder().encode('ond é'));
	await file.ready();
	expect(await contents(folder)).toEqual({'out.jsonl': 'first\nsecond é\n'});
	file.write('third');
	expect(await file.flush()).toBe(true);
	await file.close(false);
	expect(await contents(folder)).toEqual({'out.jsonl': 'first\nsecond é\nthird\n'});
	expect(file.bytes).toBe(22);
});

describe('rotation', () => {
	test('begins another file before one becomes too large, with whole lines only', async () => {
		const folder = createTemporaryFolder();
		const first = path.join(folder, 'out.jsonl');
		const file = await createRecordFile(first, 10);
		for (const line of ['1234', '5678', '9', 'longer than ten bytes', 'x']) {
			file.write(line);
		}

		await file.ready();
		await file.close(false);
		expect(await contents(folder)).toEqual({
			'out.jsonl': '1234\n5678\n',
			'out.2.jsonl': '9\n',
			'out.3.jsonl': 'longer than ten bytes\n',
			'out.4.jsonl': 'x\n',
		});
		expect(file.files).toEqual([first, ...[2, 3, 4].map(number => path.join(folder, `out.${number}.jsonl`))]);
	});

	test('loses no line, keeps their order, and makes no file too large', async () => {
		const anyLine = fc.string({unit: 'grapheme', maxLength: 30}).map(text => text.replaceAll('\n', ' '));
		const anyLines = fc.array(fc.record({line: anyLine, isWaiting: fc.boolean()}), {maxLength: 40});
		await fc.assert(fc.asyncProperty(anyLines, fc.integer({min: 5, max: 60}), async (lines, rotateBytes) => {
			const folder = createTemporaryFolder();
			const file = await createRecordFile(path.join(folder, 'a'), rotateBytes);
			for (const {line, isWaiting} of lines) {
				file.write(line);
				if (isWaiting) {
					await file.ready();
				}
			}

			await file.flush();
			await file.close(false);
			const texts = await Promise.all(file.files.map(async name => readFile(name, 'utf8')));
			expect(texts.join('')).toBe(lines.map(({line}) => `${line}\n`).join(''));
			expect(texts.filter(text => Buffer.byteLength(text) > rotateBytes && text.split('\n').length > 2)).toEqual([]);
		}), {numRuns: 30});
	});

	test.each([
		['out.jsonl', Infinity],
		['out.jsonl', 1024],
		['out.2.jsonl', 1024],
		['out.17.jsonl', 1024],
	])('a file %s that is there already is left as it is', async (name, rotateBytes) => {
		const folder = createTemporaryFolder();
		await writeFile(path.join(folder, name), 'mine');
		await expect(createRecordFile(path.join(folder, 'out.jsonl'), rotateBytes)).rejects.toMatchObject({
			code: 'file-exists', exitCode: 1, message: expect.stringContaining(`a file ${path.join(folder, name)} already`) as string,
		});
		expect(await contents(folder)).toEqual({[name]: 'mine'});
	});

	test('is in nobody’s way whose name only begins alike', async () => {
		const folder = createTemporaryFolder();
		for (const name of ['out.x.jsonl', 'out.2.txt', 'out.jsonl.2', 'outer.2.jsonl', 'out.02.jsonl']) {
			await writeFile(path.join(folder, name), '');
		}

		const file = await createRecordFile(path.join(folder, 'out.jsonl'), 1024);
		await file.close(false);
	});
});

test('a folder that is not there is said in words', async () => {
	const file = path.join(createTemporaryFolder(), 'none', 'out');
	await expect(createRecordFile(file)).rejects.toMatchObject({
		code: 'unwritable-output', message: expect.stringMatching(/cannot be written: there is no such folder\.$/v) as string,
	});
});

test('a full disk ends it with what was written, cut to whole lines', async () => {
	const file = {text: '', room: 20};
	const writer = await createRecordFile('out', Infinity, async () => ({
		async appendFile(data) {
			const all = file.text + Buffer.from(data as Uint8Array).toString();
			file.text = all.slice(0, file.room);
			if (all.length > file.room) {
				throw Object.assign(new Error('no space left on device'), {code: 'ENOSPC'});
			}
		},
		async truncate(length) {
			file.text = file.text.slice(0, length);
		},
		async close() {
			file.room = 0;
		},
	}));
	writer.write('{"n":1}');
	writer.write('{"n":2}');
	await writer.ready();
	writer.write('{"n":3}');
	await expect(writer.ready()).rejects.toMatchObject({
		code: 'unwritable-output', exitCode: 1, message: 'out cannot be written any more: the disk is full. 2 records written.',
	});
	expect(file.text).toBe('{"n":1}\n{"n":2}\n');
	expect(await writer.flush()).toBe(false);
});

test('when the next file cannot be begun, that is what is said, and no line is taken for written', async () => {
	const texts = [''];
	const writer = await createRecordFile(path.join(createTemporaryFolder(), 'out'), 10, async () => {
		if (texts[0] !== '') {
			throw Object.assign(new Error('permission denied'), {code: 'EACCES'});
		}

		return {
			async appendFile(data) {
				texts[0] += Buffer.from(data as Uint8Array).toString();
			},
			truncate: async () => undefined,
			close: async () => undefined,
		};
	});
	writer.write('12345678');
	writer.write('12345679');
	await expect(writer.ready()).rejects.toMatchObject({code: 'unwritable-output', message: expect.stringContaining('out.2 cannot be written: writing there is not allowed.') as string});
	expect(await writer.flush()).toBe(false);
	await writer.close(true);
	expect(texts).toEqual(['12345678\n']);
});

test('who fails before the first line leaves nothing in the way of the next try', async () => {
	const folder = createTemporaryFolder();
	for (const isFailed of [true, false]) {
		const file = await createRecordFile(path.join(folder, 'out'));
		await file.close(isFailed);
	}

	expect(await contents(folder)).toEqual({out: ''});
});
