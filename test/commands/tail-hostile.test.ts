import {Buffer} from 'node:buffer';
import {gzipSync} from 'node:zlib';
import {expect, test} from 'vitest';
import {startStreamForEachTest} from '../helpers/embedded-stream.js';
import {jsonLinesOf, runCli} from '../helpers/run-cli.js';

const StreamName = 'hostile';
const embedded = startStreamForEachTest(StreamName);
const {put} = embedded;

const tail = async (...more: string[]) => {
	const {exitCode, stdout, stderr} = await runCli(['tail', '--stream', StreamName, '--endpoint', embedded.endpoint, '--from', 'trim-horizon', '--exit', '--json', ...more]);
	return {exitCode, lines: jsonLinesOf(stdout), notes: jsonLinesOf(stderr)};
};

const DEPTH = 15_000;
const deep = `{"a":${'['.repeat(DEPTH)}1${']'.repeat(DEPTH)}}`;

test('reading goes on behind a text of 10 MiB, packed in a few KB', async () => {
	await put(gzipSync(Buffer.alloc(10 * 1024 * 1024, 'a')), '{"a":1}');
	const {exitCode, lines} = await tail();
	expect(exitCode).toBe(0);
	expect(lines).toHaveLength(2);
	expect(lines[1]).toMatchObject({data: {a: 1}});
});

test('JSON that is nested too deep does not pass a filter, which is said once, and reading goes on', async () => {
	await put(deep, deep, '{"a":1}');
	const {exitCode, lines, notes} = await tail('--filter', 'a~1');
	expect(exitCode).toBe(0);
	expect(lines).toMatchObject([{data: {a: 1}}]);
	expect(notes).toEqual([
		{note: expect.stringMatching(/^The filter does not let record \d+ of shardId-000000000000 pass: its JSON is nested more than 1000 deep\.$/v) as string},
		{summary: {read: 3, shown: 1}},
	]);
});

test('JSON that is nested too deep is null for a query, which is said once, and reading goes on', async () => {
	await put(deep, deep, '{"a":1}');
	const {exitCode, lines, notes} = await tail('--query', 'data.a');
	expect(exitCode).toBe(0);
	expect(lines).toEqual([null, null, 1]);
	expect(notes).toEqual([
		{note: '--query makes null of a record that it does not fit: its JSON is nested too deep to be looked into'},
		{summary: {read: 3}},
	]);
});
