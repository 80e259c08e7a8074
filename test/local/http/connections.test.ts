import {Buffer} from 'node:buffer';
import {once} from 'node:events';
import {Agent, request} from 'node:http';
import {connect as connectHttp2} from 'node:http2';
import {connect, createServer, type AddressInfo} from 'node:net';
import {
	KinesisClient,
	ListStreamsCommand,
	PutRecordCommand,
	SubscribeToShardCommand,
	type KinesisClientConfig,
} from '@aws-sdk/client-kinesis';
import {NodeHttp2Handler, NodeHttpHandler} from '@smithy/node-http-handler';
import {
	afterEach,
	describe,
	expect,
	test,
} from 'vitest';
import {serveEngine, type LocalKinesis, type LocalKinesisOptions} from '../../../source/local/server.js';
import {anyCredentials} from '../../helpers/embedded.js';
import {createFakeEngine} from '../../helpers/fake-engine.js';
import {openSocket, sendCall, sendRequest} from '../../helpers/raw-http.js';

const started: LocalKinesis[] = [];

const serve = async (engine = createFakeEngine(), options: LocalKinesisOptions = {}): Promise<LocalKinesis> => {
	const kinesis = await serveEngine(engine, options);
	started.push(kinesis);
	return kinesis;
};

afterEach(async () => {
	await Promise.all(started.splice(0).map(async kinesis => kinesis.stop()));
});

// One turn of the event loop, so that each byte is a packet of its own.
const turn = async () => new Promise<void>(resolve => {
	setImmediate(() => {
		resolve();
	});
});

const listing = () => createFakeEngine({call: () => ({StreamNames: ['one'], HasMoreStreams: false})});

const record = (data: Uint8Array) => ({
	SequenceNumber: '7',
	PartitionKey: 'key',
	Data: data,
	ApproximateArrivalTimestamp: new Date(1_700_000_000_123),
});

// The SDK's own default for Kinesis is HTTP/2 with a connection per call.
const handlers: Array<[string, () => KinesisClientConfig['requestHandler']]> = [
	['HTTP/1.1 with keep-alive', () => new NodeHttpHandler()],
	['HTTP/2 with shared connections', () => new NodeHttp2Handler()],
	['the default handler', () => undefined],
];

const aSubscription = new SubscribeToShardCommand({ConsumerARN: 'arn', ShardId: 'shardId-000000000000', StartingPosition: {Type: 'LATEST'}});

describe.each(handlers)('the SDK with %s', (_, createHandler) => {
	const client = (kinesis: LocalKinesis) => new KinesisClient({
		endpoint: kinesis.endpoint,
		region: 'us-east-1',
		credentials: anyCredentials,
		maxAttempts: 1,
		...(createHandler() && {requestHandler: createHandler()}),
	});

	test('calls, hundreds at once', async () => {
		const engine = listing();
		const sdk = client(await serve(engine));
		const answers = await Promise.all(Array.from({length: 300}, async () => sdk.send(new ListStreamsCommand({}))));
		expect(answers.every(({StreamNames: names}) => names?.[0] === 'one')).toBe(true);
		expect(engine.calls).toHaveLength(300);
		sdk.destroy();
	});

	test('puts a record of 1 MiB', async () => {
		const engine = createFakeEngine({call: () => ({ShardId: 'shardId-000000000000', SequenceNumber: '1'})});
		const sdk = client(await serve(engine));
		const data = Buffer.alloc(1024 * 1024, 'x');
		await sdk.send(new PutRecordCommand({StreamName: 'one', PartitionKey: 'key', Data: data}));
		expect(Buffer.from(engine.calls[0]!.input.Data as Uint8Array).equals(data)).toBe(true);
		sdk.destroy();
	});

	test('reads a subscription to its end, whatever the size of its events', async () => {
		const sizes = [0, 10, 1_000_000, 3];
		const engine = createFakeEngine({
			async * subscribeToShard() {
				for (const size of sizes) {
					yield {Records: [record(Buffer.alloc(size, 'x'))], ContinuationSequenceNumber: '7', MillisBehindLatest: 0};
				}
			},
		});
		const sdk = client(await serve(engine));
		const {EventStream: events} = await sdk.send(aSubscription);
		const received = [];
		for await (const event of events!) {
			received.push(event.SubscribeToShardEvent!.Records![0]!);
		}

		expect(received.map(({Data: data}) => data!.length)).toEqual(sizes);
		expect(received[0]!.ApproximateArrivalTimestamp).toEqual(new Date(1_700_000_000_123));
		sdk.destroy();
	});

	test('gets the service\'s error for a subscription that is refused', async () => {
		const sdk = client(await serve());
		await expect(sdk.send(aSubscription))
			.rejects.toMatchObject({name: 'ResourceNotFoundException', message: 'No such consumer.'});
		sdk.destroy();
	});

	test('ends the engine\'s subscription by going away', async () => {
		const ended = Promise.withResolvers<void>();
		const engine = createFakeEngine({
			async * subscribeToShard(_input, signal) {
				yield {Records: [], ContinuationSequenceNumber: '7', MillisBehindLatest: 0};
				await once(signal, 'abort');
				ended.resolve();
			},
		});
		const sdk = client(await serve(engine));
		const abort = new AbortController();
		const {EventStream: events} = await sdk.send(aSubscription, {abortSignal: abort.signal});
		await events![Symbol.asyncIterator]().next();
		abort.abort();
		sdk.destroy();
		await ended.promise;
	});
});

test('a slow reader of a subscription is not fed faster than it reads', async () => {
	let produced = 0;
	const engine = createFakeEngine({
		async * subscribeToShard() {
			for (; produced < 1000; produced++) {
				yield {Records: [record(Buffer.alloc(1024 * 1024))], ContinuationSequenceNumber: '7', MillisBehindLatest: 0};
			}
		},
	});
	const kinesis = await serve(engine);
	const outgoing = request({
		port: kinesis.port, host: '127.0.0.1', method: 'POST', headers: {'Content-Type': 'application/x-amz-json-1.1', 'X-Amz-Target': 'Kinesis_20131202.SubscribeToShard'},
	});
	outgoing.end('{}');
	const [response] = await once(outgoing, 'response') as [NodeJS.ReadableStream];
	await once(response, 'readable');
	// Between two looks the count stands still: what the kernel and Node buffer is full.
	await expect.poll(async () => {
		const before = produced;
		await new Promise(resolve => {
			setTimeout(resolve, 50);
		});
		return produced - before;
	}).toBe(0);
	expect(produced).toBeLessThan(100);
	outgoing.destroy();
});

test('a preface that comes byte by byte is HTTP/2 still, and a request that comes so is HTTP/1.1', async () => {
	const {port} = await serve(listing());
	const text = 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-amz-json-1.1\r\nX-Amz-Target: Kinesis_20131202.ListStreams\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}';
	const {socket, closed} = openSocket(port);
	socket.setNoDelay(true);
	for (const character of text) {
		socket.write(character);
		await turn();
	}

	expect(await closed).toContain('"StreamNames":["one"]');

	const http2 = openSocket(port);
	http2.socket.setNoDelay(true);
	for (const character of 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n') {
		http2.socket.write(character);
		await turn();
	}

	// An HTTP/2 server begins with its SETTINGS frame (type 4).
	const [settings] = await once(http2.socket, 'data') as [Uint8Array];
	expect(settings[3]).toBe(4);
	http2.socket.destroy();
});

test.each([
	['localhost:4567', 200],
	['LOCALHOST', 200],
	['127.0.0.1', 200],
	['[::1]:4567', 200],
	['evil.example', 403],
	['localhost.evil.example', 403],
	['127.0.0.1.nip.io:4567', 403],
])('Host %j is answered with %i, against DNS rebinding', async (host, statusCode) => {
	const {port} = await serve(listing());
	const answer = await sendCall(port, 'ListStreams', '{}', {Host: host});
	expect(answer.statusCode).toBe(statusCode);
});

test('an HTTP/2 authority of another name is refused too', async () => {
	const {endpoint} = await serve(listing());
	const session = connectHttp2(endpoint);
	const stream = session.request({
		':method': 'POST', ':path': '/', ':authority': 'evil.example', 'content-type': 'application/x-amz-json-1.1',
	});
	stream.end('{}');
	const [headers] = await once(stream, 'response') as [{':status': number}];
	expect(headers[':status']).toBe(403);
	session.destroy();
});

test('a page in the browser says what this is', async () => {
	const {port} = await serve();
	expect(await sendRequest(port, {method: 'GET'})).toMatchObject({statusCode: 200, text: expect.stringContaining('embedded Kinesis') as string});
});

test('listens on loopback alone', async () => {
	const {endpoint, port} = await serve();
	expect(endpoint).toBe(`http://127.0.0.1:${port}`);
	// A socket on all interfaces would be reached at these too.
	for (const host of ['127.0.0.2', '::1']) {
		await expect(once(connect(port, host), 'connect')).rejects.toThrow();
	}
});

test('a port that is taken is refused with what to do', async () => {
	const other = createServer().listen(0, '127.0.0.1');
	await once(other, 'listening');
	const {port} = other.address() as AddressInfo;
	await expect(serve(createFakeEngine(), {port})).rejects.toMatchObject({name: 'UserError', code: 'port-not-available', message: expect.stringContaining('--port') as string});
	other.close();
});

test('a stop ends idle, half-sent and streaming connections within a tenth of a second, on both protocols', async () => {
	const engine = createFakeEngine({
		call: () => ({StreamNames: [], HasMoreStreams: false}),
		async * subscribeToShard(_input, signal) {
			yield {Records: [], ContinuationSequenceNumber: '7', MillisBehindLatest: 0};
			await once(signal, 'abort');
		},
	});
	const kinesis = await serve(engine);
	const {port, endpoint} = kinesis;
	const headers = {'Content-Type': 'application/x-amz-json-1.1', 'X-Amz-Target': 'Kinesis_20131202.SubscribeToShard'};

	const silent = openSocket(port);
	const halfSent = openSocket(port);
	halfSent.socket.write('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-amz-json-1.1\r\nContent-Length: 100\r\n\r\n{');
	const idle = openSocket(port);
	idle.socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
	await once(idle.socket, 'data');
	const agent = new Agent({keepAlive: true});
	const streaming = request({
		port, host: '127.0.0.1', agent, method: 'POST', headers,
	});
	streaming.on('error', () => undefined);
	streaming.end('{}');
	await once(streaming, 'response');
	const session = connectHttp2(endpoint);
	session.on('error', () => undefined);
	const stream = session.request({':method': 'POST', ...headers});
	stream.on('error', () => undefined);
	stream.end('{}');
	await once(stream, 'response');

	const sessionClosed = once(session, 'close');
	const begun = performance.now();
	await kinesis.stop();
	const duration = performance.now() - begun;
	await Promise.all([silent.closed, halfSent.closed, idle.closed, sessionClosed]);
	expect(duration).toBeLessThan(500);
	await expect(sendRequest(port, {method: 'GET'})).rejects.toMatchObject({code: 'ECONNREFUSED'});
	agent.destroy();
});
