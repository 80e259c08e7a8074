import {Buffer} from 'node:buffer';
import {Readable} from 'node:stream';
import {
	GetRecordsCommand,
	KinesisClient,
	PutRecordsCommand,
} from '@aws-sdk/client-kinesis';
import {AwsJson1_1Protocol} from '@aws-sdk/core/protocols';
import {HttpResponse, type HttpRequest} from '@smithy/core/protocols';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {RecordProtocol} from '../../../source/kinesis/client/record-protocol.js';

// A client that speaks one of the protocols with a service that gives this one answer.
const clientOf = (protocol: typeof AwsJson1_1Protocol, answer: string, statusCode = 200) => {
	const bodies: string[] = [];
	const sdk = new KinesisClient({
		region: 'us-east-1',
		credentials: {accessKeyId: 'test', secretAccessKey: 'test'},
		maxAttempts: 1,
		protocol,
		requestHandler: {
			async handle({body}: HttpRequest) {
				bodies.push(new TextDecoder().decode(body as Uint8Array));
				return {response: new HttpResponse({statusCode, headers: {}, body: Readable.from([Buffer.from(answer)])})};
			},
		},
	});
	return {sdk, bodies};
};

const protocols = [AwsJson1_1Protocol, RecordProtocol] as const;

const text = fc.string({unit: 'binary', maxLength: 20});
// What is shown is made safe on its way in, which the SDK does not do.
const plainText = fc.string({unit: 'grapheme-ascii', maxLength: 20});
const optional = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, {nil: undefined});
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary);
const base64 = fc.uint8Array().map(bytes => Buffer.from(bytes).toString('base64'));

test('records are written as the SDK writes them', async () => {
	const records = fc.array(fc.record({Data: fc.uint8Array(), PartitionKey: text, ExplicitHashKey: optional(text)}), {maxLength: 5});
	const arn = optional(fc.constant('arn:aws:kinesis:us-east-1:000000000000:stream/lab'));
	await fc.assert(fc.asyncProperty(text, arn, records, async (streamName, streamArn, entries) => {
		const [theirs, ours] = await Promise.all(protocols.map(async protocol => {
			const {sdk, bodies} = clientOf(protocol, '{}');
			await sdk.send(new PutRecordsCommand({StreamName: streamName, StreamARN: streamArn, Records: entries}));
			return JSON.parse(bodies[0]!) as unknown;
		}));
		expect(ours).toEqual(theirs);
	}), {numRuns: 50});
});

test('records and what was put are read as the SDK reads them', async () => {
	const seconds = fc.double({min: 0, max: 2e9, noNaN: true});
	const records = fc.array(fc.record({
		SequenceNumber: plainText,
		PartitionKey: text,
		Data: base64,
		ApproximateArrivalTimestamp: maybe(seconds),
	}));
	const children = fc.constant([{ShardId: 'a', ParentShards: ['b'], HashKeyRange: {StartingHashKey: '0', EndingHashKey: '1'}}]);
	const answer = fc.record({
		Records: records, NextShardIterator: maybe(text), MillisBehindLatest: fc.nat(), ChildShards: maybe(children),
	});
	await fc.assert(fc.asyncProperty(answer, async value => {
		const [theirs, ours] = await Promise.all(protocols.map(async protocol => clientOf(protocol, JSON.stringify(value)).sdk.send(new GetRecordsCommand({ShardIterator: 'x'}))));
		const plain = ({Records = [], ...rest}: typeof ours & {}) => ({
			...rest,
			Records: Records.map(({SequenceNumber, PartitionKey, Data, ApproximateArrivalTimestamp}) => ({
				SequenceNumber, PartitionKey, Data: [...Data!], ApproximateArrivalTimestamp,
			})),
		});
		expect(plain(ours!)).toEqual(plain(theirs!));
	}), {numRuns: 50});

	const results = fc.array(fc.record({
		SequenceNumber: maybe(text), ShardId: maybe(plainText), ErrorCode: maybe(text), ErrorMessage: maybe(text),
	}));
	await fc.assert(fc.asyncProperty(results, async value => {
		const body = JSON.stringify({FailedRecordCount: 0, Records: value});
		const [theirs, ours] = await Promise.all(protocols.map(async protocol => clientOf(protocol, body).sdk.send(new PutRecordsCommand({StreamName: 'lab', Records: []}))));
		expect(ours).toEqual(theirs);
	}), {numRuns: 50});
});

test.each([
	['no base64', 'not base64!'],
	['half of it', 'YWJ'],
])('data that is %s is no record', async (_name, data) => {
	const body = JSON.stringify({
		Records: [{
			SequenceNumber: '1', PartitionKey: 'a', Data: data, ApproximateArrivalTimestamp: 1,
		}],
	});
	await expect(clientOf(RecordProtocol, body).sdk.send(new GetRecordsCommand({ShardIterator: 'x'}))).rejects.toThrow(TypeError);
});

test('an error is the SDK’s own', async () => {
	const body = '{"__type":"ProvisionedThroughputExceededException","message":"Rate exceeded"}';
	await expect(clientOf(RecordProtocol, body, 400).sdk.send(new GetRecordsCommand({ShardIterator: 'x'}))).rejects.toMatchObject({
		name: 'ProvisionedThroughputExceededException', message: 'Rate exceeded',
	});
});

test.each([1e300, -1e300, '"tomorrow"', 'true', '[]', '{"tag":1}'])('a record whose time is %s is read without one', async time => {
	const {sdk} = clientOf(RecordProtocol, `{"Records":[{"SequenceNumber":"1","PartitionKey":"k","Data":"YQ==","ApproximateArrivalTimestamp":${time}}],"MillisBehindLatest":0}`);
	const {Records: records} = await sdk.send(new GetRecordsCommand({ShardIterator: 'i'}));
	expect(records).toHaveLength(1);
	const {SequenceNumber, PartitionKey, Data, ApproximateArrivalTimestamp} = records![0]!;
	expect([SequenceNumber, PartitionKey, Buffer.from(Data!).toString(), ApproximateArrivalTimestamp]).toEqual(['1', 'k', 'a', undefined]);
});
