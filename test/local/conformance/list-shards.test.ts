import {expect, test} from 'vitest';
import {createTestEngine, shardId, streamArn} from '../../helpers/test-engine.js';

const HOUR = 3_600_000;

const idsOf = (shards: ReadonlyArray<{ShardId: string | undefined}> | undefined) => shards!.map(shard => shard.ShardId);

/**
One shard, split into two an hour after the creation, and again merged an hour later.
*/
const createReshardedStream = async () => {
	const testEngine = createTestEngine({transitionMilliseconds: 0});
	const createdAt = testEngine.clock.now();
	testEngine.call('CreateStream', {StreamName: 's', ShardCount: 1});
	await testEngine.clock.advance(HOUR);
	testEngine.call('UpdateShardCount', {StreamName: 's', TargetShardCount: 2, ScalingType: 'UNIFORM_SCALING'});
	await testEngine.clock.advance(HOUR);
	testEngine.call('UpdateShardCount', {StreamName: 's', TargetShardCount: 1, ScalingType: 'UNIFORM_SCALING'});
	await testEngine.clock.advance(HOUR);
	return {...testEngine, createdAt};
};

test.each([
	['FROM_TRIM_HORIZON: all unexpired shards', {Type: 'FROM_TRIM_HORIZON'}, [0, 1, 2, 3]],
	['AT_TRIM_HORIZON: those open at the horizon', {Type: 'AT_TRIM_HORIZON'}, [0]],
	['AT_LATEST: the open ones', {Type: 'AT_LATEST'}, [3]],
	['AFTER_SHARD_ID: those whose id follows', {Type: 'AFTER_SHARD_ID', ShardId: shardId(1)}, [2, 3]],
])('B: ShardFilter %s', async (_title, filter, expected) => {
	const {shards} = await createReshardedStream();
	expect(idsOf(shards('s', filter))).toEqual(expected.map(index => shardId(index)));
});

test.each([
	['AT_TIMESTAMP', 0.5, [0]],
	['AT_TIMESTAMP', 1, [0, 1, 2]],
	['AT_TIMESTAMP', 1.5, [1, 2]],
	['AT_TIMESTAMP', 2.5, [3]],
	['AT_TIMESTAMP', -5, [0]],
	['AT_TIMESTAMP', 5, [3]],
	['FROM_TIMESTAMP', 0.5, [0, 1, 2, 3]],
	['FROM_TIMESTAMP', 1.5, [1, 2, 3]],
	['FROM_TIMESTAMP', 2.5, [3]],
	['FROM_TIMESTAMP', -5, [0, 1, 2, 3]],
	['FROM_TIMESTAMP', 5, [3]],
])('B: ShardFilter %s, %d hours after the creation', async (type, hours, expected) => {
	const {shards, createdAt} = await createReshardedStream();
	const timestamp = new Date(createdAt + (hours * HOUR));
	expect(idsOf(shards('s', {Type: type, Timestamp: timestamp}))).toEqual(expected.map(index => shardId(index)));
});

test('B: the default filter is FROM_TRIM_HORIZON', async () => {
	const {shards} = await createReshardedStream();
	expect(idsOf(shards('s'))).toEqual([0, 1, 2, 3].map(index => shardId(index)));
});

test.each([
	['AFTER_SHARD_ID without a ShardId', {Type: 'AFTER_SHARD_ID'}],
	['AT_TIMESTAMP without a Timestamp', {Type: 'AT_TIMESTAMP'}],
	['FROM_TIMESTAMP without a Timestamp', {Type: 'FROM_TIMESTAMP'}],
	['a ShardId with another type', {Type: 'AT_LATEST', ShardId: shardId(0)}],
	['a Timestamp with another type', {Type: 'AT_TRIM_HORIZON', Timestamp: new Date(0)}],
])('B: ShardFilter %s is refused', async (_title, filter) => {
	const {createActive, refusal} = createTestEngine();
	await createActive('s');
	expect(refusal('ListShards', {StreamName: 's', ShardFilter: filter}).code).toBe('InvalidArgumentException');
});

test('B: pages of MaxResults, each with a token until the last', async () => {
	const {call, createActive} = createTestEngine();
	await createActive('s', 5);
	const first = call('ListShards', {StreamName: 's', MaxResults: 2});
	const second = call('ListShards', {NextToken: first.NextToken!, MaxResults: 2});
	const third = call('ListShards', {NextToken: second.NextToken!, MaxResults: 2});
	expect([first, second, third].map(page => idsOf(page.Shards))).toEqual([[shardId(0), shardId(1)], [shardId(2), shardId(3)], [shardId(4)]]);
	expect(third.NextToken).toBeUndefined();
});

test('B: without MaxResults, or with more, a page has 1,000 shards', async () => {
	const {call, createActive} = createTestEngine();
	await createActive('s', 1200);
	expect(call('ListShards', {StreamName: 's'}).Shards).toHaveLength(1000);
	const page = call('ListShards', {StreamName: 's', MaxResults: 10_000});
	expect(page.Shards).toHaveLength(1000);
	expect(call('ListShards', {NextToken: page.NextToken!}).Shards).toHaveLength(200);
});

test('B: a token remembers the filter', async () => {
	const {call} = await createReshardedStream();
	const first = call('ListShards', {StreamName: 's', MaxResults: 1, ShardFilter: {Type: 'AFTER_SHARD_ID', ShardId: shardId(0)}});
	expect(idsOf(call('ListShards', {NextToken: first.NextToken!}).Shards)).toEqual([shardId(2), shardId(3)]);
});

test('B: ExclusiveStartShardId begins after that shard', async () => {
	const {call} = await createReshardedStream();
	const {Shards: shards} = call('ListShards', {StreamName: 's', ExclusiveStartShardId: shardId(1)});
	expect(idsOf(shards)).toEqual([shardId(2), shardId(3)]);
});

test('B: NextToken stands alone', async () => {
	const {call, createActive, refusal} = createTestEngine();
	await createActive('s', 2);
	const {NextToken: token} = call('ListShards', {StreamName: 's', MaxResults: 1});
	for (const other of [{StreamName: 's'}, {StreamCreationTimestamp: new Date(0)}, {ExclusiveStartShardId: shardId(0)}]) {
		expect(refusal('ListShards', {NextToken: token!, ...other}).code).toBe('InvalidArgumentException');
	}

	expect(refusal('ListShards', {}).code).toBe('InvalidArgumentException');
	expect(refusal('ListShards', {NextToken: 'bogus'}).code).toBe('InvalidArgumentException');
	await createActive('t');
	const {NextToken: otherToken} = call('ListStreams', {Limit: 1});
	expect(refusal('ListShards', {NextToken: otherToken!}).code).toBe('InvalidArgumentException');
});

test('B: a token expires after 300 seconds', async () => {
	const {call, clock, createActive, refusal} = createTestEngine();
	await createActive('s', 2);
	const {NextToken: token} = call('ListShards', {StreamName: 's', MaxResults: 1});
	await clock.advance(300_000);
	expect(call('ListShards', {NextToken: token!}).Shards).toHaveLength(1);
	await clock.advance(1);
	expect(refusal('ListShards', {NextToken: token!}).code).toBe('ExpiredNextTokenException');
});

test('B: a token of a stream that was created again is of no use', async () => {
	const {call, createActive, refusal, settle} = createTestEngine();
	await createActive('s', 2);
	const {NextToken: token} = call('ListShards', {StreamName: 's', MaxResults: 1});
	call('DeleteStream', {StreamName: 's'});
	await settle();
	await createActive('s', 2);
	expect(refusal('ListShards', {NextToken: token!}).code).toBe('ResourceNotFoundException');
});

test('B: StreamCreationTimestamp tells streams of one name apart', async () => {
	const {call, clock, createActive, refusal} = createTestEngine();
	const createdAt = clock.now();
	await createActive('s');
	expect(call('ListShards', {StreamName: 's', StreamCreationTimestamp: new Date(createdAt)}).Shards).toHaveLength(1);
	expect(refusal('ListShards', {StreamARN: streamArn('s'), StreamCreationTimestamp: new Date(createdAt - 60_000)}).code).toBe('ResourceNotFoundException');
});

test('B: the stream must be ACTIVE or UPDATING', async () => {
	const {call, refusal, settle, shards} = createTestEngine();
	call('CreateStream', {StreamName: 's', ShardCount: 1});
	expect(refusal('ListShards', {StreamName: 's'}).code).toBe('ResourceInUseException');
	await settle();
	call('UpdateShardCount', {StreamName: 's', TargetShardCount: 2, ScalingType: 'UNIFORM_SCALING'});
	expect(shards('s')).toHaveLength(1);
	await settle();
	expect(shards('s')).toHaveLength(3);
	call('DeleteStream', {StreamName: 's'});
	expect(refusal('ListShards', {StreamName: 's'}).code).toBe('ResourceInUseException');
});
