import {Buffer} from 'node:buffer';
import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {createServer, type IncomingMessage} from 'node:http';
import {createSecureServer} from 'node:http2';
import {
	connect,
	type AddressInfo,
	type Server,
	type Socket,
} from 'node:net';
import path from 'node:path';
import {ListStreamsCommand, KinesisClient, SubscribeToShardCommand} from '@aws-sdk/client-kinesis';
import {
	afterEach,
	beforeEach,
	expect,
	onTestFinished,
	test,
	vi,
} from 'vitest';
import {createRequestHandler} from '../../source/aws/request-handler.js';
import {explainError} from '../../source/kinesis/errors/explain-error.js';
import {anyCredentials} from '../helpers/embedded.js';
import {createTemporaryFolder} from '../helpers/temporary-folder.js';

const REFUSAL = JSON.stringify({__type: 'InvalidArgumentException', message: 'Heard you.'});

const listen = async (server: Server): Promise<number> => {
	await new Promise<void>(resolve => {
		server.listen(0, '127.0.0.1', resolve);
	});
	onTestFinished(() => {
		server.close();
	});
	return (server.address() as AddressInfo).port;
};

beforeEach(() => {
	for (const name of ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY', 'ALL_PROXY', 'https_proxy', 'http_proxy', 'no_proxy', 'all_proxy']) {
		vi.stubEnv(name, undefined);
	}
});

afterEach(() => {
	vi.unstubAllEnvs();
});

// An endpoint in TLS, by HTTP/1.1 and HTTP/2, of a name that only the proxy knows.
const startEndpoint = async () => {
	const folder = createTemporaryFolder();
	const [key, cert] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')];
	execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1', '-subj', '/CN=kinesis.test', '-addext', 'subjectAltName=DNS:kinesis.test', '-keyout', key, '-out', cert], {stdio: 'ignore'});
	const versions: string[] = [];
	const server = createSecureServer({key: readFileSync(key), cert: readFileSync(cert), allowHTTP1: true}, (request, response) => {
		versions.push(request.httpVersion);
		response.writeHead(400, {'content-type': 'application/x-amz-json-1.1'});
		response.end(REFUSAL);
	});
	return {port: await listen(server), authorities: [readFileSync(cert, 'utf8')], versions};
};

const startProxy = async (port: number, status = '200 Connection established') => {
	const asked: Array<[string | undefined, string | undefined]> = [];
	const sockets = new Set<Socket>();
	const proxy = createServer((request, response) => {
		asked.push([request.url, request.headers['proxy-authorization']]);
		response.writeHead(400, {'content-type': 'application/x-amz-json-1.1'});
		response.end(REFUSAL);
	});
	proxy.on('connect', (request: IncomingMessage, client: Socket, head: Uint8Array) => {
		asked.push([request.url, request.headers['proxy-authorization']]);
		client.write(`HTTP/1.1 ${status}\r\n\r\n`);
		if (!status.startsWith('200')) {
			client.end();
			return;
		}

		const target = connect(port, '127.0.0.1');
		target.write(head);
		client.pipe(target).pipe(client);
		for (const socket of [client, target]) {
			sockets.add(socket);
			socket.on('error', () => undefined);
		}
	});
	onTestFinished(() => {
		for (const socket of sockets) {
			socket.destroy();
		}
	});
	return {url: `http://me:secret@127.0.0.1:${await listen(proxy)}`, asked};
};

const clientOf = (endpoint: string, options: {readonly isAws?: boolean; readonly authorities?: string[]} = {}) => {
	const client = new KinesisClient({
		endpoint, region: 'us-east-1', credentials: anyCredentials, maxAttempts: 1, requestHandler: createRequestHandler({isAws: options.isAws ?? false, authorities: options.authorities}),
	});
	onTestFinished(() => {
		client.destroy();
	});
	return client;
};

const urlOf = async (proxy: Promise<{readonly url: string}>) => {
	const {url} = await proxy;
	return url;
};

// eslint-disable-next-line unicorn/prefer-https -- Without TLS is what this is about.
const PLAIN = 'http://kinesis.test:81';

const AUTHORIZATION = `Basic ${Buffer.from('me:secret').toString('base64')}`;

test.each([
	['a call, by HTTP/1.1', new ListStreamsCommand({}), '1.1'],
	['an event stream of AWS, by HTTP/2', new SubscribeToShardCommand({ConsumerARN: 'arn:c', ShardId: 'shardId-000000000000', StartingPosition: {Type: 'LATEST'}}), '2.0'],
])('a tunnel of HTTPS_PROXY carries %s, with the proxy\'s password, and the authority of the endpoint behind it is checked', async (_name, command, version) => {
	const {port, authorities, versions} = await startEndpoint();
	const proxy = await startProxy(port);
	vi.stubEnv('HTTPS_PROXY', proxy.url);
	await expect(clientOf('https://kinesis.test:444', {isAws: true, authorities}).send(command as ListStreamsCommand)).rejects.toThrow('Heard you.');
	expect(proxy.asked).toEqual([['kinesis.test:444', AUTHORIZATION]]);
	expect(versions).toEqual([version]);
	const error: unknown = await clientOf('https://kinesis.test:444', {isAws: true}).send(command as ListStreamsCommand).catch((error_: unknown) => error_);
	expect(explainError(error, {endpoint: 'https://kinesis.test:444'}).code).toBe('certificate-not-trusted');
});

test('HTTP_PROXY is asked for what is plain http', async () => {
	const proxy = await startProxy(0);
	vi.stubEnv('http_proxy', proxy.url);
	await expect(clientOf(PLAIN).send(new ListStreamsCommand({}))).rejects.toThrow('Heard you.');
	expect(proxy.asked).toEqual([[`${PLAIN}/`, AUTHORIZATION]]);
});

test.each([
	['a host of NO_PROXY', PLAIN, 'kinesis.test'],
	['this machine', 'http://127.0.0.1:1', undefined],
])('%s is called without the proxy', async (_name, endpoint, noProxy) => {
	const proxy = await startProxy(0);
	vi.stubEnv('HTTP_PROXY', proxy.url);
	vi.stubEnv('NO_PROXY', noProxy);
	await expect(clientOf(endpoint).send(new ListStreamsCommand({}))).rejects.toThrow(/ENOTFOUND|EAI_AGAIN|ECONNREFUSED/v);
	expect(proxy.asked).toEqual([]);
});

test.each([
	['that refuses', async () => urlOf(startProxy(0, '407 Proxy Authentication Required')), '407 Proxy Authentication Required'],
	['where nobody listens', async () => 'http://me:secret@127.0.0.1:1', 'ECONNREFUSED'],
])('a proxy %s is named, without its password', async (_name, start, words) => {
	vi.stubEnv('HTTPS_PROXY', await start());
	const endpoint = 'https://kinesis.test:444';
	const error: unknown = await clientOf(endpoint).send(new ListStreamsCommand({})).catch((error_: unknown) => error_);
	const {code, message} = explainError(error, {endpoint});
	expect(code).toBe('proxy');
	expect(message).toContain('No connection to kinesis.test through');
	expect(message).toMatch(/through the proxy http:\/\/127\.0\.0\.1:\d+ \(/v);
	expect(message).toContain(words);
	expect(message).toContain('HTTPS_PROXY');
	expect(message).not.toContain('secret');
});
