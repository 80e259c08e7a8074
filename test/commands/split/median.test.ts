import {Buffer} from 'node:buffer';
import {
	CreateStreamCommand,
	GetRecordsCommand,
	GetShardIteratorCommand,
	ListShardsCommand,
	PutRecordsCommand,
} from '@aws-sdk/client-kinesis';
import {expect, test} from 'vitest';
import {seededRandom} from '../../../source/random.js';
import {startEmbedded, type Embedded} from '../../helpers/embedded.js';
import {runCli} from '../../helpers/run-cli.js';

const STREAM = 'skewed';
const KEYS = 300;
const RECORDS = 3000;
const CALL_RECORDS = 500;

/**
Zipf's law: the second key makes half as many records as the first, the third a third; sizes differ too.
*/
const drawRecords = (seed: number) => {
	const random = seededRandom(seed);
	const weights = Array.from({length: KEYS}, (_, rank) => 1 / (rank + 1));
	const sum = weights.reduce((total, weight) => total + weight, 0);
	return Array.from({length: RECORDS}, () => {
		let rest = random() * sum;
		const rank = weights.findIndex(weight => {
			rest -= weight;
			return rest < 0;
		});
		return {PartitionKey: `customer-${rank}`, Data: Buffer.alloc(50 + Math.floor(random() * 400))};
	});
};

const put = async ({sdk}: Embedded, seed: number): Promise<void> => {
	const records = drawRecords(seed);
	for (let start = 0; start < RECORDS; start += CALL_RECORDS) {
		const answer = await sdk.send(new PutRecordsCommand({StreamName: STREAM, Records: records.slice(start, start + CALL_RECORDS)}));
		expect(answer.FailedRecordCount).toBe(0);
	}
};

const bytesIn = async ({sdk}: Embedded, shardId: string): Promise<number> => {
	let bytes = 0;
	const {ShardIterator} = await sdk.send(new GetShardIteratorCommand({StreamName: STREAM, ShardId: shardId, ShardIteratorType: 'TRIM_HORIZON'}));
	for (let iterator = ShardIterator; iterator !== undefined;) {
		const answer = await sdk.send(new GetRecordsCommand({ShardIterator: iterator, Limit: 10_000}));
		bytes += answer.Records!.reduce((sum, {Data, PartitionKey}) => sum + Data!.byteLength + PartitionKey!.length, 0);
		iterator = answer.MillisBehindLatest === 0 ? undefined : answer.NextShardIterator;
	}

	return bytes;
};

test('after a split at the median the halves take in as much as each other, within 15 %, of traffic that comes later', async () => {
	await using kinesis = await startEmbedded({hasLimits: false});
	await kinesis.sdk.send(new CreateStreamCommand({StreamName: STREAM, ShardCount: 1}));
	await put(kinesis, 1);
	const {exitCode, stdout, stderr} = await runCli(['split', '0', '--at-median', '--stream', STREAM, '--endpoint', kinesis.endpoint]);
	expect({exitCode, stdout}).toMatchObject({exitCode: 0, stdout: expect.stringContaining('Split shard 0 of stream “skewed” at ') as string});
	expect(stderr).toMatch(/^Read 3,000 records of the last \d+ seconds?, of all shards\.$/mv);

	await put(kinesis, 2);
	const {Shards} = await kinesis.sdk.send(new ListShardsCommand({StreamName: STREAM}));
	const halves = await Promise.all(Shards!.filter(({ParentShardId}) => ParentShardId !== undefined).map(async ({ShardId}) => bytesIn(kinesis, ShardId!)));
	expect(halves).toHaveLength(2);
	const [less, more] = halves.toSorted((a, b) => a - b);
	expect(less! / more!).toBeGreaterThan(0.85);
});
