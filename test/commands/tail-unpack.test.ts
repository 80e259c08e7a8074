import {Buffer} from 'node:buffer';
import path from 'node:path';
import {gzipSync} from 'node:zlib';
import {describe, expect, test} from 'vitest';
import {startStreamForEachTest} from '../helpers/embedded-stream.js';
import {
	hasSignals,
	jsonLinesOf,
	linesOf,
	runCli,
	startCli,
} from '../helpers/run-cli.js';
import {createTemporaryFolder} from '../helpers/temporary-folder.js';
import {knownAggregate} from '../records/unpack/packed.js';

const StreamName = 'packed';
const embedded = startStreamForEachTest(StreamName);
const {put} = embedded;

const run = async (...more: string[]) => runCli(['tail', '--stream', StreamName, '--endpoint', embedded.endpoint, '--from', 'trim-horizon', '--exit', ...more]);

type Line = {readonly partitionKey: string; readonly data: unknown; readonly subSequenceNumber?: number};

const recordsOf = (stdout: string): Line[] => jsonLinesOf(stdout) as Line[];

describe('an aggregate', () => {
	test('is printed as the user records in it, each with its key and its place', async () => {
		await put('{"plain":1}', knownAggregate('clicks'));
		const {stdout, stderr} = await run('--json');
		const [plain, ...user] = recordsOf(stdout);
		expect(plain).not.toHaveProperty('subSequenceNumber');
		expect(user).toMatchObject([
			{
				partitionKey: 'user-1', data: {url: '/cart'}, encoding: 'json', subSequenceNumber: 0,
			},
			{
				partitionKey: 'user-2', data: {url: '/checkout'}, encoding: 'json', subSequenceNumber: 1,
			},
			{
				partitionKey: 'user-1', data: {url: '/home'}, encoding: 'json', subSequenceNumber: 2,
			},
		]);
		expect(new Set(user.map(line => (line as {sequenceNumber?: string}).sequenceNumber)).size).toBe(1);
		expect(JSON.parse(stderr)).toEqual({summary: {read: 4}});
	});

	test('is printed for a person in the same way', async () => {
		await put(knownAggregate('hostile'));
		const {stdout} = await run();
		expect(linesOf(stdout).map(line => line.split('  ').slice(2))).toEqual([
			['k␛[2J', String.raw`␛]52;c;AAAA␇\u{202e}`],
			['plain', 'line␍␊break'],
		]);
	});

	test('that is damaged is the record as it was put, and says why', async () => {
		const damaged = knownAggregate('clicks').subarray(0, -1);
		await put(damaged);
		const {stdout} = await run('--json');
		expect(recordsOf(stdout)).toMatchObject([{
			partitionKey: 'key-0',
			data: Buffer.from(damaged).toString('base64'),
			encoding: 'base64',
			notUnpacked: 'damaged aggregate: its MD5 sum is another',
		}]);
	});

	test('is one record with --raw, as it was put', async () => {
		await put(knownAggregate('clicks'));
		const {stdout, stderr} = await run('--json', '--raw', '--filter', 'key=user-2');
		const [record] = recordsOf(stdout);
		expect(record).toMatchObject({partitionKey: 'key-0', encoding: 'base64', data: Buffer.from(knownAggregate('clicks')).toString('base64')});
		expect(record).not.toHaveProperty('subSequenceNumber');
		expect(JSON.parse(stderr)).toEqual({summary: {read: 1, shown: 1}});
	});

	test('is filtered one user record at a time', async () => {
		await put(knownAggregate('clicks'), '{"url":"/cart"}');
		const {stdout, stderr} = await run('--json', '--filter', 'url=/cart');
		expect(recordsOf(stdout).map(({partitionKey}) => partitionKey)).toEqual(['user-1', 'key-1']);
		expect(JSON.parse(stderr)).toEqual({summary: {read: 4, shown: 2}});
	});
});

describe('--count', () => {
	test.each([
		['2', [], ['user-1', 'user-2']],
		['4', [], ['user-1', 'user-2', 'user-1', 'key-1']],
		['2', ['--filter', 'key=user-1'], ['user-1', 'user-1']],
	])('%s counts user records, %j', async (count, more, expected) => {
		await put(knownAggregate('clicks'), '{"n":1}', '{"n":2}');
		const {stdout} = await run('--json', '--count', count, ...more);
		expect(recordsOf(stdout).map(({partitionKey}) => partitionKey)).toEqual(expected);
	});

	test('with --checkpoint ends with a whole aggregate: nothing is lost, and nothing comes twice', async () => {
		const checkpoint = path.join(createTemporaryFolder(), 'at.json');
		await put(knownAggregate('clicks'), '{"n":1}', knownAggregate('alone'));
		const next = async () => {
			const {stdout} = await run('--json', '--count', '1', '--checkpoint', checkpoint);
			return recordsOf(stdout).map(({partitionKey}) => partitionKey);
		};

		expect(await next()).toEqual(['user-1', 'user-2', 'user-1']);
		expect(await next()).toEqual(['key-1']);
		expect(await next()).toEqual(['Ω-κλειδί']);
		expect(await next()).toEqual([]);
	});
});

test('compressed data is unpacked, and says what it was compressed with', async () => {
	await put(gzipSync('{"a":12345678901234567890}'), gzipSync('text\u{1B}[2J'), gzipSync('cut').subarray(0, -2));
	const {stdout} = await run('--json');
	expect(linesOf(stdout)[0]).toContain('"data":{"a":12345678901234567890},"encoding":"json","compression":"gzip"}');
	expect(recordsOf(stdout).slice(1)).toMatchObject([
		{data: 'text\u{1B}[2J', encoding: 'utf8', compression: 'gzip'},
		{encoding: 'base64', notUnpacked: 'damaged gzip: unexpected end of file'},
	]);
	expect(stdout).not.toContain('\u{1B}');
});

test.runIf(hasSignals)('a session without a screen prints what is packed in the same way', async () => {
	await put(knownAggregate('clicks'));
	const cli = startCli(['--stream', StreamName, '--endpoint', embedded.endpoint, '--from', 'trim-horizon', '--json', '--read-only']);
	await cli.waitFor(({stdout}) => stdout.includes('"subSequenceNumber":2'));
	cli.signal('SIGINT');
	const {stdout} = await cli.finished;
	expect(recordsOf(stdout).filter(line => 'partitionKey' in line).map(({partitionKey}) => partitionKey)).toEqual(['user-1', 'user-2', 'user-1']);
});

describe('--query', () => {
	test('prints what the expression makes of each line, with --filter before it', async () => {
		await put('{"user":{"id":1}}', gzipSync('{"user":{"id":2}}'), knownAggregate('clicks'), 'text');
		const {stdout} = await run('--json', '--query', '[partitionKey, data.user.id]', '--filter', '!key=user-1');
		expect(linesOf(stdout)).toEqual(['["key-0",1]', '["key-1",2]', '["user-2",null]', '["key-3",null]']);
	});

	test('for a person a text stands as it is, and acts on no terminal', async () => {
		await put(String.raw`{"a":"x\u001b[2J\ny"}`, String.raw`{"a":{"b":"\u202e"}}`, '{}');
		const {stdout} = await run('--query', 'data.a');
		expect(linesOf(stdout)).toEqual(['x␛[2J␊y', String.raw`{"b":"\u202e"}`, 'null']);
	});

	test('a record that a function does not apply to is a null, and that is said once', async () => {
		await put('{"n":[1,2]}', '{"n":"x"}', '{"n":"y"}');
		const {exitCode, stdout, stderr} = await run('--json', '--query', 'sum(data.n)');
		expect({exitCode, lines: linesOf(stdout)}).toEqual({exitCode: 0, lines: ['3', 'null', 'null']});
		expect(stderr.match(/--query makes null of a record/gv)).toHaveLength(1);
	});

	test('a bad expression is wrong usage, with its place', async () => {
		const {exitCode, stderr} = await run('--query', 'data.user id');
		expect({exitCode, stderr}).toEqual({
			exitCode: 2,
			stderr: 'clickmon: --query does not take “data.user id”: “id” cannot stand there (at character 11).\n',
		});
	});
});
