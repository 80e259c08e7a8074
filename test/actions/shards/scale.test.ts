import {DeleteStreamCommand, UpdateShardCountCommand} from '@aws-sdk/client-kinesis';
import {describe, expect, test} from 'vitest';
import {actionOf} from '../../../source/actions/registry.js';
import {runHeadless} from '../../../source/actions/run-headless.js';
import {startEmbedded} from '../../helpers/embedded.js';
import {namedError} from '../../helpers/fake-puts.js';
import {summaryOf} from '../../monitor/fixtures.js';
import {snapshotOf} from '../fixtures.js';
import {startHeadlessForEachTest} from '../headless-stream.js';

const stream = startHeadlessForEachTest();

const create = async (shardCount: number) => runHeadless('create-stream', stream.context, {shardCount});

const scaleTo = async (shardCount: number, isOneStep?: boolean) => runHeadless('scale-to', stream.context, {shardCount, isOneStep});

const order = (shardCount: number) => new UpdateShardCountCommand({StreamName: 'clickstream-lab', TargetShardCount: shardCount, ScalingType: 'UNIFORM_SCALING'});

describe('in steps', () => {
	test('each step is told as one of all, and is waited for', async () => {
		await create(1);
		stream.progress.length = 0;
		expect(await scaleTo(5)).toBe('scaled stream “clickstream-lab” from 1 to 5 open shards: 7, 14, 15, 16, 17');
		expect(stream.progress).toEqual(['1 of 3, 1 to 2 shards', '2 of 3, 2 to 4 shards', '3 of 3, 4 to 5 shards'].flatMap(step => [`step ${step}: UPDATING`, `step ${step}: ACTIVE`]));
	});

	test('only the first, if that is wanted', async () => {
		await create(5);
		stream.progress.length = 0;
		expect(await scaleTo(1, true)).toContain('from 5 to 3 open shards');
		expect(stream.progress).toEqual(['UPDATING', 'ACTIVE']);
	});

	test('more than eight shards are counted, not named', async () => {
		await create(4);
		expect(await scaleTo(8)).toBe('scaled stream “clickstream-lab” from 4 to 8 open shards: 4, 5, 6, 7, 8, 9, 10, 11');
		expect(await scaleTo(9)).toBe('scaled stream “clickstream-lab” from 8 to 9 open shards');
	});

	test('the service ends it in the middle: what was done, and that the same command goes on', async () => {
		await create(1);
		stream.kinesis.sdk.middlewareStack.add((next, {commandName}) => async call => {
			const {TargetShardCount: target} = call.input as {TargetShardCount?: number};
			if (commandName === 'UpdateShardCountCommand' && target === 4) {
				throw namedError('LimitExceededException', 'The account has had enough.');
			}

			return next(call);
		}, {step: 'initialize'});
		await expect(scaleTo(8)).rejects.toMatchObject({
			name: 'UserError',
			message: expect.stringMatching(/The stream “clickstream-lab” stands at 2 open shards after 1 of 3 steps; the same command goes on from there\.$/v) as string,
		});
	});

	test('a change that is under way ends first', async () => {
		await create(1);
		await stream.kinesis.sdk.send(order(2));
		stream.progress.length = 0;
		expect(await scaleTo(4)).toContain('from 2 to 4 open shards');
		expect(stream.progress).toEqual(['UPDATING: a change that is under way ends first', 'UPDATING', 'ACTIVE']);
	});

	test('a stream that goes away takes no change', async () => {
		await create(1);
		await stream.kinesis.sdk.send(new DeleteStreamCommand({StreamName: 'clickstream-lab'}));
		await expect(scaleTo(2)).rejects.toMatchObject({code: 'in-use', message: 'The stream “clickstream-lab” is DELETING, and takes no change.'});
		await expect(runHeadless('scale-up', stream.context)).rejects.toMatchObject({code: 'in-use'});
	});

	test('what grows needs room in the account, what shrinks needs none', async () => {
		await using small = await startEmbedded({shardLimit: 4});
		stream.context = {...stream.context, connection: small.connection};
		await create(3);
		await expect(scaleTo(5)).rejects.toMatchObject({code: 'limit-exceeded', message: expect.stringContaining('room for 1 more open shard in this region, and stream “clickstream-lab” would need 2: ask AWS for a higher quota, or scale to 4 at most.') as string});
		expect(await scaleTo(4)).toContain('from 3 to 4');
		expect(await scaleTo(2)).toContain('from 4 to 2');
	});
});

test('halving what cannot be halved says so', async () => {
	await create(1);
	expect(await runHeadless('scale-down', stream.context)).toBe('stream “clickstream-lab” has 1 open shard already');
});

describe('on the screen', () => {
	const open = (openShardCount: number) => snapshotOf({stream: summaryOf({openShardCount})});

	test('the equivalent command is the next step', () => {
		const words = (from: number, shardCount: number) => actionOf('scale-to').cliEquivalent(open(from), {shardCount})?.at(-1);
		expect([words(1, 8), words(8, 1), words(4, 5), words(3, 3)]).toEqual(['2', '4', '5', '3']);
		expect(actionOf('scale-to').cliEquivalent(snapshotOf({stream: undefined}), {shardCount: 8})?.at(-1)).toBe('8');
	});

	test('what it costs is said before', () => {
		expect(actionOf('scale-up').consequence!(open(2))).toContain('from 2 open shards to 4. Each shard is paid for by the hour, so the stream costs twice as much from then on');
		expect(actionOf('scale-down').consequence!(open(2))).toContain('from 2 open shards to 1. Each shard is paid for by the hour, so the stream costs half as much, and takes half as much, from then on');
	});

	test('a count is asked for of a provisioned stream that is ACTIVE', () => {
		const {isEnabled} = actionOf('scale-to');
		const onDemand = snapshotOf({stream: summaryOf({mode: 'ON_DEMAND'})});
		expect(isEnabled(open(2))).toBe(true);
		expect(isEnabled(onDemand)).toBe('on-demand: the service scales it');
		expect(actionOf('scale-up').label(onDemand)).toBe('scale up');
	});
});
