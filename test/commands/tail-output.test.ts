import {Buffer} from 'node:buffer';
import {readdir, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {PutRecordsCommand} from '@aws-sdk/client-kinesis';
import {beforeEach, expect, test} from 'vitest';
import {startStreamForEachTest} from '../helpers/embedded-stream.js';
import {
	hasSignals,
	jsonLinesOf,
	runCli,
	startCli,
} from '../helpers/run-cli.js';
import {createTemporaryFolder} from '../helpers/temporary-folder.js';

const StreamName = 'written';
const embedded = startStreamForEachTest(StreamName);

let folder: string;

beforeEach(async () => {
	folder = createTemporaryFolder();
	await embedded.sdk.send(new PutRecordsCommand({
		StreamName,
		Records: Array.from({length: 20}, (_, index) => ({PartitionKey: 'key', Data: Buffer.from(String(index))})),
	}));
});

const inFolder = (name: string): string => path.join(folder, name);
const words = (...more: string[]) => ['tail', '--stream', StreamName, '--endpoint', embedded.endpoint, '--from', 'trim-horizon', ...more];
const numbersIn = async (name: string): Promise<unknown[]> => {
	const text = await readFile(inFolder(name), 'utf8');
	return (jsonLinesOf(text) as Array<{data: unknown}>).map(({data}) => data);
};

test('--output writes the lines to a file, and --rotate to the next ones', async () => {
	const {exitCode, stdout, stderr} = await runCli(words('--json', '--exit', '--output', inFolder('all.jsonl')));
	expect({exitCode, stdout}).toEqual({exitCode: 0, stdout: ''});
	expect(JSON.parse(stderr)).toEqual({summary: {read: 20, files: [inFolder('all.jsonl')]}});
	expect(await numbersIn('all.jsonl')).toEqual(Array.from({length: 20}, (_, index) => index));

	const rotated = await runCli(words('--json', '--exit', '--output', inFolder('part.jsonl'), '--rotate', '2KB'));
	const {summary: {files}} = JSON.parse(rotated.stderr) as {summary: {files: string[]}};
	expect(files.map(file => path.basename(file))).toEqual(['part.jsonl', 'part.2.jsonl', 'part.3.jsonl']);
	const parts = await Promise.all(files.map(async file => numbersIn(path.basename(file))));
	expect(parts.flat()).toEqual(Array.from({length: 20}, (_, index) => index));
});

test('a file that exists is not touched', async () => {
	await writeFile(inFolder('mine'), 'mine');
	const {exitCode, stderr} = await runCli(words('--exit', '--output', inFolder('mine')));
	expect({exitCode, stderr}).toEqual({
		exitCode: 1,
		stderr: `clickmon: There is a file ${inFolder('mine')} already: nothing is written over it. Give --output another name, or move the file away.\n`,
	});
	expect(await readFile(inFolder('mine'), 'utf8')).toBe('mine');
});

test.runIf(hasSignals)('Ctrl+C leaves all that was read in the file, and says how much', async () => {
	const cli = startCli(words('--output', inFolder('out.txt'), '--poll-interval', '200ms'));
	await expect.poll(async () => readFile(inFolder('out.txt'), 'utf8').catch(() => ''), {timeout: 10_000}).toMatch(/ 19\n$/v);
	cli.signal('SIGINT');
	const {exitCode, stderr} = await cli.finished;
	expect(exitCode).toBe(130);
	expect(stderr).toMatch(/^20 records written to .*out\.txt in /v);
});

test('who fails before the first record leaves no file that is in the way of the next try', async () => {
	const {exitCode} = await runCli(['tail', '--stream', 'no-such', '--endpoint', embedded.endpoint, '--output', inFolder('out')]);
	expect(exitCode).toBe(1);
	expect(await readdir(folder)).toEqual([]);
});

test('--rotate wants to know what the files are called', async () => {
	const {exitCode, stderr} = await runCli(words('--rotate', '1MB'));
	expect({exitCode, stderr}).toEqual({exitCode: 2, stderr: 'clickmon: --rotate begins a new file when one is full: say with --output what the files are called.\n'});
});
