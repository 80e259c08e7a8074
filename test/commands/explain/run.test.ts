import {createHash} from 'node:crypto';
import {
	CreateStreamCommand,
	DescribeStreamSummaryCommand,
	PutRecordsCommand,
	UpdateStreamRecordDistributionStrategyCommand,
} from '@aws-sdk/client-kinesis';
import {
	afterAll,
	beforeAll,
	describe,
	expect,
	test,
} from 'vitest';
import {startEmbedded, type Embedded} from '../../helpers/embedded.js';
import {runCli} from '../../helpers/run-cli.js';

let embedded: Embedded;

const HALF = 2n ** 127n;

beforeAll(async () => {
	embedded = await startEmbedded({hasLimits: false});
	await embedded.sdk.send(new CreateStreamCommand({StreamName: 'two', ShardCount: 2}));
	await embedded.sdk.send(new CreateStreamCommand({StreamName: 'demand', StreamModeDetails: {StreamMode: 'ON_DEMAND'}}));
});

afterAll(async () => {
	await embedded.stop();
});

const run = async (...words: string[]) => runCli([...words, '--endpoint', embedded.endpoint]);

const md5Of = (key: string): string => createHash('md5').update(key, 'utf8').digest('hex');

describe('clickmon explain', () => {
	test('says hash, range and shard of each key, and what moves', async () => {
		const {exitCode, stdout, stderr} = await run('explain', 'user-1', 'user-2', '--shards', '3', '--stream', 'two');
		expect({exitCode, stderr}).toEqual({exitCode: 0, stderr: ''});
		expect(stdout).toBe(`two  ACTIVE  PROVISIONED  2 open shards

user-1
  MD5    ${md5Of('user-1')}, which is its hash key: it begins with d6
  range  80000000000000000000000000000000-ffffffffffffffffffffffffffffffff, 50.0 % of the hash keys
  shard  shardId-000000000001
  moves  with 3 shards: shardId-000000000005, from aa to ff

user-2
  MD5    ${md5Of('user-2')}, which is its hash key: it begins with 3d
  range  00000000000000000000000000000000-7fffffffffffffffffffffffffffffff, 50.0 % of the hash keys
  shard  shardId-000000000000
  moves  with 3 shards: shardId-000000000002, from 00 to 55

UpdateShardCount takes 3 shards at once.
`);
	});

	test('with --json in one object, hash keys as decimal strings', async () => {
		const {stdout} = await run('explain', 'user-1', '--json', '--stream', 'two');
		expect(stdout.trim().split('\n')).toHaveLength(1);
		const hashKey = BigInt(`0x${md5Of('user-1')}`);
		const part = Number(hashKey) / (2 ** 128);
		expect(JSON.parse(stdout)).toEqual({
			streamName: 'two',
			streamMode: 'PROVISIONED',
			ignoresPartitionKey: false,
			openShardCount: 2,
			keys: [{
				partitionKey: 'user-1',
				md5: md5Of('user-1'),
				hashKey: String(hashKey),
				part: expect.closeTo(part, 12) as number,
				shard: {
					shardId: 'shardId-000000000001', startingHashKey: String(HALF), endingHashKey: String((HALF * 2n) - 1n), hashShare: 0.5,
				},
			}],
			whatIf: null,
			load: null,
			advice: null,
		});
	});

	test('with --load reads the last minute: what each key and shard carries, and without keys those that carry most', async () => {
		await embedded.sdk.send(new PutRecordsCommand({
			StreamName: 'two',
			Records: Array.from({length: 200}, (_, index) => ({PartitionKey: index % 10 === 0 ? 'user-1' : 'user-2', Data: new Uint8Array(100)})),
		}));
		const {stdout} = await run('explain', '--load', '--shards', '4', '--json', '--stream', 'two');
		const {load, keys, whatIf} = JSON.parse(stdout) as {
			load: {seconds: number; recordsPerSecond: number; bytesPerSecond: number; shards: Array<{recordsPerSecond: number}>};
			keys: Array<{partitionKey: string; load: {recordsPerSecond: number; shareOfShard: number}}>;
			whatIf: {shards: Array<{recordsPerSecond: number}>};
		};
		const counted = (perSecond: number) => Math.round(perSecond * load.seconds);
		const countsOf = (flows: ReadonlyArray<{recordsPerSecond: number}>) => flows.map(flow => counted(flow.recordsPerSecond));
		expect(counted(load.recordsPerSecond)).toBe(200);
		expect(countsOf(load.shards)).toEqual([180, 20]);
		// Data and partition key.
		expect(counted(load.bytesPerSecond)).toBe(200 * 106);
		expect(keys.map(({partitionKey, load: {shareOfShard}}) => [partitionKey, Math.round(shareOfShard * 1000) / 1000])).toEqual([['user-2', 1], ['user-1', 1]]);
		expect(countsOf(keys.map(key => key.load))).toEqual([180, 20]);
		expect(countsOf(whatIf.shards)).toEqual([180, 0, 0, 20]);
	});

	test('of an on-demand stream says who chooses the shards, and tries out no count', async () => {
		const {stdout} = await run('explain', 'user-1', '--shards', '8', '--stream', 'demand');
		expect(stdout).toContain('The stream is on demand: the service chooses the number of shards');
		expect(stdout).toMatch(/shard {2}shardId-\d{12}\n/v);
		expect(stdout).not.toContain('moves');
	});

	test('of a stream that ignores the key says so, and names no shard', async () => {
		const {StreamDescriptionSummary: summary} = await embedded.sdk.send(new DescribeStreamSummaryCommand({StreamName: 'demand'}));
		await embedded.sdk.send(new UpdateStreamRecordDistributionStrategyCommand({StreamARN: summary!.StreamARN!, RecordDistributionStrategy: 'AUTO'}));
		const {stdout} = await run('explain', 'user-1', '--stream', 'demand');
		expect(stdout).toContain('(RecordDistributionStrategy AUTO): the partition key does not choose the shard.');
		expect(stdout).not.toContain('shardId-');
		const json = await run('explain', 'user-1', '--json', '--stream', 'demand');
		expect(JSON.parse(json.stdout)).toMatchObject({ignoresPartitionKey: true, keys: [{shard: null}]});
	});

	test.each([
		[[], 'clickmon explain wants a partition key or more'],
		[['x'.repeat(257)], 'A partition key has 1 to 256 characters, and one of these has 257.'],
		[['user-1', '--shards', '0'], '--shards does not take “0”'],
	])('what is no key is said in one line: %j', async (words, message) => {
		const {exitCode, stdout, stderr} = await run('explain', ...words, '--stream', 'two');
		expect({exitCode, stdout}).toEqual({exitCode: 2, stdout: ''});
		expect(stderr).toContain(message);
	});

	test('with --local, on a stream of its own', async () => {
		const {exitCode, stdout} = await runCli(['explain', 'user-1', '--local']);
		expect(exitCode).toBe(0);
		expect(stdout).toContain('shard  shardId-000000000000\n');
	});
});
