import {Buffer} from 'node:buffer';
import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {
	afterAll,
	beforeAll,
	describe,
	expect,
	test,
} from 'vitest';
import {createStream} from '../../../source/kinesis/streams/stream.js';
import {waitUntilActive} from '../../../source/kinesis/streams/waiting.js';
import {systemClock} from '../../../source/time/clock.js';
import {startEmbedded, type Embedded} from '../../helpers/embedded.js';
import {jsonLinesOf, runCli} from '../../helpers/run-cli.js';
import {createTemporaryFolder} from '../../helpers/temporary-folder.js';

// A record of nearly 1 MiB, with its key.
const MEBIBYTE = (1024 * 1024) - 64;

let kinesis: Embedded;
let streams = 0;

beforeAll(async () => {
	kinesis = await startEmbedded();
});

afterAll(async () => {
	await kinesis.stop();
});

const newStream = async (shardCount = 2): Promise<string> => {
	streams++;
	const name = `put-${streams}`;
	await createStream(kinesis.connection, name, shardCount);
	await waitUntilActive(kinesis.connection, name, {clock: systemClock});
	return name;
};

const environment = () => ({AWS_ENDPOINT_URL_KINESIS: kinesis.endpoint});

const put = async (stream: string, words: readonly string[], input?: string) => runCli(['put', '--stream', stream, ...words], {environment: environment(), input});

const recordsOf = async (stream: string) => {
	const {stdout} = await runCli(['tail', '--stream', stream, '--from', 'trim-horizon', '--exit', '--json', '--raw'], {environment: environment()});
	return jsonLinesOf(stdout) as ReadonlyArray<{readonly partitionKey: string; readonly shardId: string; readonly data: unknown}>;
};

test('words of the command line are records, each with a key of its own', async () => {
	const stream = await newStream();
	const {exitCode, stdout, stderr} = await put(stream, ['hello', 'a b', '12']);
	expect(exitCode).toBe(0);
	expect(stdout).toBe('');
	expect(stderr).toMatch(/^3 records put, \d+ B, in /v);
	const records = await recordsOf(stream);
	expect(records.map(({data}) => String(data)).toSorted()).toEqual(['12', 'a b', 'hello']);
	expect(new Set(records.map(({partitionKey}) => partitionKey)).size).toBe(3);
});

test('the refused lines are in a file, put again from there they arrive; exit code 1', async () => {
	const stream = await newStream();
	const refused = path.join(createTemporaryFolder(), 'refused lines.txt');
	const first = await put(stream, ['--input', 'json', '--key-from', 'user', '--refused', refused], '{"user":"a"}\nnot json\n{"other":1}\r\n{"user":7}');
	expect(first.exitCode).toBe(1);
	expect(first.stderr).toContain('2 of 4 lines refused; the first, line 2: it is not JSON.');
	expect(first.stderr).toContain(`put it again with --file ${refused}, the other options as before.`);
	expect(readFileSync(refused, 'utf8')).toBe('not json\n{"other":1}\n');
	const again = await put(stream, ['--file', refused, '--key', 'k']);
	expect(again.exitCode).toBe(0);
	const records = await recordsOf(stream);
	expect(records.map(({partitionKey}) => partitionKey).toSorted()).toEqual(['7', 'a', 'k', 'k']);
});

test('a file that is stopped in the middle goes on with --skip: each line is put once', {timeout: 120_000}, async () => {
	const stream = await newStream();
	const file = path.join(createTemporaryFolder(), 'in.txt');
	const lines = Array.from({length: 900}, (_, index) => `line ${index + 1} ${'x'.repeat(2000)}`);
	writeFileSync(file, lines.join('\n'));
	// A file is read in pieces of 64 KiB, so the last one ends in the middle of a line.
	const first = await put(stream, ['--file', file, '--rate', '100', '--duration', '500ms']);
	const skip = /stopped after line [\d,]+ of .*: the same command with --skip (?<lines>\d+) puts the rest/v.exec(first.stderr)?.groups?.lines;
	expect(Number(skip)).toBeGreaterThan(0);
	expect(Number(skip)).toBeLessThan(900);
	expect(first.stderr).not.toContain('refused');
	const second = await put(stream, ['--file', file, '--skip', skip!]);
	expect(second.exitCode).toBe(0);
	expect(second.stderr).not.toContain('stopped');
	const records = await recordsOf(stream);
	expect(records.map(({data}) => String(data)).toSorted()).toEqual(lines.toSorted());
});

test('--skip and --count together take a part of the lines', async () => {
	const stream = await newStream();
	const {stderr} = await put(stream, ['--key', 'k', '--skip', '1', '--count', '2'], 'a\nb\nc\nd\n');
	expect(stderr).toMatch(/^2 records put/v);
	const records = await recordsOf(stream);
	expect(records.map(({data}) => data)).toEqual(['b', 'c']);
});

test('as JSON: one summary on stderr', async () => {
	const stream = await newStream();
	const {stderr} = await put(stream, ['--json', '--key', 'k', '--count', '2', 'a', 'b', 'c']);
	expect(jsonLinesOf(stderr)).toMatchObject([{
		summary: {
			lines: 2, put: 2, refused: 0, left: 0,
		},
	}]);
});

test('a dry run says where each record would go, and puts nothing', async () => {
	const stream = await newStream();
	const {exitCode, stdout, stderr} = await put(stream, ['--dry-run', '--json', '--explicit-hash-key', '0', '--key', 'k', 'a']);
	expect(exitCode).toBe(0);
	expect(jsonLinesOf(stdout)).toEqual([{
		line: 1, partitionKey: 'k', hashKey: '0', shardId: 'shardId-000000000000', bytes: 1,
	}]);
	expect(jsonLinesOf(stderr)).toMatchObject([{summary: {records: 1, put: 0}}]);
	const other = await put(stream, ['--dry-run', '--key', 'user-1', 'x']);
	expect(other.stdout).toMatch(/^line 1: key user-1, 1 byte, to shardId-00000000000[01]\n$/v);
	expect(await recordsOf(stream)).toEqual([]);
});

test('an explicit hash key decides the shard', async () => {
	const stream = await newStream();
	const highest = String((1n << 128n) - 1n); // eslint-disable-line no-bitwise
	await put(stream, ['--explicit-hash-key', '0', '--key', 'k', 'low']);
	await put(stream, ['--explicit-hash-key', highest, '--key', 'k', 'high']);
	const records = await recordsOf(stream);
	expect(records.map(({shardId, data}) => `${shardId} ${String(data)}`).toSorted()).toEqual(['shardId-000000000000 low', 'shardId-000000000001 high']);
});

describe('wrong usage is one line, exit code 2', () => {
	test.each([
		[['--key', 'a', '--key-random', 'x'], '--key and --key-random both say what the partition key is'],
		[['--key', ''], '--key needs a value'],
		[['--key-from', 'a[', 'x'], '--key-from does not take “a[”: it wants a JMESPath expression'],
		[['--explicit-hash-key', '-1', 'x'], '--explicit-hash-key'],
		[['--input', 'csv', 'x'], 'lines, json or tail-json'],
		[['--speed', '10', 'x'], 'give --input tail-json, or use --rate'],
		[['--speed', 'fast', '--input', 'tail-json', 'x'], '--speed does not take “fast”'],
		[['--rate', '1', '--speed', '1', '--input', 'tail-json', 'x'], '--rate and --speed both say when the records go'],
		[['--file', 'f', 'x'], 'leave out one of them'],
	])('put %j', async (words, part) => {
		const {exitCode, stderr} = await put('none', words);
		expect(exitCode).toBe(2);
		expect(stderr).toContain(part);
		expect(stderr.trimEnd()).not.toContain('\n');
	});
});

test.each([
	['there is no such file', ['--file', 'no-such-file'], /no-such-file cannot be read: there is no such file/v],
	['there is no such stream', ['x'], /There is no stream/v],
	['the file for refused lines is there already', ['--refused', 'package.json', 'x'], /cannot be written to package\.json: there is such a file already; name another file with --refused/v],
])('when %s, it says so and fails', async (name, words, message) => {
	const stream = name === 'there is no such stream' ? 'nowhere' : await newStream();
	const {exitCode, stderr} = await put(stream, words);
	expect(exitCode).toBe(1);
	expect(stderr).toMatch(message);
});

test('UTF-16 of Windows PowerShell, with its mark, is read as text', async () => {
	const stream = await newStream();
	const file = path.join(createTemporaryFolder(), 'in.txt');
	writeFileSync(file, Buffer.from('\u{FEFF}größe\r\nzwei\r\n', 'utf16le'));
	const {exitCode} = await put(stream, ['--file', file]);
	expect(exitCode).toBe(0);
	const records = await recordsOf(stream);
	expect(records.map(({data}) => String(data)).toSorted()).toEqual(['größe', 'zwei']);
});

test('a stream is copied through a pipe: keys and bytes as they were, records of a key in order', {timeout: 120_000}, async () => {
	await using faulty = await startEmbedded({
		hasLimits: false,
		faults: {seed: 3, rules: ['throttle', 'internal-error', 'reset'].flatMap(fault => ['PutRecord', 'PutRecords'].map(operation => ({fault: fault as 'reset', operation, probability: 0.05})))},
	});
	const names = ['from', 'to'];
	for (const name of names) {
		await createStream(faulty.connection, name, 3);
		await waitUntilActive(faulty.connection, name, {clock: systemClock});
	}

	const local = {AWS_ENDPOINT_URL_KINESIS: faulty.endpoint};
	const data = [
		Buffer.from([0, 255, 10, 13]), Buffer.alloc(0), Buffer.alloc(MEBIBYTE, 'ä'), Buffer.from('{"n":12345678901234567890.10}'), Buffer.from('{\n "a": 1\n}\n'), Buffer.from('\u{FEFF}{"bom":true}'), Buffer.from('"\u{202E}\u{7F}"'), Buffer.from(' 1 '),
	];
	const keys = ['user-1', 'ключ', '鍵', '\u{1F511}', String.raw`a"b\c`, ' '];
	const lines = Array.from({length: 600}, (_, index) => JSON.stringify({
		partitionKey: keys[index % keys.length], data: (index % 75 === 0 ? data[2]! : data[[0, 1, 3, 4, 5, 6, 7][index % 7]!]!).toString('base64'), encoding: 'base64',
	}));
	const written = await runCli(['put', '--stream', 'from', '--input', 'tail-json', '--ordered', '--rate', '100000'], {environment: local, input: lines.join('\n')});
	expect(written.stderr).toMatch(/^600 records put/mv);

	const read = async (stream: string) => runCli(['tail', '--stream', stream, '--from', 'trim-horizon', '--exit', '--json', '--raw'], {environment: local});
	const {stdout: source} = await read('from');
	const copied = await runCli(['put', '--stream', 'to', '--input', 'tail-json', '--ordered'], {environment: local, input: source});
	expect(copied.exitCode).toBe(0);
	const {stdout: copy} = await read('to');

	// Per key, in order; a record may be there twice after a lost answer.
	const byKey = (text: string) => {
		const found = new Map<string, string[]>();
		for (const {partitionKey, data: content, encoding, bytes} of jsonLinesOf(text) as Array<Record<string, string>>) {
			const of = found.get(partitionKey!) ?? [];
			const whole = JSON.stringify([content, encoding, bytes]);
			found.set(partitionKey!, of.at(-1) === whole ? of : [...of, whole]);
		}

		return found;
	};

	expect(byKey(copy)).toEqual(byKey(source));
	expect(jsonLinesOf(copy).length).toBeGreaterThanOrEqual(600);
});
