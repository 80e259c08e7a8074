import {CreateStreamCommand, UpdateShardCountCommand} from '@aws-sdk/client-kinesis';
import {
	afterAll,
	beforeAll,
	describe,
	expect,
	test,
} from 'vitest';
import {startEmbedded, type Embedded} from '../helpers/embedded.js';
import {hasSignals, runCli, startCli} from '../helpers/run-cli.js';

let embedded: Embedded;

beforeAll(async () => {
	embedded = await startEmbedded();
});

afterAll(async () => {
	await embedded.stop();
});

const runOn = async (streamName: string, ...words: string[]) => runCli([...words, '--stream', streamName, '--endpoint', embedded.endpoint]);

describe('split and merge', () => {
	const run = async (...words: string[]) => runOn('one', ...words);

	test('a shard is split in the middle, and the AWS CLI’s line is shown', async () => {
		await run('create');
		const {exitCode, stdout, stderr} = await run('split', '0');
		expect({exitCode, stdout}).toEqual({exitCode: 0, stdout: 'Split shard 0 of stream “one” at 80 into shard 1 (00-7f) and shard 2 (80-ff): 2 open shards.\n'});
		expect(stderr).toContain(`aws kinesis split-shard --stream-name one --shard-to-split shardId-000000000000 --new-starting-hash-key ${2n ** 127n}`);
	});

	test('or at a hash key, decimal or in hex, and --json has the stream and the place', async () => {
		const {stdout} = await run('split', 'shardId-000000000002', '--at', `0xc${'0'.repeat(31)}`, '--json');
		expect(JSON.parse(stdout)).toMatchObject({openShardCount: 3, split: {shardId: 'shardId-000000000002', newStartingHashKey: String(3n * (2n ** 126n)), loads: null}});
		const decimal = await run('split', '1', '--at', String(2n ** 126n));
		expect(decimal.stdout).toContain('into shard 5 (00-3f) and shard 6 (40-7f)');
	});

	test('neighbours are merged, in whatever order they are named', async () => {
		const {exitCode, stdout, stderr} = await run('merge', '4', '3');
		expect({exitCode, stdout}).toEqual({exitCode: 0, stdout: 'Merged shards 3 and 4 of stream “one” into shard 7 (80-ff): 3 open shards.\n'});
		expect(stderr).toContain('aws kinesis merge-shards --stream-name one --shard-to-merge shardId-000000000003 --adjacent-shard-to-merge shardId-000000000004');
	});

	test.each([
		[['merge', '5', '7'], 1, 'Shards 5 and 7 of stream “one” are not next to each other. Only neighbours are merged; of shard 5, its neighbours are shard 6 (40-7f).'],
		[['split', '0'], 1, 'Shard 0 of stream “one” is closed, and takes no change. It became 1 and 2. Open are 5, 6 and 7.'],
		[['split', '99'], 1, 'The stream “one” has no shard 99: open are 5, 6 and 7.'],
		[['split', '5', '--at-median'], 1, 'so there is no median: leave out --at-median'],
		[['split', '5', '--at', '1'], 2, 'Shard 5 takes a split from 00000000000000000000000000000002 to 3ffffffffffffffffffffffffffffffe (in hex), and --at is not within.'],
		[['split', '5', '--at', 'c0'], 2, '--at does not take “c0”'],
		[['split', '5', '--at', '1', '--at-median'], 2, 'A shard is split at one place'],
		[['split'], 2, 'clickmon split wants a shard'],
		[['merge', '5'], 2, 'clickmon merge wants two shards'],
		[['merge', '5', 'shardId-000000000005'], 2, 'clickmon merge wants two shards, and “5” and “shardId-000000000005” are the same one'],
	])('%j ends with %d and says why', async (words, code, message) => {
		const {exitCode, stdout, stderr} = await run(...words);
		expect({exitCode, stdout}).toEqual({exitCode: code, stdout: ''});
		expect(stderr).toContain(message);
	});
});

describe('scaling in steps', () => {
	test('a plan is shown with its cost, and run step by step', async () => {
		await runOn('steps', 'create');
		const {exitCode, stdout, stderr} = await runOn('steps', 'scale', '5');
		expect({exitCode, stdout}).toEqual({exitCode: 0, stdout: expect.stringContaining('Scaled stream “steps” from 1 to 5 open shards') as string});
		expect(stderr).toContain('Plan: open shards 1, 2, 4, 5, in 3 steps. A stream takes 10 steps in 24 hours. It would cost on AWS $0.015 an hour now and $0.075 then');
		expect(stderr).toContain('steps: step 2 of 3, 2 to 4 shards: ');
	});

	test('--step takes one, in either direction', async () => {
		const {stdout, stderr} = await runOn('steps', 'scale', '1', '--step');
		expect(stdout).toContain('from 5 to 3 open shards');
		expect(stderr).toContain('Plan: open shards 5, 3, in 1 step; 2 steps would be left.');
	});

	test('more shards than the account has room for are refused before the first step', async () => {
		await using small = await startEmbedded({shardLimit: 6});
		const run = async (...words: string[]) => runCli([...words, '--endpoint', small.endpoint]);
		await run('create');
		const {exitCode, stderr} = await run('scale', '8');
		expect(exitCode).toBe(1);
		expect(stderr).toContain('The account has room for 5 more open shards in this region, and stream “clickstream-lab” would need 7');
		const {stdout} = await run('status', '--json');
		expect(JSON.parse(stdout)).toMatchObject({openShardCount: 1});
	});

	test('a limit of the service in the middle: what was done, and that the same command goes on', async () => {
		await using kinesis = await startEmbedded({hasLimits: false});
		await kinesis.sdk.send(new CreateStreamCommand({StreamName: 'worn', ShardCount: 1}));
		// Nine of the ten changes of a day.
		for (const count of [2, 1, 2, 1, 2, 1, 2, 1, 2]) {
			await kinesis.sdk.send(new UpdateShardCountCommand({StreamName: 'worn', TargetShardCount: count, ScalingType: 'UNIFORM_SCALING'}));
		}

		const {exitCode, stdout, stderr} = await runCli(['scale', '8', '--stream', 'worn', '--endpoint', kinesis.endpoint]);
		expect({exitCode, stdout}).toEqual({exitCode: 1, stdout: ''});
		expect(stderr).toContain('a stream can be rescaled 10 times in 24 hours');
		expect(stderr).toContain('The stream “worn” stands at 4 open shards after 1 of 2 steps; the same command goes on from there.');
	});

	test.runIf(hasSignals)('Ctrl+C in the middle says where it stands; the command that it names waits for the step under way, and goes on', async () => {
		await using slow = await startEmbedded({transitionMilliseconds: 600});
		const to = ['--stream', 'slow', '--endpoint', slow.endpoint];
		await runCli(['create', ...to]);
		const cli = startCli(['scale', '8', ...to]);
		await cli.waitFor(({stderr}) => stderr.includes('step 2 of 3, 2 to 4 shards: UPDATING'));
		cli.signal('SIGINT');
		const {exitCode, stderr} = await cli.finished;
		expect(exitCode).toBe(130);
		expect(stderr).toMatch(/Interrupted\. The stream “slow” is (?:UPDATING|ACTIVE) and has [24] open shards; a step that is under way ends by itself\. `(?:npx )?clickmon scale 8 --stream slow --endpoint http:\S+` goes on from there\./v);
		const again = await runCli(['scale', '8', ...to]);
		expect(again).toMatchObject({exitCode: 0, stdout: expect.stringContaining('from 4 to 8 open shards') as string});
	});
});
