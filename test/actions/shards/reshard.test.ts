import {CreateStreamCommand, SplitShardCommand, UpdateShardCountCommand} from '@aws-sdk/client-kinesis';
import {describe, expect, test} from 'vitest';
import {actionOf} from '../../../source/actions/registry.js';
import {runHeadless} from '../../../source/actions/run-headless.js';
import {readStatus} from '../../../source/actions/streams/status.js';
import {createClient} from '../../helpers/embedded.js';
import {shardId} from '../../helpers/test-engine.js';
import {shardOf, summaryOf} from '../../monitor/fixtures.js';
import {snapshotOf} from '../fixtures.js';
import {startHeadlessForEachTest} from '../headless-stream.js';

const MIDDLE = 2n ** 127n;

const stream = startHeadlessForEachTest();

const create = async (shardCount: number) => runHeadless('create-stream', stream.context, {shardCount});

const split = async (index: number, newStartingHashKey: bigint) => runHeadless('split-shard', stream.context, {shardId: shardId(index), newStartingHashKey});

const merge = async (index: number, other: number) => runHeadless('merge-shards', stream.context, {shardId: shardId(index), otherShardId: shardId(other)});

const openIds = async () => {
	const {shards} = await readStatus(stream.context);
	return shards.filter(shard => shard.endingSequenceNumber === undefined).map(shard => shard.shardId);
};

describe('split', () => {
	test('ends when the stream is ACTIVE with both halves', async () => {
		await create(1);
		expect(await split(0, MIDDLE)).toBe('split shard 0 of stream “clickstream-lab” at 80 into shard 1 (00-7f) and shard 2 (80-ff): 2 open shards');
		expect(stream.progress.slice(-2)).toEqual(['UPDATING', 'ACTIVE']);
		// A child of a merge and that of a split are not taken for each other.
		await merge(1, 2);
		expect(await split(3, MIDDLE)).toContain('into shard 4 (00-7f) and shard 5 (80-ff): 2 open shards');
	});

	// API Reference, SplitShard: greater than one plus the shard's start, less than its end.
	test.each([
		['the first hash key that the service takes', 2n, undefined],
		['the one before', 1n, 'Shard 0 takes a split from 00000000000000000000000000000002 to fffffffffffffffffffffffffffffffe, and 00000000000000000000000000000001 is not within.'],
		['the last one', (2n ** 128n) - 2n, undefined],
		['the one behind', (2n ** 128n) - 1n, 'ffffffffffffffffffffffffffffffff is not within.'],
	])('at %s', async (_, cut, message) => {
		await create(1);
		if (message === undefined) {
			expect(await split(0, cut)).toContain('2 open shards');
			return;
		}

		await expect(split(0, cut)).rejects.toMatchObject({code: 'bad-hash-key', message: expect.stringContaining(message) as string});
		expect(await openIds()).toEqual([shardId(0)]);
	});

	test('a shard of two hash keys is too small', async () => {
		await create(1);
		await split(0, 2n);
		await expect(split(1, 1n)).rejects.toThrow('Shard 1 is too small to be split.');
	});

	test('an answer that was lost is no failure, and no second split', async () => {
		await create(1);
		stream.kinesis.setFaults({rules: [{operation: 'SplitShard', fault: 'lost-response', count: 1}]});
		expect(await split(0, MIDDLE)).toContain('2 open shards');
		expect(await openIds()).toEqual([shardId(1), shardId(2)]);
	});

	test('somebody else\'s split of the same shard is not taken for its own', async () => {
		await create(1);
		const somebodyElse = createClient(stream.kinesis.endpoint);
		stream.kinesis.sdk.middlewareStack.add((next, {commandName}) => async call => {
			if (commandName === 'SplitShardCommand') {
				await somebodyElse.send(new SplitShardCommand({StreamName: 'clickstream-lab', ShardToSplit: shardId(0), NewStartingHashKey: '5'}));
			}

			return next(call);
		}, {step: 'initialize'});
		await expect(split(0, MIDDLE)).rejects.toMatchObject({code: 'in-use'});
		somebodyElse.destroy();
	});
});

describe('merge', () => {
	test('of neighbours, in whatever order they are named', async () => {
		await create(3);
		expect(await merge(1, 0)).toBe('merged shards 0 and 1 of stream “clickstream-lab” into shard 3 (00-aa): 2 open shards');
		expect(await merge(3, 2)).toBe('merged shards 3 and 2 of stream “clickstream-lab” into shard 4 (00-ff): 1 open shard');
		expect(await openIds()).toEqual([shardId(4)]);
	});

	test.each([
		[0, 2, 'Shards 0 and 2 of stream “clickstream-lab” are not next to each other. Only neighbours are merged; of shard 0, its neighbours are shard 1 (40-7f).'],
		[1, 3, 'of shard 1, its neighbours are shard 0 (00-3f) and shard 2 (80-bf).'],
		[2, 2, 'of shard 2, its neighbours are shard 1 (40-7f) and shard 3 (c0-ff).'],
	])('%d and %d are no neighbours', async (first, second, message) => {
		await create(4);
		await expect(merge(first, second)).rejects.toMatchObject({code: 'not-adjacent', message: expect.stringContaining(message) as string});
		expect(await openIds()).toHaveLength(4);
	});

	test('a shard that is alone has no neighbour, though it had', async () => {
		await create(2);
		await merge(0, 1);
		await expect(merge(2, 2)).rejects.toThrow('of shard 2, it has no neighbour.');
		await expect(merge(2, 1)).rejects.toMatchObject({code: 'closed-shard'});
	});

	test('an answer that was lost is no failure, and no second merge', async () => {
		await create(3);
		stream.kinesis.setFaults({rules: [{operation: 'MergeShards', fault: 'lost-response', count: 1}]});
		expect(await merge(1, 2)).toContain('into shard 3 (55-ff): 2 open shards');
	});
});

describe('what takes no change of its shards', () => {
	test('a shard that is not there, or is closed: what is open, and what it became', async () => {
		await create(1);
		await split(0, MIDDLE);
		await expect(split(9, MIDDLE)).rejects.toMatchObject({code: 'not-found', message: 'The stream “clickstream-lab” has no shard 9: open are 1 and 2.'});
		await expect(split(0, MIDDLE)).rejects.toMatchObject({code: 'closed-shard', message: 'Shard 0 of stream “clickstream-lab” is closed, and takes no change. It became 1 and 2. Open are 1 and 2.'});
	});

	test('of many open shards twenty are named', async () => {
		await create(21);
		await expect(split(99, MIDDLE)).rejects.toThrow(/18 and 19\.$/v);
	});

	test('a stream on demand, and one that is changing', async () => {
		await stream.kinesis.sdk.send(new CreateStreamCommand({StreamName: 'clickstream-lab', StreamModeDetails: {StreamMode: 'ON_DEMAND'}}));
		await expect(split(0, MIDDLE)).rejects.toMatchObject({code: 'on-demand'});
		stream.context = {...stream.context, streamName: 'other'};
		await create(1);
		await stream.kinesis.sdk.send(new UpdateShardCountCommand({StreamName: 'other', TargetShardCount: 2, ScalingType: 'UNIFORM_SCALING'}));
		await expect(split(0, MIDDLE)).rejects.toMatchObject({code: 'in-use', message: expect.stringContaining('is UPDATING') as string});
	});
});

describe('on the screen', () => {
	const shards = [shardOf(1, {startingHashKey: MIDDLE}), shardOf(2, {endingHashKey: MIDDLE - 1n})];
	const snapshot = snapshotOf({shards});

	test('the equivalent command names the lower shard first, whichever was chosen first', () => {
		const merging = (first: number, second: number) => actionOf('merge-shards').cliEquivalent(snapshot, {shardId: shardId(first), otherShardId: shardId(second)})?.join(' ');
		expect(merging(1, 2)).toBe(`kinesis merge-shards --stream-name clickstream-lab --shard-to-merge ${shardId(2)} --adjacent-shard-to-merge ${shardId(1)}`);
		expect(merging(2, 1)).toBe(merging(1, 2));
		// One that the session does not know: as they were named.
		expect(merging(1, 7)).toContain(`--shard-to-merge ${shardId(1)} --adjacent-shard-to-merge ${shardId(7)}`);
		expect(actionOf('split-shard').cliEquivalent(snapshot, {shardId: shardId(1), newStartingHashKey: 42n})?.join(' '))
			.toBe(`kinesis split-shard --stream-name clickstream-lab --shard-to-split ${shardId(1)} --new-starting-hash-key 42`);
	});

	test.each(['split-shard', 'merge-shards'] as const)('%s wants a provisioned stream that is ACTIVE, and says what it costs', id => {
		const {isEnabled, consequence} = actionOf(id);
		expect(isEnabled(snapshot)).toBe(true);
		const of = (fields: Parameters<typeof summaryOf>[0]) => isEnabled(snapshotOf({stream: summaryOf(fields)}));
		expect(of({mode: 'ON_DEMAND'})).toBe('on-demand: the service scales it');
		expect(of({status: 'UPDATING'})).toBe('stream is UPDATING');
		expect(isEnabled(snapshotOf({isReadOnly: true}))).toBe('read-only');
		expect(consequence!(snapshot)).toMatch(/one shard (?:more|less)/v);
	});
});
