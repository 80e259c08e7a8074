import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {DeleteStreamCommand, UpdateShardCountCommand} from '@aws-sdk/client-kinesis';
import {describe, expect, test} from 'vitest';
import {startStreamForEachTest} from '../../helpers/embedded-stream.js';
import {
	hasSignals,
	jsonLinesOf,
	linesOf,
	runCli,
	startCli,
} from '../../helpers/run-cli.js';
import {createTemporaryFolder} from '../../helpers/temporary-folder.js';

const StreamName = 'tailed';
const embedded = startStreamForEachTest(StreamName);
const {put} = embedded;

const words = (...more: string[]) => ['tail', '--stream', StreamName, '--endpoint', embedded.endpoint, ...more];

type Line = {readonly shardId: string; readonly partitionKey: string; readonly data: unknown; readonly encoding: string};

const recordsOf = (stdout: string): Line[] => jsonLinesOf(stdout) as Line[];

test('--json is one line for each record, with exactly the fields that are promised', async () => {
	await put('{"n": 12345678901234567890}', 'plain text', new Uint8Array([0xFF, 0]), '');
	const {exitCode, stdout, stderr} = await runCli(words('--from', 'trim-horizon', '--exit', '--json'));
	expect(exitCode).toBe(0);
	expect(recordsOf(stdout).map(({data, encoding}) => [data, encoding])).toEqual([
		[expect.any(Object), 'json'],
		['plain text', 'utf8'],
		['/wA=', 'base64'],
		['', 'utf8'],
	]);
	// The digits are those that were put, which no double holds.
	expect(stdout).toContain('12345678901234567890');
	expect(recordsOf(stdout)[0]).toEqual({
		shardId: 'shardId-000000000000',
		sequenceNumber: expect.stringMatching(/^\d{56}$/v) as string,
		partitionKey: 'key-0',
		approximateArrivalTimestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{3}Z$/v) as string,
		data: expect.any(Object) as Record<string, unknown>,
		encoding: 'json',
	});
	expect(JSON.parse(stderr)).toEqual({summary: {read: 4}});
});

test('for a person a record is one line on which nothing acts on the terminal', async () => {
	await put('\u{1B}[31mred\u{1B}[0m\nnext\u{202E}line');
	const {stdout, stderr} = await runCli(words('--from', 'trim-horizon', '--exit'));
	expect(stdout).toMatch(/^\S+Z {2}shardId-000000000000 {2}key-0 {2}␛\[31mred␛\[0m␊next\\u\{202e\}line\n$/v);
	expect(stderr).toMatch(/^1 record read in /v);
});

test('--filter lets pass what its expression says; --count counts these', async () => {
	await put('{"n":0,"url":"/cart"}', '{"n":1}', '{"n":2,"url":"/cart"}', '{"n":3,"url":"/cart"}');
	const filtered = async (...more: string[]) => runCli(words('--from', 'trim-horizon', '--json', '--filter', 'url=/cart !key=key-0', ...more));
	const all = await filtered('--exit');
	expect(recordsOf(all.stdout).map(({data}) => data)).toEqual([{n: 2, url: '/cart'}, {n: 3, url: '/cart'}]);
	expect(JSON.parse(all.stderr)).toEqual({summary: {read: 4, shown: 2}});
	const {stdout} = await filtered('--count', '1');
	expect(recordsOf(stdout).map(({data}) => data)).toEqual([{n: 2, url: '/cart'}]);
});

test('--count ends after so many, in the middle of a batch', async () => {
	await put('0', '1', '2', '3', '4');
	const {exitCode, stdout} = await runCli(words('--from', 'trim-horizon', '--count', '3', '--json'));
	expect(exitCode).toBe(0);
	expect(recordsOf(stdout).map(({data}) => data)).toEqual([0, 1, 2]);
});

test('--newest begins with the last ones, and --until ends before a time', async () => {
	await put('0', '1', '2', '3', '4');
	const {stdout} = await runCli(words('-n', '2', '--exit', '--json'));
	expect(recordsOf(stdout).map(({data}) => data)).toEqual([3, 4]);
	const before = await runCli(words('--since', 'trim-horizon', '--until', '1h', '--json'));
	expect({exitCode: before.exitCode, stdout: before.stdout}).toEqual({exitCode: 0, stdout: ''});
});

test('--format makes the line', async () => {
	await put('{"url":"/cart"}', '\u{1B}[2J');
	const {stdout} = await runCli(words('--from', 'trim-horizon', '--exit', '--format', '{shard}|{key}|{data.url}|{data}'));
	expect(stdout.split('\n').slice(0, 2)).toEqual(['0|key-0|/cart|{"url":"/cart"}', '0|key-1||␛[2J']);
});

test.each([
	[['-n', '3', '--from', 'latest'], /--newest does not go with --from/v],
	[['--since', '1m', '--from', 'latest'], /--since does not go with --from/v],
	[['--format', '{key}', '--json'], /--format does not go with --json/v],
	[['--format', '{keys}'], /\{shard\}/v],
	[['--until', 'tomorrow'], /--until/v],
])('%j is wrong usage', async (more, message) => {
	const {exitCode, stderr} = await runCli(words(...more));
	expect(exitCode).toBe(2);
	expect(stderr).toMatch(message);
});

describe('a reshard', () => {
	test('is followed: children come after their parents', async () => {
		await put('0', '1');
		await embedded.sdk.send(new UpdateShardCountCommand({StreamName, TargetShardCount: 2, ScalingType: 'UNIFORM_SCALING'}));
		await put('2', '3', '4', '5');
		const {exitCode, stdout, stderr} = await runCli(words('--from', 'trim-horizon', '--exit', '--json'));
		expect(exitCode).toBe(0);
		const records = recordsOf(stdout);
		expect(records.map(({data}) => data).slice(0, 2)).toEqual([0, 1]);
		expect(records.map(({data}) => data).toSorted((a, b) => Number(a) - Number(b))).toEqual([0, 1, 2, 3, 4, 5]);
		expect(new Set(records.map(({shardId}) => shardId)).size).toBe(3);
		expect(stderr.trim().split('\n').map(line => JSON.parse(line) as unknown)).toEqual([{summary: {read: 6}}]);
	});

	test('before the time to read from keeps --exit from nothing', async () => {
		await embedded.sdk.send(new UpdateShardCountCommand({StreamName, TargetShardCount: 2, ScalingType: 'UNIFORM_SCALING'}));
		// The program itself takes longer to start than the millisecond that it looks back.
		const {exitCode, stdout} = await runCli(words('--from', '1ms', '--exit', '--json'));
		expect({exitCode, stdout}).toEqual({exitCode: 0, stdout: ''});
	});

	test('leaves who asked for one shard with that shard', async () => {
		await put('0', '1');
		await embedded.sdk.send(new UpdateShardCountCommand({StreamName, TargetShardCount: 2, ScalingType: 'UNIFORM_SCALING'}));
		await put('2');
		const {exitCode, stdout} = await runCli(words('--from', 'trim-horizon', '--shard', '0', '--json'));
		expect(exitCode).toBe(0);
		expect(recordsOf(stdout).map(({data}) => data)).toEqual([0, 1]);
	});
});

describe('how it ends', () => {
	test.runIf(hasSignals)('Ctrl+C: its summary, and exit code 130', async () => {
		await put('0');
		const cli = startCli(words('--from', 'trim-horizon'));
		await cli.waitFor(({stdout}) => stdout.includes('\n'));
		// Twice at once, as npm does: it passes on what the terminal has sent too.
		cli.signal('SIGINT');
		cli.signal('SIGINT');
		const {exitCode, stderr} = await cli.finished;
		expect(exitCode).toBe(130);
		expect(stderr).toMatch(/^1 record read in .*\n$/v);
	});

	test('--duration: its summary, and exit code 0', async () => {
		const {exitCode, stdout, stderr} = await runCli(words('--duration', '500ms', '--json'));
		expect({exitCode, stdout}).toEqual({exitCode: 0, stdout: ''});
		expect(JSON.parse(stderr)).toEqual({summary: {read: 0}});
	});

	test('a closed pipe: quietly, with exit code 0', async () => {
		await put('0');
		const cli = startCli(words('--from', 'trim-horizon', '--poll-interval', '200ms'));
		await cli.waitFor(({stdout}) => stdout.includes('\n'));
		cli.closeStdout();
		await put('1');
		const {exitCode, stderr} = await cli.finished;
		expect({exitCode, stderr}).toEqual({exitCode: 0, stderr: ''});
	});

	test('a stream that is deleted: a clear word, and exit code 1', async () => {
		await put('0');
		const cli = startCli(words('--from', 'trim-horizon', '--poll-interval', '200ms'));
		await cli.waitFor(({stdout}) => stdout.includes('\n'));
		await embedded.sdk.send(new DeleteStreamCommand({StreamName}));
		const {exitCode, stderr} = await cli.finished;
		expect(exitCode).toBe(1);
		expect(stderr).toContain('clickmon: The stream was deleted; 1 record read from it.');
	});
});

describe('--checkpoint', () => {
	test('goes on where the last run stopped', async () => {
		const file = path.join(createTemporaryFolder(), 'checkpoint.json');
		const run = async (...more: string[]) => {
			const {stdout} = await runCli(words('--from', 'trim-horizon', '--json', '--checkpoint', file, ...more));
			return recordsOf(stdout).map(({data}) => data);
		};

		await put('0', '1', '2');
		expect(await run('--count', '2')).toEqual([0, 1]);
		await put('3');
		expect(await run('--exit')).toEqual([2, 3]);
		expect(await run('--exit')).toEqual([]);
		expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({streamName: StreamName});
	});

	test('loses nothing when the process is killed', async () => {
		const file = path.join(createTemporaryFolder(), 'checkpoint.json');
		const numbers = Array.from({length: 40}, (_, index) => index);
		const first = startCli(words('--from', 'trim-horizon', '--json', '--poll-interval', '200ms', '--checkpoint', file));
		for (const number of numbers.slice(0, 20)) {
			await put(String(number));
		}

		await first.waitFor(({stdout}) => linesOf(stdout).length >= 10);
		first.signal('SIGKILL');
		const {stdout} = await first.finished;
		for (const number of numbers.slice(20)) {
			await put(String(number));
		}

		const second = await runCli(words('--from', 'trim-horizon', '--json', '--exit', '--checkpoint', file));
		const seen = [...recordsOf(stdout.slice(0, stdout.lastIndexOf('\n') + 1)), ...recordsOf(second.stdout)].map(({data}) => Number(data));
		expect([...new Set(seen)].toSorted((a, b) => a - b)).toEqual(numbers);
	});
});

test.runIf(hasSignals)('a reader that takes nothing on does not keep it after Ctrl+C', async () => {
	await put(...Array.from({length: 400}, () => 'x'.repeat(5000)));
	const cli = startCli(words('--from', 'trim-horizon'));
	await cli.waitFor(({stdout}) => stdout.includes('\n'));
	cli.pauseStdout();
	cli.signal('SIGINT');
	expect(await cli.exited).toBe(130);
});
