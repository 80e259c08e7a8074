import {expect, test} from 'vitest';
import {createTestEngine} from '../../helpers/test-engine.js';

// The service's wording, as its users see it and as the public tests of kinesalite (run against the service) have it; the bounds are the service model's (B).

const failed = (value: string, path: string, constraint: string) => `Value ${value} at '${path}' failed to satisfy constraint: ${constraint}`;
const missing = (path: string) => failed('null', path, 'Member must not be null');

test.each([
	['a member that is missing', 'CreateStream', {ShardCount: 1}, [missing('streamName')]],
	['several', 'CreateStream', {StreamName: '', ShardCount: 0}, [
		failed('\'\'', 'streamName', 'Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+'),
		failed('\'\'', 'streamName', 'Member must have length greater than or equal to 1'),
		failed('\'0\'', 'shardCount', 'Member must have value greater than or equal to 1'),
	]],
	['a pattern', 'CreateStream', {StreamName: 'a b', ShardCount: 1}, [failed('\'a b\'', 'streamName', 'Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+')]],
	['a length', 'DescribeStreamSummary', {StreamName: 'a'.repeat(129)}, [failed(`'${'a'.repeat(129)}'`, 'streamName', 'Member must have length less than or equal to 128')]],
	['an enum', 'UpdateShardCount', {StreamName: 's', TargetShardCount: 1, ScalingType: 'FAST'}, [failed('\'FAST\'', 'scalingType', 'Member must satisfy enum value set: [UNIFORM_SCALING]')]],
	['a nested member', 'CreateStream', {StreamName: 's', StreamModeDetails: {}}, [missing('streamModeDetails.streamMode')]],
	['an iterator type', 'GetShardIterator', {StreamName: 's', ShardId: 'x', ShardIteratorType: 'NEWEST'}, [
		failed('\'NEWEST\'', 'shardIteratorType', 'Member must satisfy enum value set: [AT_SEQUENCE_NUMBER, AFTER_SEQUENCE_NUMBER, TRIM_HORIZON, LATEST, AT_TIMESTAMP]'),
	]],
	['a Limit of 0', 'GetRecords', {ShardIterator: 'x', Limit: 0}, [failed('\'0\'', 'limit', 'Member must have value greater than or equal to 1')]],
	['no records', 'PutRecords', {StreamName: 's', Records: []}, [failed('\'[]\'', 'records', 'Member must have length greater than or equal to 1')]],
	['an entry of a list', 'PutRecords', {StreamName: 's', Records: [{Data: new Uint8Array(1), PartitionKey: 'k'}, {Data: new Uint8Array(1), PartitionKey: ''}]}, [
		failed('\'\'', 'records.2.member.partitionKey', 'Member must have length greater than or equal to 1'),
	]],
	['a key of 257 characters', 'PutRecord', {StreamName: 's', Data: new Uint8Array(1), PartitionKey: 'k'.repeat(257)}, [
		failed(`'${'k'.repeat(257)}'`, 'partitionKey', 'Member must have length less than or equal to 256'),
	]],
	['more than 10 MiB of data', 'PutRecord', {StreamName: 's', Data: new Uint8Array(10_485_761), PartitionKey: 'k'}, [
		failed('\'java.nio.HeapByteBuffer[pos=0 lim=10485761 cap=10485761]\'', 'data', 'Member must have length less than or equal to 10485760'),
	]],
	['a hash key', 'PutRecord', {
		StreamName: 's', Data: new Uint8Array(1), PartitionKey: 'k', ExplicitHashKey: '-1',
	}, [
		failed('\'-1\'', 'explicitHashKey', String.raw`Member must satisfy regular expression pattern: 0|([1-9]\d{0,38})`),
	]],
	['a tag key of 129 characters', 'AddTagsToStream', {StreamName: 's', Tags: {a: '1', ['k'.repeat(129)]: '2'}}, [
		failed(`'{a=1, ${'k'.repeat(129)}=2}'`, 'tags', 'Map keys must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1]'),
	]],
	['a tag value of 257 characters', 'AddTagsToStream', {StreamName: 's', Tags: {a: 'v'.repeat(257)}}, [
		failed(`'{a=${'v'.repeat(257)}}'`, 'tags', 'Map value must satisfy constraint: [Member must have length less than or equal to 256, Member must have length greater than or equal to 0]'),
	]],
	['an empty tag key to remove', 'RemoveTagsFromStream', {StreamName: 's', TagKeys: ['a', '']}, [
		failed('\'[a, ]\'', 'tagKeys', 'Member must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1]'),
	]],
	['an empty map', 'AddTagsToStream', {StreamName: 's', Tags: {}}, [failed('\'{}\'', 'tags', 'Member must have length greater than or equal to 1')]],
])('ValidationException: %s', (_title, operation, input, problems) => {
	expect(createTestEngine().refusal(operation, input)).toEqual({
		code: 'ValidationException',
		message: `${problems.length} validation error${problems.length === 1 ? '' : 's'} detected: ${problems.join('; ')}`,
	});
});

test('B: a partition key has up to 256 Unicode characters, however many units they take', async () => {
	const {createActive, put, refusal} = createTestEngine();
	await createActive('s');
	put('s', '😀'.repeat(256), 'data');
	for (const length of [257, 600]) {
		const refused = refusal('PutRecord', {StreamName: 's', Data: new Uint8Array(1), PartitionKey: '😀'.repeat(length)});
		expect(refused.message).toContain('Member must have length less than or equal to 256');
	}
});

test('B: 501 records are refused', () => {
	const records = Array.from({length: 501}, () => ({Data: new Uint8Array(1), PartitionKey: 'k'}));
	expect(createTestEngine().refusal('PutRecords', {StreamName: 's', Records: records})).toMatchObject({
		code: 'ValidationException',
		message: expect.stringMatching(/at 'records' failed to satisfy constraint: Member must have length less than or equal to 500$/v) as string,
	});
});

test('no more than ten problems are named', () => {
	const records = Array.from({length: 20}, () => ({}));
	expect(createTestEngine().refusal('PutRecords', {StreamName: 's', Records: records}).message).toMatch(/^10 validation errors detected: /v);
});

test.each([
	['a number for a string', 'CreateStream', {StreamName: 1}, 'class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to an String'],
	['a string for a number', 'CreateStream', {StreamName: 's', ShardCount: '1'}, 'class java.lang.String can not be converted to an Integer'],
	['a fraction for an integer', 'CreateStream', {StreamName: 's', ShardCount: 1.5}, 'class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to an Integer'],
	['a string for a flag', 'DeleteStream', {StreamName: 's', EnforceConsumerDeletion: 'yes'}, '\'YES\' can not be converted to an Boolean'],
	['a list for a string', 'DescribeStream', {StreamName: ['s']}, 'Start of list found where not expected'],
	['a structure for a list', 'PutRecords', {StreamName: 's', Records: {}}, 'Start of structure or map found where not expected.'],
	['a flag for a structure', 'CreateStream', {StreamName: 's', StreamModeDetails: true}, 'Expected null'],
	['a string for a blob', 'PutRecord', {StreamName: 's', Data: 'abc', PartitionKey: 'k'}, 'class java.lang.String can not be converted to a Blob'],
	['a text for a list', 'PutRecords', {StreamName: 's', Records: 'none'}, 'Expected list or null'],
	['a flag for a text', 'CreateStream', {StreamName: true}, 'class java.lang.Boolean can not be converted to an String'],
	['a number for a map', 'AddTagsToStream', {StreamName: 's', Tags: 1}, 'Expected map or null'],
	['a text for a time', 'ListShards', {StreamName: 's', StreamCreationTimestamp: '23'}, 'class java.lang.String can not be converted to milliseconds since epoch'],
	['a list for a map', 'AddTagsToStream', {StreamName: 's', Tags: []}, 'Start of list found where not expected'],
	['a time that is none', 'GetShardIterator', {
		StreamName: 's',
		ShardId: 'x',
		ShardIteratorType: 'AT_TIMESTAMP',
		Timestamp: new Date(NaN),
	}, 'class java.util.Date can not be converted to milliseconds since epoch'],
])('SerializationException: %s', (_title, operation, input, message) => {
	expect(createTestEngine().refusal(operation, input)).toEqual({code: 'SerializationException', message});
});

test('members that the service does not know are ignored', () => {
	const {call} = createTestEngine();
	call('CreateStream', {StreamName: 's', ShardCount: 1, Colour: 'red'});
});
