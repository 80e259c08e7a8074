import {Buffer} from 'node:buffer';
import {once} from 'node:events';
import {Agent, request, type IncomingMessage} from 'node:http';
import process from 'node:process';
import fc from 'fast-check';
import {
	afterAll,
	beforeAll,
	describe,
	expect,
	test,
	vi,
} from 'vitest';
import {MAX_BODY_BYTES} from '../../../source/local/http/request-body.js';
import {startLocalKinesis, type LocalKinesis} from '../../../source/local/server.js';
import {openSocket, sendCall, sendRequest} from '../../helpers/raw-http.js';

// A fifth of a second, so that a client that stalls is let go at once.
const timeouts = {headers: 200, body: 200, idle: 200};

let kinesis: LocalKinesis;
// For clients that are slow because the machine is.
let patient: LocalKinesis;

beforeAll(async () => {
	kinesis = await startLocalKinesis({transitionMilliseconds: 0, hasLimits: false, timeouts});
	patient = await startLocalKinesis({transitionMilliseconds: 0, hasLimits: false});
});

afterAll(async () => {
	await Promise.all([kinesis.stop(), patient.stop()]);
});

const expectItAnswers = async ({port} = kinesis) => {
	expect(await sendCall(port, 'ListStreams')).toMatchObject({statusCode: 200});
};

describe('a client that stalls is let go', () => {
	test.each([
		['says nothing', ''],
		['stops in the HTTP/2 preface', 'PRI * HTTP/2.0\r\n'],
		['stops in a header', 'POST / HTTP/1.1\r\nHost: localhost\r\nX-Slow: '],
		['stops in the body', 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-amz-json-1.1\r\nContent-Length: 1000\r\n\r\n{"Stream'],
		['stops in a chunk', 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-amz-json-1.1\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{"'],
		['sends the HTTP/2 preface and nothing else', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
		['sends a keep-alive request and nothing else', 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'],
	])('one that %s', async (_, text) => {
		const {socket, closed} = openSocket(kinesis.port);
		socket.write(text);
		await closed;
		await expectItAnswers();
	});

	test('one that sends a byte of its headers now and then', async () => {
		const {socket, closed} = openSocket(kinesis.port);
		socket.write('POST / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ');
		const drip = setInterval(() => {
			socket.write('x');
		}, 5);
		await closed;
		clearInterval(drip);
	});

	test.each([
		['before it sent anything', ''],
		['in its headers', 'POST / HTTP/1.1\r\nHo'],
		['in its body', 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-amz-json-1.1\r\nContent-Length: 10\r\n\r\n{'],
		['after an HTTP/2 preface', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
	])('one that closes its side %s', async (_, text) => {
		const {socket, closed} = openSocket(patient.port);
		socket.end(text);
		await closed;
		await expectItAnswers(patient);
	});
});

test.each([
	['no HTTP at all', '\u{16}\u{3}\u{1}\u{0}\u{0}hello'],
	['HTTP/2 frames that are none', `PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n${'\u{FF}'.repeat(1000)}`],
	['headers of 100 KB', `GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'x'.repeat(100_000)}\r\n\r\n`],
	['two lengths', 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}'],
	['a length and chunks', 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
	['a CONNECT', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: localhost\r\n\r\n'],
	['an upgrade to nothing', 'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'],
])('%s ends that connection and nothing else', async (_, text) => {
	const {socket, closed} = openSocket(kinesis.port);
	socket.write(text, 'latin1');
	await closed;
	await expectItAnswers();
});

describe('a body over the cap', () => {
	test('that is announced gets 413 before it is sent', async () => {
		const {socket, closed} = openSocket(patient.port);
		socket.write(`POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-amz-json-1.1\r\nContent-Length: ${MAX_BODY_BYTES + 1}\r\n\r\n`);
		expect(await closed).toMatch(/^HTTP\/1\.1 413 /v);
	});

	test('that comes in chunks gets 413 as well', async () => {
		const {socket, closed} = openSocket(patient.port);
		socket.write('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-amz-json-1.1\r\nTransfer-Encoding: chunked\r\n\r\n');
		for (let sent = 0; sent <= MAX_BODY_BYTES; sent += 0x10_00_00) {
			socket.write(`100000\r\n${'x'.repeat(0x10_00_00)}\r\n`);
		}

		expect(await closed).toMatch(/^HTTP\/1\.1 413 /v);
	});

	test('is well above the largest legal PutRecords', () => {
		expect(MAX_BODY_BYTES).toBeGreaterThan(10 * 1024 * 1024 * 4 / 3);
	});
});

describe('a CBOR body', () => {
	const cborHeaders = {'Content-Type': 'application/x-amz-cbor-1.1', 'X-Amz-Target': 'Kinesis_20131202.ListStreams'};

	test.each([
		['that states lists of billions of items', '9affffffff'.repeat(50)],
		['that states many lists of a million items', '9a000fffff'.repeat(200)],
		['that states a text of 2^60 bytes', 'a17b100000000000000061'],
		['that ends inside a head', '9b0000'],
		['nested 100,000 deep', '81'.repeat(100_000)],
		['that is no map', '83010203'],
		['of nothing', ''],
	])('%s is a SerializationException', async (_, hex) => {
		const before = process.memoryUsage().rss;
		// What the codec says there would run into the screen.
		using warn = vi.spyOn(console, 'warn');
		const answer = await sendRequest(patient.port, {headers: cborHeaders, body: Buffer.from(hex, 'hex')});
		expect(answer.statusCode).toBe(400);
		expect(answer.text).toContain('SerializationException');
		expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
		expect(warn).not.toHaveBeenCalled();
	});
});

// Requests that are nearly right: most errors of a parser are near what it takes.
const operations = [
	'CreateStream',
	'PutRecord',
	'PutRecords',
	'GetRecords',
	'GetShardIterator',
	'ListShards',
	'ListStreams',
	'UpdateShardCount',
	'MergeShards',
	'SplitShard',
	'DescribeStream',
	'SubscribeToShard',
	'RegisterStreamConsumer',
	'AddTagsToStream',
	'Nonsense',
	'__proto__',
	'constructor',
];
const fieldNames = [
	'StreamName',
	'StreamARN',
	'ShardCount',
	'Records',
	'Data',
	'PartitionKey',
	'ExplicitHashKey',
	'ShardIterator',
	'Limit',
	'ShardId',
	'ShardIteratorType',
	'Timestamp',
	'NextToken',
	'MaxResults',
	'ShardFilter',
	'TargetShardCount',
	'ScalingType',
	'Tags',
	'ConsumerName',
	'ConsumerARN',
	'StartingPosition',
	'__proto__',
	'constructor',
	'toString',
];

const {value} = fc.letrec(tie => ({
	value: fc.oneof(
		{depthSize: 'small', withCrossShrink: true},
		fc.constantFrom<unknown>('s', '', 'shardId-000000000000', 'LATEST', 'AT_TIMESTAMP', 'AAA=', '-1', '9'.repeat(200), 'arn:aws:kinesis:us-east-1:000000000000:stream/s', null, true),
		fc.string(),
		fc.integer(),
		fc.double(),
		fc.array(tie('value'), {maxLength: 4}),
		fc.dictionary(fc.constantFrom(...fieldNames), tie('value'), {maxKeys: 4}),
	),
}));

const input = fc.dictionary(fc.constantFrom(...fieldNames), value, {maxKeys: 8});

const hostileRequest = fc.record({
	method: fc.constantFrom('POST', 'POST', 'POST', 'POST', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD'),
	contentType: fc.constantFrom('application/x-amz-json-1.1', 'application/x-amz-json-1.1', 'application/x-amz-json-1.1', 'application/x-amz-cbor-1.1', 'text/plain'),
	target: fc.constantFrom(...operations.map(operation => `Kinesis_20131202.${operation}`), 'Kinesis_20131202', 'DynamoDB_20120810.ListTables', '.'),
	body: fc.oneof(
		input.map(fields => Buffer.from(JSON.stringify(fields))),
		fc.json().map(json => Buffer.from(json)),
		fc.uint8Array({maxLength: 200}).map(bytes => Buffer.from(bytes)),
	),
});

test('10,000 hostile requests, nearly right or wholly wrong, are all answered, and nothing piles up', async () => {
	const {port} = patient;
	await sendCall(port, 'CreateStream', '{"StreamName":"s","ShardCount":1}');
	const agent = new Agent({keepAlive: true, maxSockets: 32});
	const send = async ({method, contentType, target, body}: {method: string; contentType: string; target: string; body: Uint8Array}): Promise<number> => {
		const outgoing = request({
			host: '127.0.0.1',
			port,
			method,
			agent,
			headers: {'Content-Type': contentType, 'X-Amz-Target': target, 'Content-Length': body.length},
		});
		outgoing.end(body);
		const [response] = await once(outgoing, 'response') as [IncomingMessage];
		response.resume();
		await once(response, 'end');
		return response.statusCode!;
	};

	const requests = fc.sample(hostileRequest, {numRuns: 10_000, seed: 20_131_202});
	const statuses = new Map<number, number>();
	const before = process.memoryUsage().rss;
	const queue = requests.values();
	await Promise.all(Array.from({length: 32}, async () => {
		for (const hostile of queue) {
			const status = await send(hostile).catch((error: unknown) => {
				throw new Error(`${hostile.method} ${hostile.target} ${Buffer.from(hostile.body).toString('latin1')}`, {cause: error});
			});
			statuses.set(status, (statuses.get(status) ?? 0) + 1);
		}
	}));
	agent.destroy();
	await expectItAnswers(patient);
	// The service's own faults (500) are ours: there must be none.
	expect(new Set(statuses.keys())).toEqual(new Set([200, 400, 403, 404]));
	expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
});
