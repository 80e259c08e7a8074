import {Buffer} from 'node:buffer';
import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {describe, expect, test} from 'vitest';
import {parseLine} from '../../../source/command-line/parse.js';
import {loadConfigFile} from '../../../source/command-line/config-file/load-config-file.js';
import {runCli} from '../../helpers/run-cli.js';
import {createTemporaryFolder} from '../../helpers/temporary-folder.js';

const load = async (...words: string[]) => loadConfigFile(parseLine(words), 0);

const fileWith = (content: string | Uint8Array): string => {
	const file = path.join(createTemporaryFolder(), 'config.json');
	writeFileSync(file, content);
	return file;
};

describe('a file that is named', () => {
	test('is read, with the mark that Windows editors begin UTF-8 with', async () => {
		const file = fileWith('\u{FEFF}{"rate": 5}');
		expect(await load('--config', file)).toEqual({path: file, flags: {rate: '5'}});
	});

	test('is read where it is UTF-16, as Windows PowerShell writes by “>”', async () => {
		const file = fileWith(Buffer.from('\u{FEFF}{"rate": 5}\r\n', 'utf16le'));
		expect(await load('--config', file)).toEqual({path: file, flags: {rate: '5'}});
	});

	test.each([
		['is not there', () => path.join(createTemporaryFolder(), 'none.json'), 'there is no such file'],
		['is a folder', createTemporaryFolder, 'it is a folder'],
		['is UTF-16 without its mark', () => fileWith(Buffer.from('{}', 'utf16le')), 'it is not UTF-8 text'],
		['is no text', () => fileWith(Buffer.from([0x7B, 0xE9, 0x7D])), 'it is not UTF-8 text'],
	])('is refused when it %s', async (_, create, reason) => {
		await expect(load('--config', create())).rejects.toMatchObject({exitCode: 2, message: expect.stringContaining(reason) as string});
	});

	test.each([['--ignore-config'], ['--help'], ['--version']])('is not looked at with %s', async option => {
		expect(await load('--config', fileWith('broken'), option)).toBeUndefined();
	});
});

// Each platform's own place for settings, which one variable moves where there is one.
const folders: Readonly<Record<string, readonly string[]>> = {
	win32: ['clickmon', 'Config'],
	darwin: ['Library', 'Preferences', 'clickmon'],
	linux: ['clickmon'],
};

test('the program takes its defaults from the usual place', async () => {
	const home = createTemporaryFolder();
	const folder = path.join(home, ...folders[process.platform] ?? folders.linux!);
	mkdirSync(folder, {recursive: true});
	writeFileSync(path.join(folder, 'config.json'), '{\n"rate": 1,\n"stream": "no stream"}');
	const environment = {HOME: home, APPDATA: home, XDG_CONFIG_HOME: home};
	const {exitCode, stderr} = await runCli(['status'], {environment});
	expect({exitCode, stderr}).toEqual({exitCode: 2, stderr: expect.stringMatching(/^clickmon: .*config\.json, line 3: “stream” does not take “no stream”: /v) as string});
	expect(await runCli(['--version'], {environment})).toMatchObject({exitCode: 0});
});
