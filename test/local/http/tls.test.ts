import {once} from 'node:events';
import {Agent, request, type IncomingMessage} from 'node:http';
import {request as requestSecurely} from 'node:https';
import {connect as connectHttp2, type IncomingHttpHeaders} from 'node:http2';
import {text} from 'node:stream/consumers';
import {connect as connectTls} from 'node:tls';
import {
	CreateStreamCommand,
	KinesisClient,
	ListStreamsCommand,
	PutRecordCommand,
	RegisterStreamConsumerCommand,
	SubscribeToShardCommand,
} from '@aws-sdk/client-kinesis';
import {NodeHttp2Handler, NodeHttpHandler} from '@smithy/node-http-handler';
import {
	afterEach,
	beforeAll,
	describe,
	expect,
	test,
} from 'vitest';
import {startLocalKinesis, type LocalKinesis, type LocalKinesisOptions} from '../../../source/local/server.js';
import {type Certificates, makeCertificates} from '../../../source/local/tls/make-certificates.js';
import {anyCredentials} from '../../helpers/embedded.js';
import {openSocket, sendCall} from '../../helpers/raw-http.js';

let certificates: Certificates;

beforeAll(async () => {
	certificates = await makeCertificates(Date.now());
});

const started: LocalKinesis[] = [];

const start = async (options: LocalKinesisOptions = {}): Promise<LocalKinesis> => {
	const kinesis = await startLocalKinesis({transitionMilliseconds: 0, tls: certificates, ...options});
	started.push(kinesis);
	return kinesis;
};

afterEach(async () => {
	await Promise.all(started.splice(0).map(async kinesis => kinesis.stop()));
});

const headers = {'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'Kinesis_20131202.ListStreams'};

/**
ListStreams over HTTP/1.1, with these protocols offered in the handshake.
*/
const callHttp1 = async ({port}: LocalKinesis, protocols?: string[]) => {
	const outgoing = request({
		port,
		method: 'POST',
		headers,
		createConnection: () => connectTls({
			host: '127.0.0.1', port, ca: certificates.authority, ALPNProtocols: protocols,
		}),
	});
	outgoing.end('{}');
	const [response] = await once(outgoing, 'response') as [IncomingMessage];
	return JSON.parse(await text(response)) as unknown;
};

const listed = {StreamNames: [], HasMoreStreams: false, StreamSummaries: []};

test('the endpoint says https', async () => {
	const {endpoint} = await start();
	expect(endpoint).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/v);
});

test.each([
	['offers HTTP/1.1', ['http/1.1']],
	['offers nothing, as the KPL does', undefined],
])('a client that %s is answered in HTTP/1.1', async (_, protocols) => {
	expect(await callHttp1(await start(), protocols)).toEqual(listed);
});

test('a client that offers both gets HTTP/2', async () => {
	const {endpoint, port} = await start();
	const socket = connectTls({
		host: '127.0.0.1', port, ca: certificates.authority, ALPNProtocols: ['h2', 'http/1.1'],
	});
	await once(socket, 'secureConnect');
	expect(socket.alpnProtocol).toBe('h2');
	socket.destroy();

	const session = connectHttp2(endpoint, {ca: certificates.authority});
	const stream = session.request({':method': 'POST', ':path': '/', ...headers});
	stream.end('{}');
	const [answer] = await once(stream, 'response') as [IncomingHttpHeaders];
	expect(answer).toMatchObject({':status': 200});
	expect(JSON.parse(await text(stream))).toEqual(listed);
	session.close();
});

test('the same port goes on taking plain HTTP', async () => {
	const {port} = await start();
	expect(await sendCall(port, 'ListStreams')).toMatchObject({statusCode: 200});
});

test('without --tls a handshake is refused, and the next client is answered', async () => {
	const kinesis = await startLocalKinesis();
	started.push(kinesis);
	await expect(callHttp1(kinesis)).rejects.toThrow(/ECONNRESET|socket disconnected|socket hang up/v);
	expect(await sendCall(kinesis.port, 'ListStreams')).toMatchObject({statusCode: 200});
});

test('a client that does not trust the certificate goes, and the next one is answered', async () => {
	const kinesis = await start();
	const outgoing = requestSecurely({host: '127.0.0.1', port: kinesis.port, agent: false});
	outgoing.end();
	await expect(once(outgoing, 'response')).rejects.toMatchObject({code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'});
	expect(await callHttp1(kinesis)).toEqual(listed);
});

describe.each([
	['HTTP/1.1', () => new NodeHttpHandler({httpsAgent: {ca: certificates.authority}})],
	['HTTP/2', () => new NodeHttp2Handler({nodeHttp2ConnectOptions: {ca: certificates.authority}})],
])('the SDK over %s', (_, createHandler) => {
	const client = ({endpoint}: LocalKinesis, maxAttempts = 1) => new KinesisClient({
		endpoint, region: 'us-east-1', credentials: anyCredentials, maxAttempts, requestHandler: createHandler(),
	});

	test('puts 1 MB and reads it by fan-out', async () => {
		const sdk = client(await start());
		await sdk.send(new CreateStreamCommand({StreamName: 's', ShardCount: 1}));
		const {StreamSummaries: summaries} = await sdk.send(new ListStreamsCommand({}));
		const {Consumer: consumer} = await sdk.send(new RegisterStreamConsumerCommand({StreamARN: summaries![0]!.StreamARN, ConsumerName: 'c'}));
		await sdk.send(new PutRecordCommand({StreamName: 's', PartitionKey: 'k', Data: new Uint8Array(1_000_000)}));
		const {EventStream: events} = await sdk.send(new SubscribeToShardCommand({ConsumerARN: consumer!.ConsumerARN, ShardId: 'shardId-000000000000', StartingPosition: {Type: 'TRIM_HORIZON'}}));
		let size = 0;
		for await (const {SubscribeToShardEvent: event} of events!) {
			size = event!.Records![0]?.Data?.length ?? 0;
			if (size > 0) {
				break;
			}
		}

		expect(size).toBe(1_000_000);
		sdk.destroy();
	});

	test('rides out a connection that is reset', async () => {
		const sdk = client(await start({faults: {rules: [{fault: 'reset', operation: 'ListStreams', count: 1}]}}), 3);
		expect(await sdk.send(new ListStreamsCommand({}))).toMatchObject({StreamNames: []});
		sdk.destroy();
	});
});

test('a handshake that stalls is let go, as is one that says nothing afterwards', async () => {
	const {port} = await start({timeouts: {headers: 200, body: 200, idle: 200}});
	const {socket, closed} = openSocket(port);
	socket.write('\u{16}\u{3}\u{1}');
	await closed;

	const silent = connectTls({host: '127.0.0.1', port, ca: certificates.authority});
	await once(silent, 'secureConnect');
	silent.resume();
	await once(silent, 'close');
});

test('stopping ends connections of every kind at once', async () => {
	const kinesis = await start();
	const agent = new Agent({keepAlive: true});
	const plain = request({
		host: '127.0.0.1', port: kinesis.port, method: 'GET', agent,
	});
	plain.end();
	await once(plain, 'response');
	const secure = connectTls({host: '127.0.0.1', port: kinesis.port, ca: certificates.authority});
	await once(secure, 'secureConnect');
	secure.resume();
	const begin = performance.now();
	const closed = once(secure, 'close');
	await kinesis.stop();
	await closed;
	expect(performance.now() - begin).toBeLessThan(1000);
	agent.destroy();
});
