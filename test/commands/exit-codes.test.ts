import {spawnSync} from 'node:child_process';
import {closeSync, openSync} from 'node:fs';
import process from 'node:process';
import {describe, expect, test} from 'vitest';
import {runCli} from '../helpers/run-cli.js';

const jsonError = (stderr: string): unknown => JSON.parse(stderr.trim().split('\n').at(-1)!);

describe('without AWS, each trouble is one line with a way out, and exit code 1', () => {
	test('no credentials', async () => {
		const result = await runCli(['status', '--region', 'us-east-1']);
		expect(result).toMatchObject({exitCode: 1, stdout: ''});
		expect(result.stderr).toMatch(/^clickmon: No AWS credentials found.*clickmon --local.*\n$/v);
	});

	test('nothing listens at the endpoint', async () => {
		// Port 1 is nobody's, and not to be had without privileges.
		const result = await runCli(['status', '--endpoint', 'http://127.0.0.1:1']);
		expect(result).toMatchObject({exitCode: 1, stdout: ''});
		expect(result.stderr).toMatch(/^clickmon: Nothing listens at http:\/\/127\.0\.0\.1:1.*clickmon local.*\n$/v);
	});

	test('a region that does not exist', async () => {
		const result = await runCli(['status', '--region', 'mars-1!']);
		expect(result.stdout).toBe('');
		expect(result.exitCode).toBe(2);
		expect(result.stderr.trim().split('\n')).toHaveLength(1);
	});

	test('a file of certificates that does not exist', async () => {
		const result = await runCli(['status', '--endpoint', 'https://127.0.0.1:1', '--ca', 'no-such.pem']);
		expect(result.exitCode).toBeGreaterThan(0);
		expect(result.stderr).toMatch(/^clickmon: .*no-such\.pem.*\n$/v);
	});

	test('--json makes it one JSON line', async () => {
		const result = await runCli(['status', '--json', '--endpoint', 'http://127.0.0.1:1']);
		expect(result).toMatchObject({exitCode: 1, stdout: ''});
		expect(JSON.parse(result.stderr)).toEqual({error: {code: 'connection-refused', message: expect.stringContaining('Nothing listens') as string}});
	});
});

describe('wrong usage is exit code 2', () => {
	test('--no-limits on AWS, whose limits all readers share', async () => {
		const result = await runCli(['tail', '--region', 'us-east-1', '--no-limits']);
		expect(result).toMatchObject({exitCode: 2, stdout: ''});
		expect(result.stderr).toMatch(/^clickmon: AWS has limits.*--local.*\n$/v);
	});

	test('one line on stderr, nothing on stdout', async () => {
		expect(await runCli(['stauts'])).toEqual({exitCode: 2, stdout: '', stderr: 'clickmon: There is no command “stauts”; did you mean status?\n'});
	});

	test('one JSON line with --json, wherever it stands', async () => {
		const {exitCode, stdout, stderr} = await runCli(['status', '--count', '3', '--json']);
		expect({exitCode, stdout}).toEqual({exitCode: 2, stdout: ''});
		expect(jsonError(stderr)).toMatchObject({error: {code: 'option-not-taken'}});
	});

	test('an escape sequence in a word does not reach the terminal', async () => {
		const {stderr} = await runCli(['\u{1B}[31mred']);
		expect(stderr).not.toContain('\u{1B}');
		expect(stderr).toContain('␛[31mred');
	});
});

describe('texts', () => {
	test.each([['--version', /^\d+\.\d+\.\d+\n$/v], ['--help', /^Terminal UI monitor[\s\S]*130 interrupted\.\n$/v]])('clickmon %s', async (word, text) => {
		expect(await runCli([word])).toEqual({exitCode: 0, stdout: expect.stringMatching(text) as string, stderr: ''});
	});
});

test.skipIf(process.platform !== 'linux')('a full disk is a failure, and no quiet end', () => {
	const full = openSync('/dev/full', 'w');
	const {status, stderr} = spawnSync(process.execPath, ['bin/clickmon.js', '--version'], {stdio: ['ignore', full, 'pipe'], encoding: 'utf8'});
	closeSync(full);
	expect({status, stderr}).toEqual({status: 1, stderr: 'clickmon: The output cannot be written (ENOSPC): check the disk or the program it goes to.\n'});
});
