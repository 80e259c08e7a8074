import {DeleteStreamCommand, RegisterStreamConsumerCommand, UpdateShardCountCommand} from '@aws-sdk/client-kinesis';
import {describe, expect, test} from 'vitest';
import {preflightLines, readPreflight} from '../../source/actions/streams/preflight.js';
import {runHeadless} from '../../source/actions/run-headless.js';
import {readStatus} from '../../source/actions/streams/status.js';
import {createStream} from '../../source/kinesis/streams/stream.js';
import {createClient, startEmbedded} from '../helpers/embedded.js';
import {namedError} from '../helpers/fake-puts.js';
import {createSharedTime} from '../helpers/shared-time.js';
import {shardId} from '../helpers/test-engine.js';
import {startHeadlessForEachTest} from './headless-stream.js';

const stream = startHeadlessForEachTest();

describe('the actions as a command runs them', () => {
	test('create, scale up, scale down, tear down', async () => {
		expect(await runHeadless('create-stream', stream.context, {shardCount: 1})).toBe('created stream “clickstream-lab”: ACTIVE, 1 open shard');
		expect(stream.progress).toEqual(['CREATING', 'ACTIVE']);
		expect(await runHeadless('scale-up', stream.context)).toBe('scaled stream “clickstream-lab” from 1 to 2 open shards: 1, 2');
		expect(stream.progress.slice(2)).toEqual(['UPDATING', 'ACTIVE']);
		expect(await runHeadless('scale-to', stream.context, {shardCount: 1})).toBe('scaled stream “clickstream-lab” from 2 to 1 open shard: 3');
		const {summary, shards} = await readStatus(stream.context);
		expect(summary.openShardCount).toBe(1);
		expect(shards.map(shard => Number(shard.shardId.slice(-3)))).toEqual([0, 1, 3, 2]);
		expect(await runHeadless('tear-down', stream.context, {confirmation: 'clickstream-lab'}))
			.toBe('deleted stream “clickstream-lab”, with 1 open shard and 3 closed shards, all records of the last 24 hours');
		await expect(readStatus(stream.context)).rejects.toThrow();
	});

	test('says so when the stream exists already, or has the shards already', async () => {
		await runHeadless('create-stream', stream.context, {shardCount: 2});
		expect(await runHeadless('create-stream', stream.context, {shardCount: 5})).toBe('stream “clickstream-lab” exists already: ACTIVE, 2 open shards');
		expect(await runHeadless('scale-to', stream.context, {shardCount: 2})).toBe('stream “clickstream-lab” has 2 open shards already');
	});

	test.each([
		['an unknown stream', 'scale-up' as const, {}, 'stream-not-found'],
		['an illegal count', 'scale-to' as const, {shardCount: 10_001}, 'illegal-shard-count'],
		['no count', 'scale-to' as const, {shardCount: 0}, 'illegal-shard-count'],
		['a tear-down that nobody confirmed', 'tear-down' as const, {}, 'not-confirmed'],
		['a tear-down confirmed with another name', 'tear-down' as const, {confirmation: 'clickstream'}, 'not-confirmed'],
	])('refuses %s, and leaves the stream alone', async (what, id, input, code) => {
		if (what !== 'an unknown stream') {
			await runHeadless('create-stream', stream.context);
		}

		await expect(runHeadless(id, stream.context, input)).rejects.toMatchObject({name: 'UserError', code});
		if (what !== 'an unknown stream') {
			await expect(readStatus(stream.context)).resolves.toMatchObject({summary: {status: 'ACTIVE', openShardCount: 1}});
		}
	});

	test('without its input an action is no program that compiles', () => {
		const wrong = [
			// @ts-expect-error -- No count.
			async () => runHeadless('scale-to', stream.context, {}),
			// @ts-expect-error -- Nothing said where something must be.
			async () => runHeadless('scale-to', stream.context),
			// @ts-expect-error -- The input of another action.
			async () => runHeadless('restart-reading', stream.context, {shardCount: 2}),
		];
		expect(wrong).toHaveLength(3);
	});

	test('a tear-down takes registered consumers along, and names them before', async () => {
		await runHeadless('create-stream', stream.context);
		const {summary} = await readStatus(stream.context);
		await stream.kinesis.sdk.send(new RegisterStreamConsumerCommand({StreamARN: summary.arn, ConsumerName: 'analytics'}));
		expect(preflightLines(await readPreflight(stream.context))).toEqual([
			`stream “clickstream-lab” (${stream.kinesis.endpoint}), created ${new Date(summary.createdAt).toISOString()}`,
			'1 open shard',
			'all records of the last 24 hours',
			'1 fan-out consumer: analytics',
		]);
		expect(await runHeadless('tear-down', stream.context, {confirmation: 'clickstream-lab'})).toContain('analytics');
	});

	test('who confirmed nothing is told what would have been done, and how to confirm it', async () => {
		await expect(runHeadless('tear-down', stream.context)).rejects.toMatchObject({
			exitCode: 2,
			message: 'Nothing was done: this deletes the stream, its records and its registered consumers, and waits until it is gone; confirm it with the stream\'s name, stream “clickstream-lab”.',
		});
	});

	test('does not create a stream that is being deleted, and leaves its shards unlisted', async () => {
		await runHeadless('create-stream', stream.context);
		await stream.kinesis.sdk.send(new DeleteStreamCommand({StreamName: 'clickstream-lab'}));
		await expect(runHeadless('create-stream', stream.context)).rejects.toMatchObject({code: 'in-use', message: expect.stringContaining('is being deleted: create it again in a moment') as string});
		expect(await readStatus(stream.context)).toMatchObject({summary: {status: 'DELETING'}, shards: []});
	});

	test('a stream that changes has its shards listed', async () => {
		await runHeadless('create-stream', stream.context);
		await stream.kinesis.sdk.send(new UpdateShardCountCommand({StreamName: 'clickstream-lab', TargetShardCount: 2, ScalingType: 'UNIFORM_SCALING'}));
		expect(await readStatus(stream.context)).toMatchObject({summary: {status: 'UPDATING'}, shards: [{shardId: shardId(0)}]});
	});

	test('a tear-down that the service refuses is refused, and one of a stream that is gone meanwhile is done', async () => {
		await runHeadless('create-stream', stream.context);
		let failure: Error | undefined = namedError('AccessDeniedException', 'not authorized to perform: kinesis:DeleteStream');
		stream.kinesis.sdk.middlewareStack.add((next, {commandName}) => async call => {
			if (commandName === 'DeleteStreamCommand' && failure !== undefined) {
				throw failure;
			}

			return next(call);
		}, {step: 'initialize'});
		const tearDown = async () => runHeadless('tear-down', stream.context, {confirmation: 'clickstream-lab'});
		await expect(tearDown()).rejects.toThrow('kinesis:DeleteStream');
		expect(await readStatus(stream.context)).toMatchObject({summary: {status: 'ACTIVE'}});

		failure = undefined;
		const somebodyElse = createClient(stream.kinesis.endpoint);
		stream.kinesis.sdk.middlewareStack.add((next, {commandName}) => async call => {
			if (commandName === 'DeleteStreamCommand') {
				await somebodyElse.send(new DeleteStreamCommand({StreamName: 'clickstream-lab'}));
			}

			return next(call);
		}, {step: 'initialize'});
		expect(await tearDown()).toContain('deleted stream “clickstream-lab”');
		somebodyElse.destroy();
	});

	test('waits for a stream that somebody else is creating', async () => {
		await createStream(stream.kinesis.connection, 'clickstream-lab', 2);
		expect(await runHeadless('create-stream', stream.context)).toBe('stream “clickstream-lab” exists already: ACTIVE, 2 open shards');
	});

	test.each([
		['is still being carried out', 1500],
		['was carried out already', 0],
	])('rides out throttling and a lost answer: the repeated order finds that the first one %s', async (_, transitionMilliseconds) => {
		const {clock, endpointClock} = createSharedTime();
		await using endpoint = await startEmbedded({transitionMilliseconds, clock: endpointClock});
		const there = {...stream.context, connection: endpoint.connection, clock};
		await runHeadless('create-stream', there);
		endpoint.setFaults({rules: [{operation: 'UpdateShardCount', fault: 'lost-response', count: 1}, {operation: 'DescribeStreamSummary', fault: 'throttle', count: 2}]});
		expect(await runHeadless('scale-up', there)).toContain('from 1 to 2 open shards');
		endpoint.setFaults({rules: [{operation: 'DeleteStream', fault: 'lost-response', count: 1}]});
		expect(await runHeadless('tear-down', there, {confirmation: 'clickstream-lab'})).toContain('deleted');
	});

	test('does not take somebody else\'s rescale for its own', async () => {
		await runHeadless('create-stream', stream.context);
		const order = new UpdateShardCountCommand({StreamName: 'clickstream-lab', TargetShardCount: 2, ScalingType: 'UNIFORM_SCALING'});
		const somebodyElse = createClient(stream.kinesis.endpoint);
		// Between our look at the stream and our order comes theirs.
		stream.kinesis.sdk.middlewareStack.add((next, {commandName}) => async call => {
			if (commandName === 'UpdateShardCountCommand') {
				await somebodyElse.send(order);
			}

			return next(call);
		}, {step: 'initialize'});
		await expect(runHeadless('scale-up', stream.context)).rejects.toMatchObject({code: 'in-use'});
		somebodyElse.destroy();
	});

	test('stops within a second when the signal aborts', async () => {
		const slow = await startEmbedded({transitionMilliseconds: 60_000});
		const ending = new AbortController();
		const running = runHeadless('create-stream', {
			...stream.context,
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
