import {describe, expect, test} from 'vitest';
import {
	createTestEngine,
	shardId,
	streamArn,
} from '../../helpers/test-engine.js';

const KIB = 1024;
const MIB = 1024 * KIB;

const createLimited = async (shardCount = 1) => {
	const testEngine = createTestEngine({hasLimits: true});
	await testEngine.createActive('s', shardCount);
	await testEngine.clock.advance(10_000);
	return testEngine;
};

const records = (count: number, size: number, partitionKey = 'k') => Array.from({length: count}, () => ({PartitionKey: partitionKey, Data: new Uint8Array(size)}));

const throttled = {
	code: 'ProvisionedThroughputExceededException',
	message: 'Rate exceeded for shard shardId-000000000000 in stream s under account 000000000000.',
};

describe('writes', () => {
	test('B: 1,000 records a second and shard; the refused entries of PutRecords stand at their index', async () => {
		const {call, clock, refusal} = await createLimited();
		const put = () => call('PutRecords', {StreamName: 's', Records: records(500, 1)});
		expect(put().FailedRecordCount).toBe(0);
		expect(put().FailedRecordCount).toBe(0);
		expect(put().FailedRecordCount).toBe(500);
		expect(refusal('PutRecord', {StreamName: 's', ...records(1, 1)[0]!})).toEqual(throttled);
		await clock.advance(250);
		const answer = put();
		expect(answer.FailedRecordCount).toBe(250);
		expect(answer.Records![249]).toMatchObject({ShardId: shardId(0), SequenceNumber: expect.any(String) as string});
		expect(answer.Records![250]).toEqual({ErrorCode: throttled.code, ErrorMessage: throttled.message});
	});

	test('B: 1 MiB a second and shard, partition keys included', async () => {
		const {call, clock} = await createLimited();
		const put = () => call('PutRecords', {StreamName: 's', Records: records(10, (128 * KIB) - 1)}).FailedRecordCount;
		expect(put()).toBe(2);
		await clock.advance(500);
		expect(put()).toBe(6);
		await clock.advance(60_000);
		expect(put()).toBe(2);
	});

	test('B: a small record still fits where a large one does not', async () => {
		const {call} = await createLimited();
		const entries = [...records(3, 400 * KIB), ...records(1, 100)];
		expect(call('PutRecords', {StreamName: 's', Records: entries}).Records!.map(({ErrorCode: code}) => code)).toEqual([undefined, undefined, throttled.code, undefined]);
	});

	test('each shard has its own limit', async () => {
		const {call} = await createLimited(2);
		const put = (hashKey: string) => call('PutRecords', {StreamName: 's', Records: records(500, 1).map(record => ({...record, ExplicitHashKey: hashKey}))}).FailedRecordCount;
		const lastKey = ((1n << 128n) - 1n).toString(); // eslint-disable-line no-bitwise
		expect([put('0'), put('0'), put('0')]).toEqual([0, 0, 500]);
		expect([put(lastKey), put(lastKey), put(lastKey)]).toEqual([0, 0, 500]);
	});

	test('L: a record larger than a second\'s worth gets through, and is paid for afterwards', async () => {
		const {call, clock, refusal, settle} = await createLimited();
		call('UpdateMaxRecordSize', {StreamARN: streamArn('s'), MaxRecordSizeInKiB: 10_240});
		await settle();
		call('PutRecord', {StreamName: 's', PartitionKey: 'k', Data: new Uint8Array(3 * MIB)});
		await clock.advance(2000);
		expect(refusal('PutRecord', {StreamName: 's', ...records(1, 1)[0]!})).toEqual(throttled);
		await clock.advance(100);
		call('PutRecord', {StreamName: 's', ...records(1, 1)[0]!});
	});

	test('throttled records are not stored, and are counted', async () => {
		const {call, engine, refusal} = await createLimited();
		call('PutRecords', {StreamName: 's', Records: records(1, KIB)});
		expect(engine.usage().throttled).toEqual({});
		call('PutRecords', {StreamName: 's', Records: records(500, 4 * KIB)});
		expect(engine.usage()).toMatchObject({retainedRecords: 1 + 255, throttled: {s: {records: 245, reads: 0}}});
		refusal('PutRecord', {StreamName: 's', ...records(1, 4 * KIB)[0]!});
		expect(engine.usage()).toMatchObject({retainedRecords: 1 + 255, throttled: {s: {records: 246, reads: 0}}});
	});
});

describe('reads', () => {
	test('B: five GetRecords a second and shard, shared by all readers', async () => {
		const {call, clock, engine, iterator, refusal} = await createLimited();
		const tokens = [iterator('s', shardId(0)), iterator('s', shardId(0), 'LATEST')];
		for (let index = 0; index < 5; index++) {
			call('GetRecords', {ShardIterator: tokens[index % 2]!});
		}

		expect(refusal('GetRecords', {ShardIterator: tokens[0]!})).toEqual(throttled);
		await clock.advance(200);
		call('GetRecords', {ShardIterator: tokens[1]!});
		expect(refusal('GetRecords', {ShardIterator: tokens[0]!})).toEqual(throttled);
		expect(engine.usage().throttled).toEqual({s: {records: 0, reads: 2}});
	});

	test('B: 2 MiB a second and shard', async () => {
		const {call, clock, iterator, refusal} = await createLimited();
		for (let index = 0; index < 4; index++) {
			call('PutRecord', {StreamName: 's', PartitionKey: 'k', Data: new Uint8Array(MIB - 1)});
			await clock.advance(1000);
		}

		const start = iterator('s', shardId(0));
		expect(call('GetRecords', {ShardIterator: start, Limit: 4}).Records).toHaveLength(4);
		await clock.advance(900);
		expect(refusal('GetRecords', {ShardIterator: start, Limit: 1})).toEqual(throttled);
		await clock.advance(200);
		expect(call('GetRecords', {ShardIterator: start, Limit: 1}).Records).toHaveLength(1);
	});

	test('B: after an answer of 10 MiB the shard gives nothing for five seconds', async () => {
		const {call, clock, iterator, refusal} = await createLimited();
		for (let index = 0; index < 10; index++) {
			call('PutRecord', {StreamName: 's', PartitionKey: 'k', Data: new Uint8Array(MIB - 1)});
			await clock.advance(1000);
		}

		const page = call('GetRecords', {ShardIterator: iterator('s', shardId(0))});
		expect(page.Records).toHaveLength(10);
		await clock.advance(4999);
		expect(refusal('GetRecords', {ShardIterator: page.NextShardIterator!})).toEqual(throttled);
		await clock.advance(1);
		expect(call('GetRecords', {ShardIterator: page.NextShardIterator!}).Records).toEqual([]);
	});

	test('B: five GetShardIterator a second and open shard; a closed one has no limit', async () => {
		const {engine, iterator, refusal, scale} = await createLimited();
		const ask = () => iterator('s', shardId(0), 'LATEST');
		for (let index = 0; index < 5; index++) {
			ask();
		}

		expect(refusal('GetShardIterator', {StreamName: 's', ShardId: shardId(0), ShardIteratorType: 'LATEST'})).toEqual(throttled);
		expect(engine.usage().throttled).toEqual({s: {records: 0, reads: 1}});
		await scale('s', 2);
		for (let index = 0; index < 20; index++) {
			ask();
		}
	});
});

describe('call rates', () => {
	test.each([
		['DescribeStreamSummary', {StreamName: 's'}, 20],
		['DescribeStream', {StreamName: 's'}, 10],
		['ListStreams', {}, 5],
		['DescribeLimits', {}, 1],
		['ListShards', {StreamName: 's'}, 1000],
		['ListStreamConsumers', {StreamARN: streamArn('s')}, 5],
		['ListTagsForStream', {StreamName: 's'}, 5],
		['DescribeAccountSettings', {}, 5],
		['EnableEnhancedMonitoring', {StreamName: 's', ShardLevelMetrics: ['ALL']}, 5],
		['DisableEnhancedMonitoring', {StreamName: 's', ShardLevelMetrics: ['ALL']}, 5],
	])('B, Q: %s, %j: %d a second', async (operation, input, perSecond) => {
		const {call, clock, refusal} = await createLimited();
		for (let index = 0; index < perSecond; index++) {
			call(operation, input);
		}

		expect(refusal(operation, input).code).toBe('LimitExceededException');
		await clock.advance(1000 / perSecond);
		call(operation, input);
	});

	test.each([
		['CreateStream', {StreamName: 's', ShardCount: 1}],
		['DeleteStream', {StreamName: 'none'}],
		['SplitShard', {StreamName: 'none', ShardToSplit: shardId(0), NewStartingHashKey: '5'}],
		['MergeShards', {StreamName: 'none', ShardToMerge: shardId(0), AdjacentShardToMerge: shardId(1)}],
		['RegisterStreamConsumer', {StreamARN: streamArn('none'), ConsumerName: 'c'}],
		['IncreaseStreamRetentionPeriod', {StreamName: 's', RetentionPeriodHours: 1}],
		['DecreaseStreamRetentionPeriod', {StreamName: 's', RetentionPeriodHours: 1}],
		['StartStreamEncryption', {StreamName: 's', EncryptionType: 'NONE', KeyId: 'k'}],
		['StopStreamEncryption', {StreamName: 's', EncryptionType: 'NONE', KeyId: 'k'}],
		['UpdateStreamMode', {StreamARN: streamArn('s'), StreamModeDetails: {StreamMode: 'PROVISIONED'}, WarmThroughputMiBps: 1}],
		['GetResourcePolicy', {ResourceARN: streamArn('none')}],
	])('B, Q: %s five times a second, refused calls counted', async (operation, input) => {
		const {clock, refusal} = await createLimited();
		const codes = Array.from({length: 6}, () => refusal(operation, input).code);
		expect(codes.slice(0, 5)).not.toContain('LimitExceededException');
		expect(codes[5]).toBe('LimitExceededException');
		await clock.advance(200);
		expect(refusal(operation, input).code).not.toBe('LimitExceededException');
	});

	test('a rate per stream is each stream\'s own', async () => {
		const {call, createActive, refusal} = await createLimited();
		await createActive('t');
		const list = (name: string) => ({StreamARN: streamArn(name)});
		for (let index = 0; index < 5; index++) {
			call('ListStreamConsumers', list('s'));
			call('ListStreamConsumers', list('t'));
		}

		expect(refusal('ListStreamConsumers', list('s')).code).toBe('LimitExceededException');
	});
});

test('hasLimits: false lifts rates and keeps sizes and counts', async () => {
	const {call, createActive, iterator, refusal} = createTestEngine({hasLimits: false});
	await createActive('s');
	for (let index = 0; index < 30; index++) {
		call('PutRecords', {StreamName: 's', Records: records(500, 10)});
		call('DescribeStreamSummary', {StreamName: 's'});
		call('GetRecords', {ShardIterator: iterator('s', shardId(0)), Limit: 1});
	}

	expect(refusal('PutRecords', {StreamName: 's', Records: records(501, 1)}).code).toBe('ValidationException');
	expect(refusal('UpdateShardCount', {StreamName: 's', TargetShardCount: 3, ScalingType: 'UNIFORM_SCALING'}).code).toBe('LimitExceededException');
	expect(refusal('PutRecord', {StreamName: 's', PartitionKey: 'k', Data: new Uint8Array(MIB)}).code).toBe('ValidationException');
});
