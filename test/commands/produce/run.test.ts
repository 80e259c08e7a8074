import {Buffer} from 'node:buffer';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {DeleteStreamCommand, GetRecordsCommand, GetShardIteratorCommand} from '@aws-sdk/client-kinesis';
import {describe, expect, test} from 'vitest';
import {startStreamForEachTest} from '../../helpers/embedded-stream.js';
import {createTemporaryFolder} from '../../helpers/temporary-folder.js';
import {hasSignals, runCli, startCli} from '../../helpers/run-cli.js';

const StreamName = 'produced';
const embedded = startStreamForEachTest(StreamName);

const words = (...more: string[]) => ['produce', '--stream', StreamName, '--endpoint', embedded.endpoint, ...more];

type Event = {readonly event_id: string; readonly user_id: string; readonly url: string; readonly ts: string};

type Totals = Record<string, unknown> & {readonly sent: number; readonly accepted: number};

const parse = (stdout: string) => {
	const lines = stdout.trimEnd().split('\n').map(line => JSON.parse(line) as {data: Event; partitionKey: string; summary?: Totals});
	return {events: lines.slice(0, -1), summary: lines.at(-1)!.summary!};
};

/**
What really is in the stream.
*/
const storedEvents = async (): Promise<Event[]> => {
	const {ShardIterator} = await embedded.sdk.send(new GetShardIteratorCommand({StreamName, ShardId: 'shardId-000000000000', ShardIteratorType: 'TRIM_HORIZON'}));
	const {Records} = await embedded.sdk.send(new GetRecordsCommand({ShardIterator}));
	return Records!.map(record => JSON.parse(Buffer.from(record.Data!).toString()) as Event);
};

test('--count writes so many of the lab\'s events, one line each, then a summary', async () => {
	const {exitCode, stdout, stderr} = await runCli(words('--count', '20', '--rate', '200', '--json'));
	expect({exitCode, stderr}).toEqual({exitCode: 0, stderr: ''});
	const {events, summary} = parse(stdout);
	expect(events.map(({data}) => data)).toEqual(await storedEvents());
	expect(summary).toMatchObject({
		sent: 20, accepted: 20, throttled: 0, refused: 0, unanswered: 0,
	});
	for (const {data, partitionKey} of events) {
		// Source: the lab's producer_kinesis.py.
		expect(data).toEqual({
			event_id: expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/v) as string,
			user_id: expect.stringMatching(/^user-[1-5]$/v) as string,
			url: expect.stringMatching(/^\/(?:home|products|cart|checkout)?$/v) as string,
			ts: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z$/v) as string,
		});
		expect(partitionKey).toBe(data.user_id);
	}
});

test('the same --seed gives the same events, but for their time', async () => {
	const run = async (seed: string) => {
		const {stdout} = await runCli(words('--count', '5', '--rate', '100', '--seed', seed, '--json'));
		return parse(stdout).events.map(({data}) => ({...data, ts: ''}));
	};

	const first = await run('7');
	expect(await run('7')).toEqual(first);
	expect(await run('8')).not.toEqual(first);
});

test('--users gives so many partition keys', async () => {
	const {stdout} = await runCli(words('--users', '1000', '--count', '50', '--rate', '500', '--seed', '7', '--json'));
	const keys = new Set(parse(stdout).events.map(({partitionKey}) => partitionKey));
	expect(keys.size).toBeGreaterThan(40);
	expect([...keys].every(key => /^user-\d{1,4}$/v.test(key))).toBe(true);
});

test('for a person: a line each, and the counts in words', async () => {
	const {stdout} = await runCli(words('--count', '2', '--rate', '50'));
	expect(stdout).toMatch(/^\S+Z {2}shardId-0{12} {2}user-[1-5] {2}\{"event_id":/v);
	expect(stdout).toMatch(/\nsent 2, accepted 2, throttled 0, failed 0 in .*\nlatency p50 \d+ ms, p99 \d+ ms\n$/v);
});

test('beyond what a shard takes, the counts say how many were throttled, and each accepted one is there once', async () => {
	// Source: API Reference, PutRecords: 1,000 records/s per shard.
	const {exitCode, stdout} = await runCli(words('--rate', '3000', '--count', '2500', '--json'));
	expect(exitCode).toBe(0);
	const {events, summary} = parse(stdout);
	expect(summary).toMatchObject({sent: 2500, accepted: 2500});
	expect(summary.throttled).toBeGreaterThan(0);
	const stored = await storedEvents();
	expect(new Set(stored.map(event => event.event_id)).size).toBe(2500);
	expect(events).toHaveLength(2500);
});

test('--verify reads the events back and says so', async () => {
	const {exitCode, stdout} = await runCli(words('--rate', '300', '--count', '300', '--verify', '--json'));
	expect(exitCode).toBe(0);
	expect(parse(stdout).summary.proof).toMatchObject({
		accepted: 300, read: 300, inFlight: 0, lost: 0, duplicates: 0, orderViolations: 0,
	});
});

describe('how it ends', () => {
	test.runIf(hasSignals)('Ctrl+C: what was accepted is what is reported and what is there; exit code 130', async () => {
		const cli = startCli(words('--rate', '200', '--json'));
		await cli.waitFor(({stdout}) => stdout.split('\n').length > 50);
		cli.signal('SIGINT');
		const {exitCode, stdout, stderr} = await cli.finished;
		expect({exitCode, stderr}).toEqual({exitCode: 130, stderr: ''});
		const {events, summary} = parse(stdout);
		const stored = await storedEvents();
		expect(summary.accepted).toBe(events.length);
		expect(stored.map(event => event.event_id).slice(0, events.length)).toEqual(events.map(({data}) => data.event_id));
		expect(stored.length - events.length).toBe(summary.unanswered);
	});

	test('--duration: exit code 0', async () => {
		const {exitCode, stdout} = await runCli(words('--rate', '20', '--duration', '1500ms', '--json'));
		expect(exitCode).toBe(0);
		const {events, summary} = parse(stdout);
		expect(summary).toMatchObject({accepted: events.length, unanswered: 0});
	});

	test('a closed pipe: quietly, with exit code 0', async () => {
		const cli = startCli(words('--rate', '100'));
		await cli.waitFor(({stdout}) => stdout.includes('\n'));
		cli.closeStdout();
		const {exitCode, stderr} = await cli.finished;
		expect({exitCode, stderr}).toEqual({exitCode: 0, stderr: ''});
	});

	test('a stream that is deleted: one line with a way out, exit code 1', async () => {
		const cli = startCli(words('--rate', '20', '--json'));
		await cli.waitFor(({stdout}) => stdout.includes('\n'));
		await embedded.sdk.send(new DeleteStreamCommand({StreamName}));
		const {exitCode, stdout, stderr} = await cli.finished;
		expect(exitCode).toBe(1);
		expect(parse(stdout).summary.refused).toBeGreaterThan(0);
		expect(JSON.parse(stderr)).toMatchObject({error: {code: 'stream-not-found'}});
	});
});

describe('--template', () => {
	const template = 'examples/click-template.json';

	test('of the lab\'s event gives, with the same seed, the events that are made without it', async () => {
		const eventsOf = async (...more: string[]) => {
			const {stdout} = await runCli(words('--count', '5', '--rate', '100', '--seed', '7', '--json', ...more));
			return parse(stdout).events.map(({data, partitionKey}) => ({partitionKey, ...data, ts: ''}));
		};

		expect(await eventsOf('--template', template, '--key-from', 'user_id')).toEqual(await eventsOf());
	});

	test.each([
		['a word that is none', '{"a":\n {{uid}}}', [], 2, 'line 2, column 2: there is no word {{uid}}; a template has uuid, now, int, pick, zipf, seq.'],
		['a key that no record has', '{"a":1}', ['--key-from', 'b'], 1, 'Record 1 of the template has no partition key: --key-from b finds no text or number in it. Change the template or --key-from.'],
		['events that --verify cannot know', '{"a":1}', ['--verify'], 2, '--verify knows events by their id'],
		['a hot user', '{"a":1}', ['--hot-key', 'a'], 2, '--hot-key is about the users of click events'],
	])('%s is said before anything is put', async (_, text, more, code, message) => {
		const folder = createTemporaryFolder();
		const file = path.join(folder, 'template.json');
		writeFileSync(file, text);
		const {exitCode, stderr} = await runCli(words('--template', file, '--count', '5', ...more));
		expect({exitCode, stderr}).toEqual({exitCode: code, stderr: expect.stringContaining(message) as string});
		expect(await storedEvents()).toEqual([]);
	});

	test('a record without a key in the midst ends it, and what was put before is counted', async () => {
		const file = path.join(createTemporaryFolder(), 'template.json');
		writeFileSync(file, '{"a":{{pick null x x x x x x x x x}}}');
		const {exitCode, stdout, stderr} = await runCli(words('--template', file, '--key-from', 'a', '--seed', '4', '--count', '500', '--rate', '500'));
		expect(exitCode).toBe(1);
		expect(stderr).toMatch(/Record \d+ of the template has no partition key/v);
		expect(stdout).toMatch(/sent \d+, accepted \d+, /v);
	});
});
