import {Buffer} from 'node:buffer';
import {cbor, tag} from '@smithy/core/cbor';
import {describe, expect, test} from 'vitest';
import {ServiceError, type WireObject} from '../../../source/local/operation.js';
import {cborProtocol} from '../../../source/local/protocol/cbor-protocol.js';
import {jsonProtocol} from '../../../source/local/protocol/json-protocol.js';

const at = new Date(1_700_000_000_123);

const json = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));

describe('JSON 1.1 (https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html)', () => {
	test.each<[string, unknown, WireObject]>([
		['PutRecord', {Data: 'aGk=', PartitionKey: 'aGk='}, {Data: Buffer.from('hi'), PartitionKey: 'aGk='}],
		['PutRecords', {Records: [{Data: '', PartitionKey: 'a'}, {Data: '/+8='}]}, {Records: [{Data: Buffer.alloc(0), PartitionKey: 'a'}, {Data: Buffer.from([0xFF, 0xEF])}]}],
		['GetShardIterator', {Timestamp: 1_700_000_000.123}, {Timestamp: at}],
		['GetShardIterator', {Timestamp: 1_700_000_000.123 - 2e-7}, {Timestamp: at}],
		['GetShardIterator', {Timestamp: 1_700_000_000.1239}, {Timestamp: at}],
		['ListShards', {StreamCreationTimestamp: 1_700_000_000.123}, {StreamCreationTimestamp: at}],
		['ListShards', {ShardFilter: {Type: 'AT_TIMESTAMP', Timestamp: 1_700_000_000.123}}, {ShardFilter: {Type: 'AT_TIMESTAMP', Timestamp: at}}],
		['SubscribeToShard', {StartingPosition: {Type: 'AT_TIMESTAMP', Timestamp: 1_700_000_000.123}}, {StartingPosition: {Type: 'AT_TIMESTAMP', Timestamp: at}}],
		// The names of blobs and timestamps are free elsewhere: as tags, for one.
		['AddTagsToStream', {Tags: {Data: 'aGk=', Timestamp: '1'}}, {Tags: {Data: 'aGk=', Timestamp: '1'}}],
		// A null is an absent field.
		['PutRecord', {Data: 'aGk=', ExplicitHashKey: null}, {Data: Buffer.from('hi')}],
		// What has the wrong type is for the engine to refuse, by its name.
		['PutRecord', {Data: 1}, {Data: 1}],
		['PutRecords', {Records: 'none'}, {Records: 'none'}],
		['PutRecords', {Records: [1]}, {Records: [1]}],
		['constructor', {Data: 'aGk='}, {Data: 'aGk='}],
	])('%s takes in %j', (operation, body, input) => {
		expect(jsonProtocol.decodeInput(operation, json(body))).toEqual(input);
	});

	test.each([
		['nothing', ''],
		['half of an object', '{"StreamName":'],
		['a list', '[]'],
		['a text', '"hi"'],
		['null', 'null'],
		['no UTF-8', '{"PartitionKey":"\u{FF}"}'],
		['base64 of a wrong length', '{"Data":"aGk"}'],
		['base64 with other characters', '{"Data":"aG!="}'],
		['base64 in the alphabet of URLs', '{"Data":"_-8="}'],
	])('a body of %s is a SerializationException', (_, body) => {
		expect(() => jsonProtocol.decodeInput('PutRecord', Buffer.from(body, 'latin1'))).toThrow(expect.objectContaining({code: 'SerializationException', statusCode: 400}));
	});

	// The tests of kinesalite have these words from the service.
	test.each([
		['23456', 'Base64 encoded length is expected a multiple of 4 bytes but found: 5'],
		['=+/=', 'Invalid Base64 character: \'=\''],
		['aG!=', 'Invalid Base64 character: \'!\''],
		['+/+=', 'Invalid last non-pad Base64 character dectected'],
		['+/==', 'Invalid last non-pad Base64 character dectected'],
	])('base64 like %s is refused in the service\'s words', (data, problem) => {
		expect(() => jsonProtocol.decodeInput('PutRecord', json({Data: data}))).toThrow(`'${data}' can not be converted to a Blob: ${problem}`);
	});

	test('says of what it could not read with a capital M, and of nothing else', () => {
		expect(jsonProtocol.encodeError(new ServiceError('SerializationException', 'what'))).toBe('{"__type":"SerializationException","Message":"what"}');
		expect(jsonProtocol.encodeError(new ServiceError('ValidationException', 'what'))).toBe('{"__type":"ValidationException","message":"what"}');
	});

	test('gives out records, timestamps in seconds, and escapes what a partition key may hold', () => {
		const partitionKey = '"\\\n\u{2028}é🙂\u{D800}';
		const output = {
			Records: [{
				SequenceNumber: '49',
				ApproximateArrivalTimestamp: at,
				Data: Buffer.from([0xFF, 0xEF]),
				PartitionKey: partitionKey,
				EncryptionType: 'KMS',
			}],
			NextShardIterator: undefined,
			MillisBehindLatest: 0,
			ChildShards: [{ShardId: 'shardId-000000000001'}],
		};
		expect(JSON.parse(jsonProtocol.encodeOutput(output) as string)).toEqual({
			Records: [{
				SequenceNumber: '49',
				ApproximateArrivalTimestamp: 1_700_000_000.123,
				Data: '/+8=',
				PartitionKey: partitionKey,
				EncryptionType: 'KMS',
			}],
			MillisBehindLatest: 0,
			ChildShards: [{ShardId: 'shardId-000000000001'}],
		});
	});

	test.each<[string, WireObject, unknown]>([
		['no records', {Records: [], MillisBehindLatest: 5}, {Records: [], MillisBehindLatest: 5}],
		['records alone', {
			Records: [{
				SequenceNumber: '1', ApproximateArrivalTimestamp: at, Data: new Uint8Array(0), PartitionKey: 'k',
			}],
		}, {
			Records: [{
				SequenceNumber: '1', ApproximateArrivalTimestamp: 1_700_000_000.123, Data: '', PartitionKey: 'k',
			}],
		}],
		['the answers of PutRecords', {Records: [{SequenceNumber: '1', ShardId: 's'}, {ErrorCode: 'c'}]}, {Records: [{SequenceNumber: '1', ShardId: 's'}, {ErrorCode: 'c'}]}],
		['a timestamp inside', {StreamDescriptionSummary: {StreamCreationTimestamp: at}}, {StreamDescriptionSummary: {StreamCreationTimestamp: 1_700_000_000.123}}],
	])('gives out %s', (_, output, wire) => {
		expect(JSON.parse(jsonProtocol.encodeOutput(output) as string)).toEqual(wire);
	});

	test('gives out errors by __type', () => {
		const error = new ServiceError('LimitExceededException', 'Too "many".');
		expect(JSON.parse(jsonProtocol.encodeError(error) as string)).toEqual({__type: 'LimitExceededException', message: 'Too "many".'});
	});
});

// The AWS SDK for Java 2: AwsCborProtocolFactory, SdkCborGenerator.
describe('CBOR 1.1, as the Java SDK speaks it', () => {
	const milliseconds = tag({tag: 1, value: 1_700_000_000_123});
	const batch = Array.from({length: 500}, () => ({Data: Buffer.alloc(300), PartitionKey: 'k'}));

	test.each<[string, unknown, WireObject]>([
		['PutRecord', {Data: Buffer.from('hi'), PartitionKey: 'k'}, {Data: Buffer.from('hi'), PartitionKey: 'k'}],
		['GetShardIterator', {Timestamp: milliseconds}, {Timestamp: at}],
		['ListShards', {ShardFilter: {Type: 'AT_TIMESTAMP', Timestamp: milliseconds}}, {ShardFilter: {Type: 'AT_TIMESTAMP', Timestamp: at}}],
		['GetShardIterator', {Timestamp: 1_700_000_000_123}, {Timestamp: at}],
		['PutRecord', {ExplicitHashKey: null, PartitionKey: 'k'}, {PartitionKey: 'k'}],
		['ListStreams', {Limit: 2 ** 40}, {Limit: 2 ** 40}],
		['PutRecords', {Records: batch}, {Records: batch}],
	])('%s takes in %j', (operation, body, input) => {
		expect(cborProtocol.decodeInput(operation, cbor.serialize(body))).toEqual(input);
	});

	test('takes in maps and texts of indefinite length, as Jackson writes them', () => {
		// {_ "StreamName": (_ "st", "ream")}
		const body = Buffer.from('\u{BF}\u{6A}StreamName\u{7F}\u{62}st\u{64}ream\u{FF}\u{FF}', 'latin1');
		expect(cborProtocol.decodeInput('DescribeStream', body)).toEqual({StreamName: 'stream'});
	});

	test('gives out bytes as bytes and timestamps as tagged milliseconds, and leaves absent fields out', () => {
		const output = {Records: [{Data: Buffer.from('hi'), ApproximateArrivalTimestamp: at}], NextShardIterator: undefined};
		expect(cbor.deserialize(cborProtocol.encodeOutput(output) as Uint8Array)).toEqual({
			Records: [{Data: Buffer.from('hi'), ApproximateArrivalTimestamp: milliseconds}],
		});
	});

	test('gives out errors by __type', () => {
		const error = new ServiceError('LimitExceededException', 'Too many.');
		expect(cbor.deserialize(cborProtocol.encodeError(error) as Uint8Array)).toEqual({__type: 'LimitExceededException', message: 'Too many.'});
	});
});
