import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {
	afterAll,
	beforeAll,
	describe,
	expect,
	test,
} from 'vitest';
import {startEmbedded, type Embedded} from '../helpers/embedded.js';
import {hasSignals, runCli, startCli} from '../helpers/run-cli.js';
import {createTemporaryFolder} from '../helpers/temporary-folder.js';

let embedded: Embedded;

beforeAll(async () => {
	embedded = await startEmbedded();
});

afterAll(async () => {
	await embedded.stop();
});

const run = async (...words: string[]) => runCli([...words, '--endpoint', embedded.endpoint]);

const statusOf = async (streamName: string) => {
	const {stdout} = await run('status', '--stream', streamName, '--json');
	return JSON.parse(stdout) as {openShardCount: number; shards: Array<Record<string, string | undefined>>};
};

describe('the life of a stream', () => {
	test('create waits until it is ACTIVE, and says so when it exists already', async () => {
		const created = await run('create', '--stream', 'life', '--shards', '2');
		expect(created).toMatchObject({exitCode: 0, stdout: 'Created stream “life”: ACTIVE, 2 open shards.\n'});
		const again = await run('create', '--stream', 'life');
		expect(again).toMatchObject({exitCode: 0, stdout: 'Stream “life” exists already: ACTIVE, 2 open shards.\n'});
	});

	test('status --json is one object with the fields that scripts rely on', async () => {
		const {exitCode, stdout, stderr} = await run('status', '--stream', 'life', '--json');
		expect({exitCode, stderr}).toEqual({exitCode: 0, stderr: ''});
		expect(stdout.trim().split('\n')).toHaveLength(1);
		expect(JSON.parse(stdout)).toEqual({
			streamName: 'life',
			streamStatus: 'ACTIVE',
			streamMode: 'PROVISIONED',
			openShardCount: 2,
			retentionPeriodHours: 24,
			consumerCount: 0,
			creationTimestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/v) as string,
			shards: [
				{
					shardId: 'shardId-000000000000', state: 'open', parentShardId: null, adjacentParentShardId: null, startingHashKey: '0', endingHashKey: String((2n ** 127n) - 1n),
				},
				{
					shardId: 'shardId-000000000001', state: 'open', parentShardId: null, adjacentParentShardId: null, startingHashKey: String(2n ** 127n), endingHashKey: String((2n ** 128n) - 1n),
				},
			],
			// An emulator charges nobody.
			cost: {
				dollarsPerHour: 0.03, dollarsPerHourFor: {stream: 0.03, retention: 0, consumers: 0}, isCharged: false, isWithoutStorage: false, priceRegion: 'us-east-1', priceDate: '2024-07-01',
			},
		});
	});

	test('status takes its prices from a file as people write it, and from the config file', async () => {
		const folder = createTemporaryFolder();
		const prices = path.join(folder, 'prices.json');
		// Notepad's mark, and its ends of lines.
		writeFileSync(prices, '\u{FEFF}{\r\n"region": "eu-central-1",\r\n"date": "2026-11-01", "shardHour": 0.5\r\n}\r\n');
		const {stdout} = await run('status', '--stream', 'life', '--prices', prices);
		expect(stdout).toContain('\nwould cost $1.00 an hour on AWS, and what is written and read on top (estimate, eu-central-1 list prices of 2026-11-01, which differ from those of us-east-1)\n');
		const config = path.join(folder, 'config.json');
		writeFileSync(config, JSON.stringify({prices}));
		const lasting = await run('status', '--stream', 'life', '--config', config);
		expect(lasting.stdout).toContain('\nwould cost $1.00 an hour on AWS');
	});

	test('a price table that cannot be read, or is none, is wrong usage', async () => {
		const missing = path.join(createTemporaryFolder(), 'none.json');
		expect(await run('status', '--stream', 'life', '--prices', missing)).toEqual({exitCode: 2, stdout: '', stderr: `clickmon: The price table ${missing} cannot be read: there is no such file. Check --prices.\n`});
		const {exitCode, stderr} = await run('status', '--stream', 'life', '--prices', 'package.json');
		expect(exitCode).toBe(2);
		expect(stderr).toContain('package.json is not a price table: “region” is missing');
	});

	test('status for a person has a row per shard, hash keys in hex', async () => {
		const {stdout} = await run('status', '--stream', 'life');
		expect(stdout).toContain(`life  ACTIVE  PROVISIONED  ${embedded.endpoint}\n2 open shards, retention 24 h, 0 consumers, created `);
		expect(stdout).toMatch(/\nshardId-0{12} +open +50\.0 % +0{32}-7f{31} +-\n/v);
	});

	test('scale to a count that takes more steps than a day has says so, and changes nothing', async () => {
		const {exitCode, stdout, stderr} = await run('scale', '10000', '--stream', 'life');
		expect({exitCode, stdout}).toEqual({exitCode: 1, stdout: ''});
		expect(stderr).toContain('to 10,000 it takes 13 steps, and the service takes 10 in 24 hours. Scale to 2,048 first');
		expect(await statusOf('life')).toMatchObject({openShardCount: 2});
	});

	test('scale waits for the new shards, whose parents status names', async () => {
		const {exitCode} = await run('scale', '1', '--stream', 'life');
		expect(exitCode).toBe(0);
		const {openShardCount, shards} = await statusOf('life');
		expect(openShardCount).toBe(1);
		expect(shards.find(({state}) => state === 'open')).toMatchObject({parentShardId: 'shardId-000000000000', adjacentParentShardId: 'shardId-000000000001'});
	});

	test('delete without a terminal and without --yes deletes nothing', async () => {
		const {exitCode, stdout, stderr} = await run('delete', '--stream', 'life');
		expect({exitCode, stdout}).toEqual({exitCode: 2, stdout: ''});
		expect(stderr).toMatch(/^clickmon: .*--yes.*\n$/v);
		expect(await statusOf('life')).toMatchObject({openShardCount: 1});
	});

	test('delete --yes waits until it is gone', async () => {
		expect(await run('delete', '--yes', '--json', '--stream', 'life')).toEqual({exitCode: 0, stdout: '{"streamName":"life","deleted":true}\n', stderr: ''});
		const {exitCode, stderr} = await run('status', '--json', '--stream', 'life');
		expect(exitCode).toBe(1);
		expect(JSON.parse(stderr)).toMatchObject({error: {code: 'stream-not-found'}});
	});
});

test.each(['status', 'produce', 'tail', 'scale 2', 'delete --yes'])('clickmon %s on a stream that does not exist is one line, exit code 1', async line => {
	const {exitCode, stdout, stderr} = await run(...line.split(' '), '--stream', 'nowhere');
	expect({exitCode, stdout}).toEqual({exitCode: 1, stdout: ''});
	expect(stderr).toMatch(/^clickmon: There is no stream “nowhere”.*clickmon create.*\n$/v);
});

test('a wait that --duration ends is a failure that says how to go on', async () => {
	await using slow = await startEmbedded({transitionMilliseconds: 60_000});
	const {exitCode, stdout, stderr} = await runCli(['create', '--duration', '500ms', '--endpoint', slow.endpoint]);
	expect({exitCode, stdout}).toEqual({exitCode: 1, stdout: ''});
	expect(stderr).toContain('clickmon status shows how far it came');
});

test.runIf(hasSignals)('Ctrl+C while it waits: exit code 130, and a word on how to go on', async () => {
	await using slow = await startEmbedded({transitionMilliseconds: 60_000});
	const cli = startCli(['create', '--endpoint', slow.endpoint]);
	await cli.waitFor(({stderr}) => stderr.includes('CREATING'));
	cli.signal('SIGINT');
	const {exitCode, stdout, stderr} = await cli.finished;
	expect({exitCode, stdout}).toEqual({exitCode: 130, stdout: ''});
	expect(stderr).toContain('clickmon: Interrupted before clickmon create was done; clickmon status shows how far it came.');
});
