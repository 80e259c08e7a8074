import {Buffer} from 'node:buffer';
import {once} from 'node:events';
import {request, type IncomingMessage} from 'node:http';
import {KinesisClient, SubscribeToShardCommand} from '@aws-sdk/client-kinesis';
import {cbor, tag} from '@smithy/core/cbor';
import {EventStreamCodec} from '@smithy/core/event-streams';
import {fromUtf8, toUtf8} from '@smithy/core/serde';
import {
	afterEach,
	describe,
	expect,
	test,
} from 'vitest';
import {ServiceError} from '../../../source/local/operation.js';
import {serveEngine, startLocalKinesis, type LocalKinesis} from '../../../source/local/server.js';
import {anyCredentials} from '../../helpers/embedded.js';
import {createFakeEngine} from '../../helpers/fake-engine.js';
import {sendCall, sendRequest} from '../../helpers/raw-http.js';

const CBOR = 'application/x-amz-cbor-1.1';
const JSON_1_1 = 'application/x-amz-json-1.1';

const started: LocalKinesis[] = [];

const start = async (kinesis: Promise<LocalKinesis>): Promise<LocalKinesis> => {
	started.push(await kinesis);
	return kinesis;
};

afterEach(async () => {
	await Promise.all(started.splice(0).map(async kinesis => kinesis.stop()));
});

const callCbor = async ({port}: LocalKinesis, operation: string, input: unknown) => {
	const answer = await sendRequest(port, {
		headers: {'Content-Type': CBOR, 'X-Amz-Target': `Kinesis_20131202.${operation}`},
		body: cbor.serialize(input),
	});
	expect(answer.headers['content-type']).toBe(CBOR);
	return {statusCode: answer.statusCode, output: (answer.body.length === 0 ? undefined : cbor.deserialize(answer.body)) as Record<string, unknown>};
};

type Message = {headers: Record<string, unknown>; body: Uint8Array};

/**
The first messages of an event stream; each begins with its length.
*/
const readMessages = async ({port}: LocalKinesis, contentType: string, count: number): Promise<Message[]> => {
	const outgoing = request({
		host: '127.0.0.1',
		port,
		method: 'POST',
		agent: false,
		headers: {'Content-Type': contentType, 'X-Amz-Target': 'Kinesis_20131202.SubscribeToShard'},
	});
	outgoing.end(contentType === CBOR ? cbor.serialize({}) : '{}');
	const [response] = await once(outgoing, 'response') as [IncomingMessage];
	expect(response.headers['content-type']).toBe('application/vnd.amazon.eventstream');
	const codec = new EventStreamCodec(toUtf8, fromUtf8);
	const messages: Message[] = [];
	let bytes = Buffer.alloc(0);
	for await (const chunk of response) {
		bytes = Buffer.concat([bytes, chunk as Uint8Array]);
		while (bytes.length >= 4 && bytes.length >= bytes.readUInt32BE()) {
			const {headers, body} = codec.decode(bytes.subarray(0, bytes.readUInt32BE()));
			messages.push({headers: Object.fromEntries(Object.entries(headers).map(([name, header]) => [name, header.value])), body});
			bytes = bytes.subarray(bytes.readUInt32BE());
		}

		if (messages.length >= count) {
			break;
		}
	}

	return messages;
};

describe('an answer', () => {
	test('carries the headers of the service', async () => {
		const {port} = await start(startLocalKinesis());
		const {headers, text} = await sendCall(port, 'ListStreams');
		expect(headers).toMatchObject({
			'content-type': JSON_1_1,
			'content-length': String(text.length),
			'x-amzn-requestid': expect.stringMatching(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/v) as string,
			'x-amz-id-2': expect.stringMatching(/^[\w+\/=]+$/v) as string,
			date: expect.stringContaining('GMT') as string,
		});
	});

	test('of an operation without an output is empty', async () => {
		const {port} = await start(startLocalKinesis());
		expect(await sendCall(port, 'CreateStream', '{"StreamName":"one","ShardCount":1}')).toMatchObject({statusCode: 200, text: ''});
	});

	// The service's answers, as the tests of mhart/kinesalite observed them.
	test.each([
		['no target', {'X-Amz-Target': ''}, '{}', 400, 'UnknownOperationException'],
		['the target of another service', {'X-Amz-Target': 'DynamoDB_20120810.ListTables'}, '{}', 400, 'UnknownOperationException'],
		['an unknown operation', {'X-Amz-Target': 'Kinesis_20131202.Nonsense'}, '{}', 400, 'UnknownOperationException'],
		['a body of nothing', {}, '', 400, 'SerializationException'],
		['a body that is no JSON', {}, '{', 400, 'SerializationException'],
		['a content type that Kinesis does not speak', {'Content-Type': 'text/plain'}, '{}', 404, 'UnknownOperationException'],
	])('to %s says so', async (_, headers, body, ...expected) => {
		const {port} = await start(startLocalKinesis());
		const answer = await sendCall(port, 'ListStreams', body, headers);
		const {__type: code, message, Message: serializationMessage} = JSON.parse(answer.text) as {__type: string; message?: string; Message?: string};
		expect([answer.statusCode, code]).toEqual(expected);
		expect(message ?? serializationMessage).toMatch(/\w/v);
	});

	test('to a method other than POST and GET is the service\'s', async () => {
		const {port} = await start(startLocalKinesis());
		const {statusCode, text} = await sendRequest(port, {method: 'PUT', body: '{}'});
		expect([statusCode, JSON.parse(text)]).toEqual([403, {__type: 'AccessDeniedException', message: 'Unable to determine service/operation name to be authorized'}]);
	});

	test('to a failure of our own is a 500 that says so', async () => {
		const engine = createFakeEngine({
			call() {
				throw new TypeError('out of luck');
			},
		});
		const {port} = await start(serveEngine(engine));
		const {statusCode, text} = await sendCall(port, 'ListStreams');
		expect([statusCode, JSON.parse(text)]).toEqual([500, {__type: 'InternalFailure', message: 'The embedded Kinesis failed: out of luck'}]);
	});
});

test('CBOR does all that JSON does: create, put, seek by time, read', async () => {
	const kinesis = await start(startLocalKinesis({transitionMilliseconds: 0}));
	expect(await callCbor(kinesis, 'CreateStream', {StreamName: 'one', ShardCount: 1})).toEqual({statusCode: 200, output: undefined});
	const before = Date.now();
	const data = Buffer.from([0, 255, 128]);
	const put = await callCbor(kinesis, 'PutRecord', {StreamName: 'one', PartitionKey: 'key', Data: data});
	expect(put).toMatchObject({statusCode: 200, output: {ShardId: 'shardId-000000000000'}});
	const {output: {ShardIterator: iterator}} = await callCbor(kinesis, 'GetShardIterator', {
		StreamName: 'one',
		ShardId: 'shardId-000000000000',
		ShardIteratorType: 'AT_TIMESTAMP',
		Timestamp: tag({tag: 1, value: before}),
	});
	const {output: {Records: records}} = await callCbor(kinesis, 'GetRecords', {ShardIterator: iterator});
	const [record] = records as Array<{Data: Uint8Array; PartitionKey: string; ApproximateArrivalTimestamp: {tag: number; value: number}}>;
	expect(record).toMatchObject({Data: data, PartitionKey: 'key', ApproximateArrivalTimestamp: {tag: 1}});
	expect(record!.ApproximateArrivalTimestamp.value).toBeGreaterThanOrEqual(before);
	expect(await callCbor(kinesis, 'GetRecords', {ShardIterator: 'nonsense'})).toMatchObject({statusCode: 400, output: {__type: 'InvalidArgumentException'}});
});

describe('a subscription', () => {
	const at = new Date(1_700_000_000_123);

	const engine = createFakeEngine({
		async * subscribeToShard() {
			yield {
				Records: [{
					SequenceNumber: '7',
					PartitionKey: 'key',
					Data: Buffer.from('hi'),
					ApproximateArrivalTimestamp: at,
				}],
				ContinuationSequenceNumber: '8',
				MillisBehindLatest: 0,
			};
			throw new ServiceError('ResourceNotFoundException', 'The stream is gone.');
		},
	});

	// The framing: https://smithy.io/2.0/aws/amazon-eventstream.html
	test.each([
		[JSON_1_1, (body: Uint8Array) => JSON.parse(Buffer.from(body).toString()) as unknown, 'aGk=', 1_700_000_000.123],
		[CBOR, (body: Uint8Array) => cbor.deserialize(body) as unknown, new Uint8Array([104, 105]), tag({tag: 1, value: at.getTime()})],
	])('in %s begins with an initial response and ends with the exception that ended it', async (contentType, decode, data, timestamp) => {
		const kinesis = await start(serveEngine(engine));
		const [first, event, last] = await readMessages(kinesis, contentType, 3);
		expect(first!.headers).toEqual({':message-type': 'event', ':event-type': 'initial-response', ':content-type': contentType});
		expect(decode(first!.body)).toEqual({});
		expect(event!.headers).toEqual({':message-type': 'event', ':event-type': 'SubscribeToShardEvent', ':content-type': contentType});
		expect(decode(event!.body)).toEqual({
			Records: [{
				SequenceNumber: '7',
				PartitionKey: 'key',
				Data: data,
				ApproximateArrivalTimestamp: timestamp,
			}],
			ContinuationSequenceNumber: '8',
			MillisBehindLatest: 0,
		});
		expect(last!.headers).toEqual({':message-type': 'exception', ':exception-type': 'ResourceNotFoundException', ':content-type': contentType});
		expect(decode(last!.body)).toEqual({__type: 'ResourceNotFoundException', message: 'The stream is gone.'});
	});

	// Lifion-kinesis loses what arrives together with the initial response.
	test('sends its initial response by itself', async () => {
		const {port} = await start(serveEngine(engine));
		const outgoing = request({
			host: '127.0.0.1',
			port,
			method: 'POST',
			agent: false,
			headers: {'Content-Type': JSON_1_1, 'X-Amz-Target': 'Kinesis_20131202.SubscribeToShard'},
		});
		outgoing.end('{}');
		const [response] = await once(outgoing, 'response') as [IncomingMessage];
		const [chunk] = await once(response, 'data') as [Uint8Array];
		expect(chunk).toHaveLength(Buffer.from(chunk).readUInt32BE());
		response.destroy();
	});

	test('that fails in mid-stream is the service\'s exception to the SDK', async () => {
		const {endpoint} = await start(serveEngine(engine));
		const sdk = new KinesisClient({
			endpoint, region: 'us-east-1', credentials: anyCredentials, maxAttempts: 1,
		});
		const {EventStream: events} = await sdk.send(new SubscribeToShardCommand({ConsumerARN: 'arn', ShardId: 'shardId-000000000000', StartingPosition: {Type: 'LATEST'}}));
		const read = async () => {
			for await (const {SubscribeToShardEvent: event} of events!) {
				expect(event!.Records).toHaveLength(1);
			}
		};

		await expect(read()).rejects.toMatchObject({name: 'ResourceNotFoundException', message: 'The stream is gone.'});
		sdk.destroy();
	});
});
