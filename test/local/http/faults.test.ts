import {Buffer} from 'node:buffer';
import {
	GetRecordsCommand,
	KinesisClient,
	PutRecordsCommand,
	SubscribeToShardCommand,
} from '@aws-sdk/client-kinesis';
import {NodeHttp2Handler, NodeHttpHandler} from '@smithy/node-http-handler';
import {
	afterEach,
	describe,
	expect,
	test,
} from 'vitest';
import type {FaultRule} from '../../../source/local/faults/faults.js';
import {serveEngine, type LocalKinesis} from '../../../source/local/server.js';
import {anyCredentials} from '../../helpers/embedded.js';
import {createFakeEngine} from '../../helpers/fake-engine.js';
import {createManualClock} from '../../helpers/manual-clock.js';
import {sendCall} from '../../helpers/raw-http.js';

// Plays a stream of two shards: a record's partition key is its shard.
const createEngine = () => createFakeEngine({
	call(operation, input) {
		if (operation !== 'PutRecords') {
			return {Records: [], MillisBehindLatest: 0, NextShardIterator: 'next'};
		}

		const records = input.Records as Array<{PartitionKey: string}>;
		return {FailedRecordCount: 0, Records: records.map(({PartitionKey: key}, index) => ({ShardId: key, SequenceNumber: String(index)}))};
	},
	async * subscribeToShard() {
		for (;;) {
			yield {Records: [], ContinuationSequenceNumber: '7', MillisBehindLatest: 0};
		}
	},
	shardIdsOf: (_operation, input) => (input.Records as Array<{PartitionKey: string}> | undefined ?? []).map(({PartitionKey: key}) => key),
});

const started: LocalKinesis[] = [];

const serve = async (...rules: FaultRule[]) => {
	const engine = createEngine();
	const clock = createManualClock();
	const kinesis = await serveEngine(engine, {clock, faults: {rules}});
	started.push(kinesis);
	return {engine, clock, kinesis};
};

afterEach(async () => {
	await Promise.all(started.splice(0).map(async kinesis => kinesis.stop()));
});

const aRead = new GetRecordsCommand({ShardIterator: 'iterator'});
const putRecords = (...keys: string[]) => new PutRecordsCommand({StreamName: 'one', Records: keys.map(key => ({PartitionKey: key, Data: Buffer.from(key)}))});
const throttled = 'ProvisionedThroughputExceededException';
const aSubscription = new SubscribeToShardCommand({ConsumerARN: 'arn', ShardId: 'a', StartingPosition: {Type: 'LATEST'}});

describe.each([
	['HTTP/1.1', () => new NodeHttpHandler()],
	['HTTP/2', () => new NodeHttp2Handler()],
])('over %s', (protocol, createHandler) => {
	const client = ({endpoint}: LocalKinesis, maxAttempts = 1) => new KinesisClient({
		endpoint,
		region: 'us-east-1',
		credentials: anyCredentials,
		maxAttempts,
		requestHandler: createHandler(),
	});

	test.each<[FaultRule['fault'], Record<string, unknown>, number]>([
		['throttle', {name: 'ProvisionedThroughputExceededException', $metadata: {httpStatusCode: 400}}, 0],
		['internal-error', {$metadata: {httpStatusCode: 500}}, 0],
		['expired-iterator', {name: 'ExpiredIteratorException'}, 0],
		['reset', {name: expect.any(String) as string}, 0],
		['lost-response', {name: expect.any(String) as string}, 1],
		['truncate', {name: expect.any(String) as string}, 1],
	])('%s fails the call and strikes once', async (fault, error, carriedOut) => {
		const {engine, kinesis} = await serve({fault, count: 1});
		const sdk = client(kinesis);
		await expect(sdk.send(aRead)).rejects.toMatchObject(error);
		expect(engine.calls).toHaveLength(carriedOut);
		await expect(sdk.send(aRead)).resolves.toMatchObject({MillisBehindLatest: 0});
		sdk.destroy();
	});

	test('the SDK rides each of them out by itself', async () => {
		const {kinesis} = await serve(
			{fault: 'throttle', count: 1},
			{fault: 'internal-error', count: 1},
			{fault: 'reset', count: 1},
			{fault: 'lost-response', count: 1},
		);
		const sdk = client(kinesis, 6);
		await expect(sdk.send(aRead)).resolves.toMatchObject({MillisBehindLatest: 0});
		sdk.destroy();
	});

	// The endless subscription of the engine above ends only by the fault.
	test.each(['reset', 'truncate'] as const)('%s cuts a subscription in mid-stream', async fault => {
		const {kinesis} = await serve({fault, operation: 'SubscribeToShard'});
		const sdk = client(kinesis);
		const {EventStream: events} = await sdk.send(aSubscription);
		const read = async () => {
			for await (const event of events!) {
				expect(event.SubscribeToShardEvent).toBeDefined();
			}
		};

		if (fault === 'reset' && protocol === 'HTTP/2') {
			// By when the reset comes, Node's client takes it for an error or, after the SDK's GOAWAY, for a regular end: a reader must expect both.
			await read().catch((error: unknown) => {
				expect(error).toMatchObject({code: 'ECONNRESET'});
			});
		} else {
			await expect(read()).rejects.toThrow();
		}

		sdk.destroy();
	});

	test('a subscription is throttled as the service throttles it', async () => {
		const {kinesis} = await serve({fault: 'throttle', operation: 'SubscribeToShard'});
		const sdk = client(kinesis);
		await expect(sdk.send(aSubscription)).rejects.toMatchObject({name: 'LimitExceededException'});
		sdk.destroy();
	});

	test('a throttled shard fails its own records of a PutRecords, index by index', async () => {
		const {engine, kinesis} = await serve({fault: 'throttle', shardId: 'b'});
		const sdk = client(kinesis);
		const {FailedRecordCount: failed, Records: records} = await sdk.send(putRecords('a', 'b', 'a', 'b', 'b'));
		expect(failed).toBe(3);
		expect(records!.map(record => record.ErrorCode ?? record.ShardId)).toEqual(['a', throttled, 'a', throttled, throttled]);
		expect(engine.calls[0]!.input.Records).toHaveLength(2);
		sdk.destroy();
	});

	test('throttling without a shard fails some records of a PutRecords, not all', async () => {
		const {engine, kinesis} = await serve({fault: 'throttle'});
		const sdk = client(kinesis);
		const keys = Array.from({length: 100}, (_value, index) => `key-${index}`);
		const {FailedRecordCount: failed, Records: records} = await sdk.send(putRecords(...keys));
		expect(failed).toBeGreaterThan(20);
		expect(failed).toBeLessThan(80);
		expect(records!.map(record => record.ShardId).filter(Boolean)).toEqual((engine.calls[0]!.input.Records as Array<{PartitionKey: string}>).map(({PartitionKey: key}) => key));
		expect(records!.every((record, index) => record.ErrorCode !== undefined || record.ShardId === keys[index])).toBe(true);
		sdk.destroy();
	});
});

test('a slow call waits on the clock', async () => {
	const {clock, engine, kinesis} = await serve({fault: 'slow', delayMilliseconds: 60_000});
	const answer = sendCall(kinesis.port, 'GetRecords');
	await expect.poll(() => clock.sleepers).toBe(1);
	expect(engine.calls).toHaveLength(0);
	await clock.advance(60_000);
	expect(await answer).toMatchObject({statusCode: 200});
});

test('a slow call is not carried out when the client has gone', async () => {
	const {clock, engine, kinesis} = await serve({fault: 'slow', delayMilliseconds: 60_000, count: 1});
	const sdk = new KinesisClient({
		endpoint: kinesis.endpoint, region: 'us-east-1', credentials: anyCredentials, maxAttempts: 1, requestHandler: new NodeHttpHandler(),
	});
	const abort = new AbortController();
	const answer = sdk.send(aRead, {abortSignal: abort.signal});
	await expect.poll(() => clock.sleepers).toBe(1);
	abort.abort();
	await expect(answer).rejects.toThrow();
	await expect.poll(() => clock.sleepers).toBe(0);
	expect(engine.calls).toHaveLength(0);
	sdk.destroy();
});

test('a truncated answer promises all of its bytes', async () => {
	const {kinesis} = await serve({fault: 'truncate'});
	await expect(sendCall(kinesis.port, 'GetRecords')).rejects.toMatchObject({code: 'ECONNRESET'});
});

test('a plan can be replaced while it runs', async () => {
	const {kinesis} = await serve({fault: 'internal-error'});
	expect(await sendCall(kinesis.port, 'GetRecords')).toMatchObject({statusCode: 500});
	kinesis.setFaults({rules: []});
	expect(await sendCall(kinesis.port, 'GetRecords')).toMatchObject({statusCode: 200});
});
