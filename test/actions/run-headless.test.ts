import {RegisterStreamConsumerCommand, UpdateShardCountCommand} from '@aws-sdk/client-kinesis';
import {
	afterEach,
	beforeEach,
	describe,
	expect,
	test,
} from 'vitest';
import {preflightLines, readPreflight} from '../../source/actions/streams/preflight.js';
import {runHeadless, type HeadlessContext} from '../../source/actions/run-headless.js';
import {readStatus} from '../../source/actions/streams/status.js';
import {createStream} from '../../source/kinesis/streams/stream.js';
import {createClient, startEmbedded, type Embedded} from '../helpers/embedded.js';
import {createSharedTime} from '../helpers/shared-time.js';

let kinesis: Embedded;
let context: HeadlessContext;
let progress: string[];

beforeEach(async () => {
	const {clock, endpointClock} = createSharedTime();
	kinesis = await startEmbedded({transitionMilliseconds: 1500, clock: endpointClock});
	progress = [];
	context = {
		connection: kinesis.connection,
		streamName: 'clickstream-lab',
		clock,
		signal: AbortSignal.timeout(20_000),
		onProgress(text) {
			progress.push(text);
		},
	};
});

afterEach(async () => {
	await kinesis.stop();
});

describe('the actions as a command runs them', () => {
	test('create, scale up, scale down, tear down', async () => {
		expect(await runHeadless('create-stream', context, {shardCount: 1})).toBe('created stream “clickstream-lab”: ACTIVE, 1 open shard');
		expect(progress).toEqual(['CREATING', 'ACTIVE']);
		expect(await runHeadless('scale-up', context)).toBe('scaled stream “clickstream-lab” from 1 to 2 open shards: 1, 2');
		expect(progress.slice(2)).toEqual(['UPDATING', 'ACTIVE']);
		expect(await runHeadless('scale-to', context, {shardCount: 1})).toBe('scaled stream “clickstream-lab” from 2 to 1 open shard: 3');
		const {summary, shards} = await readStatus(context);
		expect(summary.openShardCount).toBe(1);
		expect(shards.map(({shardId}) => Number(shardId.slice(-3)))).toEqual([0, 1, 3, 2]);
		expect(await runHeadless('tear-down', context, {confirmation: 'clickstream-lab'}))
			.toBe('deleted stream “clickstream-lab”, with 1 open shard and 3 closed shards, all records of the last 24 hours');
		await expect(readStatus(context)).rejects.toThrow();
	});

	test('says so when the stream exists already, or has the shards already', async () => {
		await runHeadless('create-stream', context, {shardCount: 2});
		expect(await runHeadless('create-stream', context, {shardCount: 5})).toBe('stream “clickstream-lab” exists already: ACTIVE, 2 open shards');
		expect(await runHeadless('scale-to', context, {shardCount: 2})).toBe('stream “clickstream-lab” has 2 open shards already');
	});

	test.each([
		['an unknown stream', 'scale-up' as const, {}, 'stream-not-found'],
		['an illegal count', 'scale-to' as const, {shardCount: 10_001}, 'illegal-shard-count'],
		['no count', 'scale-to' as const, {shardCount: 0}, 'illegal-shard-count'],
		['a tear-down that nobody confirmed', 'tear-down' as const, {}, 'not-confirmed'],
		['a tear-down confirmed with another name', 'tear-down' as const, {confirmation: 'clickstream'}, 'not-confirmed'],
	])('refuses %s, and leaves the stream alone', async (what, id, input, code) => {
		if (what !== 'an unknown stream') {
			await runHeadless('create-stream', context);
		}

		await expect(runHeadless(id, context, input)).rejects.toMatchObject({name: 'UserError', code});
		if (what !== 'an unknown stream') {
			await expect(readStatus(context)).resolves.toMatchObject({summary: {status: 'ACTIVE', openShardCount: 1}});
		}
	});

	test('without its input an action is no program that compiles', () => {
		const wrong = [
			// @ts-expect-error -- No count.
			async () => runHeadless('scale-to', context, {}),
			// @ts-expect-error -- Nothing said where something must be.
			async () => runHeadless('scale-to', context),
			// @ts-expect-error -- The input of another action.
			async () => runHeadless('restart-reading', context, {shardCount: 2}),
		];
		expect(wrong).toHaveLength(3);
	});

	test('a tear-down takes registered consumers along, and names them before', async () => {
		await runHeadless('create-stream', context);
		const {summary} = await readStatus(context);
		await kinesis.sdk.send(new RegisterStreamConsumerCommand({StreamARN: summary.arn, ConsumerName: 'analytics'}));
		expect(preflightLines(await readPreflight(context))).toEqual([
			`stream “clickstream-lab” (${kinesis.endpoint}), created ${new Date(summary.createdAt).toISOString()}`,
			'1 open shard',
			'all records of the last 24 hours',
			'1 fan-out consumer: analytics',
		]);
		expect(await runHeadless('tear-down', context, {confirmation: 'clickstream-lab'})).toContain('analytics');
	});

	test('waits for a stream that somebody else is creating', async () => {
		await createStream(kinesis.connection, 'clickstream-lab', 2);
		expect(await runHeadless('create-stream', context)).toBe('stream “clickstream-lab” exists already: ACTIVE, 2 open shards');
	});

	test.each([
		['is still being carried out', 1500],
		['was carried out already', 0],
	])('rides out throttling and a lost answer: the repeated order finds that the first one %s', async (_, transitionMilliseconds) => {
		const {clock, endpointClock} = createSharedTime();
		await using endpoint = await startEmbedded({transitionMilliseconds, clock: endpointClock});
		const there = {...context, connection: endpoint.connection, clock};
		await runHeadless('create-stream', there);
		endpoint.setFaults({rules: [{operation: 'UpdateShardCount', fault: 'lost-response', count: 1}, {operation: 'DescribeStreamSummary', fault: 'throttle', count: 2}]});
		expect(await runHeadless('scale-up', there)).toContain('from 1 to 2 open shards');
		endpoint.setFaults({rules: [{operation: 'DeleteStream', fault: 'lost-response', count: 1}]});
		expect(await runHeadless('tear-down', there, {confirmation: 'clickstream-lab'})).toContain('deleted');
	});

	test('does not take somebody else\'s rescale for its own', async () => {
		await runHeadless('create-stream', context);
		const order = new UpdateShardCountCommand({StreamName: 'clickstream-lab', TargetShardCount: 2, ScalingType: 'UNIFORM_SCALING'});
		const somebodyElse = createClient(kinesis.endpoint);
		// Between our look at the stream and our order comes theirs.
		kinesis.sdk.middlewareStack.add((next, {commandName}) => async call => {
			if (commandName === 'UpdateShardCountCommand') {
				await somebodyElse.send(order);
			}

			return next(call);
		}, {step: 'initialize'});
		await expect(runHeadless('scale-up', context)).rejects.toMatchObject({code: 'in-use'});
		somebodyElse.destroy();
	});

	test('stops within a second when the signal aborts', async () => {
		const slow = await startEmbedded({transitionMilliseconds: 60_000});
		const ending = new AbortController();
		const running = runHeadless('create-stream', {
			...context,
			connection: slow.connection,
			signal: ending.signal,
			onProgress() {
				ending.abort(new Error('interrupted'));
			},
		});
		await expect(running).rejects.toThrow('interrupted');
		await slow.stop();
	});
});
