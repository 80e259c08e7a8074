import {describe, expect, test} from 'vitest';
import {
	bytes,
	createTestEngine,
	shardId,
	streamArn,
} from '../../helpers/test-engine.js';

const DAY = 86_400_000;
const s = {StreamName: 's'};
const arn = {StreamARN: streamArn('s')};

const createActiveEngine = async () => {
	const testEngine = createTestEngine();
	await testEngine.createActive('s');
	return {...testEngine, summary: () => testEngine.call('DescribeStreamSummary', s).StreamDescriptionSummary!};
};

describe('mode', () => {
	const switchTo = (mode: string) => ({...arn, StreamModeDetails: {StreamMode: mode}});

	test('B: two switches in a rolling day', async () => {
		const {call, clock, refusal, settle, summary} = await createActiveEngine();
		call('UpdateStreamMode', switchTo('ON_DEMAND'));
		expect(summary()).toMatchObject({StreamStatus: 'UPDATING', StreamModeDetails: {StreamMode: 'ON_DEMAND'}});
		await settle();
		call('UpdateStreamMode', switchTo('PROVISIONED'));
		await settle();
		expect(refusal('UpdateStreamMode', switchTo('ON_DEMAND')).code).toBe('LimitExceededException');
		// The mode that it has is no switch.
		call('UpdateStreamMode', switchTo('PROVISIONED'));
		expect(summary().StreamStatus).toBe('ACTIVE');
		await clock.advance(DAY);
		call('UpdateStreamMode', switchTo('ON_DEMAND'));
	});

	test('B: AUTO distribution ignores the keys, and is for on-demand streams', async () => {
		const {call, put, refusal, scale, settle, summary} = await createActiveEngine();
		await scale('s', 2);
		const auto = {...arn, RecordDistributionStrategy: 'AUTO'};
		expect(refusal('UpdateStreamRecordDistributionStrategy', auto).code).toBe('InvalidArgumentException');
		call('UpdateStreamMode', switchTo('ON_DEMAND'));
		await settle();
		call('UpdateStreamRecordDistributionStrategy', auto);
		expect(summary()).toMatchObject({RecordDistributionStrategy: 'AUTO'});
		const shardsOfOneKey = () => new Set(Array.from({length: 50}, () => put('s', 'one key').ShardId));
		expect(shardsOfOneKey()).toEqual(new Set([shardId(1), shardId(2)]));
		call('UpdateStreamRecordDistributionStrategy', {...arn, RecordDistributionStrategy: 'USER_PARTITION_KEY'});
		expect(shardsOfOneKey().size).toBe(1);
		call('UpdateStreamRecordDistributionStrategy', auto);
		call('UpdateStreamMode', switchTo('PROVISIONED'));
		await settle();
		expect(shardsOfOneKey().size).toBe(1);
	});

	test('B: warm throughput needs an on-demand stream and the account\'s commitment', async () => {
		const {call, refusal, settle, summary} = await createActiveEngine();
		const warm = {...s, WarmThroughputMiBps: 100};
		const commit = (status: string) => call('UpdateAccountSettings', {MinimumThroughputBillingCommitment: {Status: status}});
		expect(refusal('UpdateStreamWarmThroughput', warm).code).toBe('ValidationException');
		commit('ENABLED');
		expect(refusal('UpdateStreamWarmThroughput', warm).code).toBe('ValidationException');
		commit('DISABLED');
		call('UpdateStreamMode', switchTo('ON_DEMAND'));
		await settle();
		expect(refusal('UpdateStreamWarmThroughput', warm).code).toBe('ValidationException');
		commit('ENABLED');
		expect(summary().WarmThroughput).toBeUndefined();
		expect(call('DescribeAccountSettings').MinimumThroughputBillingCommitment!.Status).toBe('ENABLED');
		expect(call('UpdateStreamWarmThroughput', warm).WarmThroughput).toEqual({TargetMiBps: 100, CurrentMiBps: 0});
		expect(summary().StreamStatus).toBe('UPDATING');
		await settle();
		expect(summary().WarmThroughput).toEqual({TargetMiBps: 100, CurrentMiBps: 100});
		commit('DISABLED');
		expect(summary().WarmThroughput).toBeUndefined();
	});

	test('B: warm throughput may be asked for with the switch to on-demand, and with no other', async () => {
		const {call, refusal, settle, summary} = await createActiveEngine();
		call('UpdateAccountSettings', {MinimumThroughputBillingCommitment: {Status: 'ENABLED'}});
		expect(refusal('UpdateStreamMode', {...switchTo('PROVISIONED'), WarmThroughputMiBps: 100}).code).toBe('InvalidArgumentException');
		call('UpdateStreamMode', {...switchTo('ON_DEMAND'), WarmThroughputMiBps: 100});
		await settle();
		expect(summary().WarmThroughput).toEqual({TargetMiBps: 100, CurrentMiBps: 100});
	});
});

test('B: the account\'s commitment says since when it runs, and until when it ran', async () => {
	const {call, clock} = createTestEngine();
	const commit = (status: string) => call('UpdateAccountSettings', {MinimumThroughputBillingCommitment: {Status: status}}).MinimumThroughputBillingCommitment;
	const described = () => call('DescribeAccountSettings').MinimumThroughputBillingCommitment;
	expect(described()).toEqual({Status: 'DISABLED'});
	const startedAt = new Date(clock.now());
	expect(commit('ENABLED')).toEqual({Status: 'ENABLED', StartedAt: startedAt});
	await clock.advance(DAY);
	// Asked for again, it goes on.
	expect(commit('ENABLED')).toEqual({Status: 'ENABLED', StartedAt: startedAt});
	const endedAt = new Date(clock.now());
	expect(commit('DISABLED')).toEqual({Status: 'DISABLED', StartedAt: startedAt, EndedAt: endedAt});
	await clock.advance(DAY);
	expect(described()).toEqual({Status: 'DISABLED', StartedAt: startedAt, EndedAt: endedAt});
	expect(commit('ENABLED')).toEqual({Status: 'ENABLED', StartedAt: new Date(clock.now())});
});

describe('tags', () => {
	test('B: added, overwritten, listed by key in pages, removed; unknown ones are ignored', async () => {
		const {call} = await createActiveEngine();
		call('AddTagsToStream', {...s, Tags: {b: '1', a: '2'}});
		call('AddTagsToStream', {...arn, Tags: {b: '3', c: ''}});
		expect(call('ListTagsForStream', {...s, Limit: 2})).toEqual({Tags: [{Key: 'a', Value: '2'}, {Key: 'b', Value: '3'}], HasMoreTags: true});
		expect(call('ListTagsForStream', {...s, ExclusiveStartTagKey: 'b'})).toEqual({Tags: [{Key: 'c', Value: ''}], HasMoreTags: false});
		call('RemoveTagsFromStream', {...s, TagKeys: ['a', 'none']});
		expect(call('ListTagsForResource', {ResourceARN: streamArn('s')}).Tags).toEqual([{Key: 'b', Value: '3'}, {Key: 'c', Value: ''}]);
	});

	test('B: at most 50 on a resource, of the allowed characters', async () => {
		const {call, refusal} = await createActiveEngine();
		const fifty = Object.fromEntries(Array.from({length: 50}, (_, index) => [`key${index}`, 'Grün 1_.:/=+-@']));
		call('AddTagsToStream', {...s, Tags: fifty});
		call('AddTagsToStream', {...s, Tags: {key1: 'again'}});
		expect(refusal('AddTagsToStream', {...s, Tags: {one: 'more'}}).code).toBe('InvalidArgumentException');
		expect(refusal('AddTagsToStream', {...s, Tags: {key1: 'semi;colon'}}).code).toBe('InvalidArgumentException');
	});

	test('B: the tags of a new stream cannot be changed before it is ACTIVE', async () => {
		const {call, refusal, settle} = createTestEngine();
		call('CreateStream', {...s, ShardCount: 1, Tags: {of: 'stream'}});
		const untagged = ['of'];
		const changes = [
			['AddTagsToStream', {...s, Tags: {a: '1'}}],
			['RemoveTagsFromStream', {...s, TagKeys: untagged}],
			['TagResource', {ResourceARN: streamArn('s'), Tags: {a: '1'}}],
			['UntagResource', {ResourceARN: streamArn('s'), TagKeys: untagged}],
		] as const;
		expect(changes.map(([operation, input]) => refusal(operation, input).code)).toEqual(changes.map(() => 'ResourceInUseException'));
		expect(call('ListTagsForStream', s).Tags).toEqual([{Key: 'of', Value: 'stream'}]);
		await settle();
		for (const [operation, input] of changes) {
			call(operation, input);
		}
	});

	test('B: CreateStream and RegisterStreamConsumer take tags; a consumer\'s are its own', async () => {
		const {call, settle} = createTestEngine();
		call('CreateStream', {StreamName: 's', ShardCount: 1, Tags: {of: 'stream'}});
		await settle();
		const {Consumer: consumer} = call('RegisterStreamConsumer', {...arn, ConsumerName: 'c', Tags: {of: 'consumer'}});
		const tagsOf = (resource: string) => call('ListTagsForResource', {ResourceARN: resource}).Tags;
		expect(tagsOf(streamArn('s'))).toEqual([{Key: 'of', Value: 'stream'}]);
		expect(tagsOf(consumer!.ConsumerARN!)).toEqual([{Key: 'of', Value: 'consumer'}]);
		call('UntagResource', {ResourceARN: consumer!.ConsumerARN, TagKeys: ['of']});
		call('TagResource', {ResourceARN: consumer!.ConsumerARN, Tags: {is: 'new'}});
		expect(tagsOf(consumer!.ConsumerARN!)).toEqual([{Key: 'is', Value: 'new'}]);
	});
});

describe('recorded settings', () => {
	test.each(['StartStreamEncryption', 'StopStreamEncryption'])('B: %s 25 times in a rolling day', async operation => {
		const {call, clock, refusal, settle} = await createActiveEngine();
		const key = {...s, EncryptionType: 'KMS', KeyId: 'alias/aws/kinesis'};
		for (let index = 0; index < 25; index++) {
			call(operation, key);
			await settle();
		}

		expect(refusal(operation, key).code).toBe('LimitExceededException');
		await clock.advance(86_400_000);
		call(operation, key);
	});

	test('B: enhanced monitoring says what was on and what is on', async () => {
		const {call, summary} = await createActiveEngine();
		expect(call('EnableEnhancedMonitoring', {...s, ShardLevelMetrics: ['IncomingBytes']})).toMatchObject({CurrentShardLevelMetrics: [], DesiredShardLevelMetrics: ['IncomingBytes']});
		const all = call('EnableEnhancedMonitoring', {...s, ShardLevelMetrics: ['ALL']});
		expect(all.CurrentShardLevelMetrics).toEqual(['IncomingBytes']);
		expect(all.DesiredShardLevelMetrics).toHaveLength(7);
		expect(summary().EnhancedMonitoring![0]!.ShardLevelMetrics).toHaveLength(7);
		call('DisableEnhancedMonitoring', {...s, ShardLevelMetrics: ['IncomingBytes']});
		expect(summary().EnhancedMonitoring![0]!.ShardLevelMetrics).not.toContain('IncomingBytes');
		expect(call('DisableEnhancedMonitoring', {...s, ShardLevelMetrics: ['ALL']}).DesiredShardLevelMetrics).toEqual([]);
	});

	test('B: encryption shows on the stream, in the answers of puts and on records written since', async () => {
		const {call, iterator, put, refusal, settle, summary} = await createActiveEngine();
		const key = {...s, EncryptionType: 'KMS', KeyId: 'alias/aws/kinesis'};
		put('s', 'k', 'plain');
		call('StartStreamEncryption', key);
		expect(summary().StreamStatus).toBe('UPDATING');
		await settle();
		expect(summary()).toMatchObject({EncryptionType: 'KMS', KeyId: 'alias/aws/kinesis'});
		expect(put('s', 'k', 'sealed').EncryptionType).toBe('KMS');
		expect(call('PutRecords', {...s, Records: [{PartitionKey: 'k', Data: bytes('too')}]}).EncryptionType).toBe('KMS');
		call('StopStreamEncryption', key);
		expect(summary().StreamStatus).toBe('UPDATING');
		await settle();
		expect(summary().EncryptionType).toBe('NONE');
		expect(put('s', 'k', 'plain again').EncryptionType).toBeUndefined();
		const {Records: records} = call('GetRecords', {ShardIterator: iterator('s', shardId(0))});
		expect(records!.map(record => record.EncryptionType)).toEqual([undefined, 'KMS', 'KMS', undefined]);
		expect(refusal('StartStreamEncryption', {...key, EncryptionType: 'NONE'}).code).toBe('InvalidArgumentException');
	});

	test('B: a resource policy is kept as it was given', async () => {
		const {call, refusal} = await createActiveEngine();
		const resource = {ResourceARN: streamArn('s')};
		// Recorded by LocalStack, 2025.
		expect(call('GetResourcePolicy', resource).Policy).toBe('{}');
		for (const policy of ['no JSON', 'null', '7', '"text"']) {
			expect(refusal('PutResourcePolicy', {...resource, Policy: policy}).code).toBe('InvalidArgumentException');
		}

		call('PutResourcePolicy', {...resource, Policy: '{"Version":"2012-10-17"}'});
		expect(call('GetResourcePolicy', resource).Policy).toBe('{"Version":"2012-10-17"}');
		call('DeleteResourcePolicy', resource);
		expect(call('GetResourcePolicy', resource).Policy).toBe('{}');
		expect(refusal('DeleteResourcePolicy', resource).code).toBe('ResourceNotFoundException');
	});
});
