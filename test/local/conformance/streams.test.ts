import {describe, expect, test} from 'vitest';
import {
	bytes,
	createTestEngine,
	shardId,
	streamArn,
	TRANSITION_MILLISECONDS,
} from '../../helpers/test-engine.js';

// B: the service model's text. Each title is a rule of the service.

describe('CreateStream', () => {
	test('B: answers at once, the stream is CREATING and then ACTIVE', async () => {
		const {call, clock} = createTestEngine();
		call('CreateStream', {StreamName: 's', ShardCount: 2});
		const status = () => call('DescribeStreamSummary', {StreamName: 's'}).StreamDescriptionSummary!;
		expect(status()).toMatchObject({StreamStatus: 'CREATING', OpenShardCount: 0});
		await clock.advance(TRANSITION_MILLISECONDS - 1);
		expect(status().StreamStatus).toBe('CREATING');
		await clock.advance(1);
		expect(status()).toMatchObject({StreamStatus: 'ACTIVE', OpenShardCount: 2});
	});

	test('B: the summary of a new stream', async () => {
		const {call, clock, createActive} = createTestEngine();
		const createdAt = clock.now();
		await createActive('s', 3);
		expect(call('DescribeStreamSummary', {StreamARN: streamArn('s')}).StreamDescriptionSummary).toEqual({
			StreamName: 's',
			StreamARN: streamArn('s'),
			StreamStatus: 'ACTIVE',
			StreamModeDetails: {StreamMode: 'PROVISIONED'},
			RetentionPeriodHours: 24,
			StreamCreationTimestamp: new Date(createdAt),
			EnhancedMonitoring: [{ShardLevelMetrics: []}],
			EncryptionType: 'NONE',
			OpenShardCount: 3,
			ConsumerCount: 0,
			MaxRecordSizeInKiB: 1024,
		});
	});

	test('B: a name is taken once, whatever the state of its stream', async () => {
		const {call, refusal, settle} = createTestEngine();
		call('CreateStream', {StreamName: 's', ShardCount: 1});
		const taken = {code: 'ResourceInUseException', message: 'Stream s under account 000000000000 already exists.'};
		expect(refusal('CreateStream', {StreamName: 's', ShardCount: 1})).toEqual(taken);
		await settle();
		expect(refusal('CreateStream', {StreamName: 's', ShardCount: 1})).toEqual(taken);
		call('DeleteStream', {StreamName: 's'});
		expect(refusal('CreateStream', {StreamName: 's', ShardCount: 1})).toEqual(taken);
	});

	test('B: no more than five streams are CREATING', async () => {
		const {call, refusal, settle} = createTestEngine();
		for (const name of ['a', 'b', 'c', 'd', 'e']) {
			call('CreateStream', {StreamName: name, ShardCount: 1});
		}

		expect(refusal('CreateStream', {StreamName: 'f', ShardCount: 1}).code).toBe('LimitExceededException');
		await settle();
		call('CreateStream', {StreamName: 'f', ShardCount: 1});
	});

	test('B: no more shards than the account may have', async () => {
		const {call, createActive, refusal} = createTestEngine({shardLimit: 4});
		await createActive('s', 3);
		expect(refusal('CreateStream', {StreamName: 'f', ShardCount: 2})).toMatchObject({
			code: 'LimitExceededException',
			message: expect.stringContaining('Current shard count for the account: 3. Limit: 4.') as string,
		});
		expect(refusal('UpdateShardCount', {StreamName: 's', TargetShardCount: 5, ScalingType: 'UNIFORM_SCALING'}).code).toBe('LimitExceededException');
		call('CreateStream', {StreamName: 'f', ShardCount: 1});
		expect(refusal('SplitShard', {StreamName: 's', ShardToSplit: shardId(0), NewStartingHashKey: '100'}).code).toBe('LimitExceededException');
		expect(call('DescribeLimits')).toMatchObject({ShardLimit: 4, OpenShardCount: 4});
	});

	test('B: only the shards that are added count against the account', async () => {
		const {createActive, scale, shards} = createTestEngine({shardLimit: 4});
		await createActive('s', 2);
		await scale('s', 4);
		expect(shards('s', {Type: 'AT_LATEST'})).toHaveLength(4);
	});

	test('B: a provisioned stream needs a shard count, an on-demand one takes none', async () => {
		const {call, refusal, settle} = createTestEngine();
		expect(refusal('CreateStream', {StreamName: 's', StreamModeDetails: {StreamMode: 'PROVISIONED'}}).code).toBe('ValidationException');
		expect(refusal('CreateStream', {StreamName: 's', ShardCount: 1, StreamModeDetails: {StreamMode: 'ON_DEMAND'}}).code).toBe('InvalidArgumentException');
		call('CreateStream', {StreamName: 's', StreamModeDetails: {StreamMode: 'ON_DEMAND'}});
		await settle();
		expect(call('DescribeStreamSummary', {StreamName: 's'}).StreamDescriptionSummary).toMatchObject({OpenShardCount: 4, StreamModeDetails: {StreamMode: 'ON_DEMAND'}});
		call('CreateStream', {StreamName: 'provisioned', ShardCount: 1});
		expect(call('DescribeLimits')).toMatchObject({OnDemandStreamCount: 1, OnDemandStreamCountLimit: 50});
		expect(call('ListStreams').StreamSummaries!.map(({StreamModeDetails: mode}) => mode)).toEqual([{StreamMode: 'PROVISIONED'}, {StreamMode: 'ON_DEMAND'}]);
	});
});

// Recorded by LocalStack, August 2022; etspaceman/kinesis-mock#336.
test('a stream of which only the name is given is on-demand and has four shards', async () => {
	const {call, settle, shards} = createTestEngine();
	call('CreateStream', {StreamName: 's'});
	await settle();
	expect(call('DescribeStreamSummary', {StreamName: 's'}).StreamDescriptionSummary).toMatchObject({OpenShardCount: 4, StreamModeDetails: {StreamMode: 'ON_DEMAND'}});
	expect(shards('s')).toHaveLength(4);
});

describe('DeleteStream', () => {
	// The tests of kinesalite; the service's text is silent.
	test('a stream that is CREATING is DELETING at once, never has a shard, and takes no record', async () => {
		const {call, refusal, settle} = createTestEngine();
		call('CreateStream', {StreamName: 's', ShardCount: 1});
		call('DeleteStream', {StreamName: 's'});
		expect(call('DescribeStream', {StreamName: 's'}).StreamDescription).toMatchObject({StreamStatus: 'DELETING', Shards: []});
		expect(refusal('PutRecord', {StreamName: 's', PartitionKey: 'k', Data: bytes('')})).toEqual({code: 'ResourceNotFoundException', message: 'Stream s under account 000000000000 not found.'});
		await settle();
		expect(call('ListStreams').StreamNames).toEqual([]);
	});

	test('B: the stream is DELETING and then unknown', async () => {
		const {call, createActive, refusal, settle} = createTestEngine();
		await createActive('s');
		call('DeleteStream', {StreamName: 's'});
		expect(call('DescribeStreamSummary', {StreamName: 's'}).StreamDescriptionSummary!.StreamStatus).toBe('DELETING');
		expect(refusal('DeleteStream', {StreamName: 's'}).code).toBe('ResourceInUseException');
		await settle();
		expect(refusal('DescribeStreamSummary', {StreamName: 's'})).toEqual({code: 'ResourceNotFoundException', message: 'Stream s under account 000000000000 not found.'});
		expect(call('ListStreams').StreamNames).toEqual([]);
	});

	test('B: with consumers and without EnforceConsumerDeletion nothing is deleted', async () => {
		const {call, createActive, put, readFrom, refusal, settle} = createTestEngine();
		await createActive('s');
		put('s', 'k', 'kept');
		call('RegisterStreamConsumer', {StreamARN: streamArn('s'), ConsumerName: 'c'});
		await settle();
		for (const input of [{StreamName: 's'}, {StreamName: 's', EnforceConsumerDeletion: false}]) {
			expect(refusal('DeleteStream', input).code).toBe('ResourceInUseException');
			await settle();
			expect(call('DescribeStreamSummary', {StreamName: 's'}).StreamDescriptionSummary).toMatchObject({StreamStatus: 'ACTIVE', ConsumerCount: 1});
		}

		expect(readFrom('s', shardId(0))).toEqual(['kept']);
		call('DeleteStream', {StreamName: 's', EnforceConsumerDeletion: true});
		await settle();
		expect(call('ListStreams').StreamNames).toEqual([]);
	});

	test('B: a stream created again under the name is another one', async () => {
		const {call, createActive, put, iterator, readFrom, refusal, settle, engine} = createTestEngine();
		await createActive('s');
		put('s', 'k', 'old');
		const before = call('DescribeStreamSummary', {StreamName: 's'}).StreamDescriptionSummary!.StreamCreationTimestamp;
		const old = iterator('s', shardId(0));
		call('DeleteStream', {StreamName: 's'});
		await settle();
		await createActive('s');
		expect(call('DescribeStreamSummary', {StreamName: 's'}).StreamDescriptionSummary!.StreamCreationTimestamp).not.toEqual(before);
		expect(refusal('GetRecords', {ShardIterator: old}).code).toBe('ResourceNotFoundException');
		expect(readFrom('s', shardId(0))).toEqual([]);
		expect(engine.usage()).toMatchObject({retainedBytes: 0, retainedRecords: 0});
	});
});

test('streams of one name have different creation times, however quickly they follow each other', () => {
	const {call} = createTestEngine({transitionMilliseconds: 0});
	const times = Array.from({length: 3}, () => {
		call('CreateStream', {StreamName: 's', ShardCount: 1});
		const {StreamCreationTimestamp: createdAt} = call('DescribeStreamSummary', {StreamName: 's'}).StreamDescriptionSummary!;
		call('DeleteStream', {StreamName: 's'});
		return createdAt!.getTime();
	});
	expect(new Set(times).size).toBe(3);
});

describe('ListStreams', () => {
	test('B: pages by name, with summaries and a token; at most 100 in an answer', async () => {
		const {call, settle} = createTestEngine();
		for (let index = 0; index < 105; index++) {
			call('CreateStream', {StreamName: `s${String(index).padStart(3, '0')}`, ShardCount: 1});
			await settle();
		}

		const first = call('ListStreams');
		expect(first.StreamNames).toHaveLength(100);
		expect(first.HasMoreStreams).toBe(true);
		const rest = ['s100', 's101', 's102', 's103', 's104'];
		expect(call('ListStreams', {NextToken: first.NextToken}).StreamNames).toEqual(rest);
		const last = call('ListStreams', {ExclusiveStartStreamName: 's099'});
		expect(last).toMatchObject({StreamNames: rest, HasMoreStreams: false});
		expect(last.NextToken).toBeUndefined();
		expect(last.StreamSummaries![0]).toMatchObject({StreamName: 's100', StreamARN: streamArn('s100'), StreamStatus: 'ACTIVE'});
		expect(call('ListStreams', {Limit: 2})).toMatchObject({StreamNames: ['s000', 's001'], HasMoreStreams: true});
	});
});

describe('DescribeStream', () => {
	test('B: at most 100 shards in an answer, and goes on after ExclusiveStartShardId', async () => {
		const {call, createActive, shards} = createTestEngine();
		await createActive('s', 120);
		const first = call('DescribeStream', {StreamName: 's', Limit: 1000}).StreamDescription!;
		expect(first.Shards).toHaveLength(100);
		expect(first.HasMoreShards).toBe(true);
		const rest = call('DescribeStream', {StreamName: 's', ExclusiveStartShardId: shardId(99)}).StreamDescription!;
		expect(rest.Shards).toHaveLength(20);
		expect(rest.HasMoreShards).toBe(false);
		expect([...first.Shards!, ...rest.Shards!]).toEqual(shards('s'));
	});
});

describe('name and ARN', () => {
	test.each([
		['neither', {}, 'InvalidArgumentException'],
		['an ARN of another account', {StreamARN: 'arn:aws:kinesis:us-east-1:123456789012:stream/s'}, 'ResourceNotFoundException'],
		['an ARN of another region', {StreamARN: 'arn:aws:kinesis:eu-west-1:000000000000:stream/s'}, 'ResourceNotFoundException'],
		['the ARN of a consumer', {StreamARN: `${streamArn('s')}/consumer/c:1`}, 'ResourceNotFoundException'],
		['two that differ', {StreamName: 's', StreamARN: streamArn('other')}, 'InvalidArgumentException'],
		['an unknown name', {StreamName: 'other'}, 'ResourceNotFoundException'],
	])('B: %s is refused', async (_title, input, code) => {
		const {createActive, refusal} = createTestEngine();
		await createActive('s');
		for (const operation of ['DescribeStreamSummary', 'DescribeStream', 'DeleteStream', 'ListTagsForStream']) {
			expect(refusal(operation, input).code).toBe(code);
		}
	});

	test('an operation that the service does not have', () => {
		expect(createTestEngine().refusal('DropStream').code).toBe('UnknownOperationException');
	});
});
