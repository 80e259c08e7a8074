import {createServer as createHttp1Server} from 'node:http';
import {createServer as createHttp2Server} from 'node:http2';
import type {AddressInfo, Server} from 'node:net';
import {KinesisClient, ListStreamsCommand, SubscribeToShardCommand} from '@aws-sdk/client-kinesis';
import {
	describe,
	expect,
	onTestFinished,
	test,
} from 'vitest';
import {classifyError} from '../../source/kinesis/errors/error-kind.js';
import {createRequestHandler} from '../../source/aws/request-handler.js';
import {anyCredentials} from '../helpers/embedded.js';

const REFUSAL = JSON.stringify({__type: 'InvalidArgumentException', message: 'Heard you.'});

const listen = async (server: Server): Promise<string> => {
	await new Promise<void>(resolve => {
		server.listen(0, '127.0.0.1', resolve);
	});
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const http1 = () => createHttp1Server((_request, response) => {
	response.writeHead(400).end(REFUSAL);
});

const http2 = () => createHttp2Server((_request, response) => {
	response.writeHead(400).end(REFUSAL);
});

const subscribe = new SubscribeToShardCommand({ConsumerARN: 'arn:aws:kinesis:us-east-1:000000000000:stream/s/consumer/c:1', ShardId: 'shardId-000000000000', StartingPosition: {Type: 'LATEST'}});
const list = new ListStreamsCommand({});

// API Reference, SubscribeToShard: AWS pushes over HTTP/2 only; emulators speak HTTP/1.1, and so does AWS for every other call.
describe('a call is heard', () => {
	test.each([
		['an event stream of AWS, by HTTP/2', true, http2, subscribe],
		['another call to AWS, by HTTP/1.1', true, http1, list],
		['an event stream of an emulator, by HTTP/1.1', false, http1, subscribe],
		['another call to an emulator, by HTTP/1.1', false, http1, list],
	])('%s', async (_name, isAws, createServer, command) => {
		const server = createServer();
		const requestHandler = createRequestHandler({isAws});
		const sdk = new KinesisClient({
			endpoint: await listen(server), region: 'us-east-1', credentials: anyCredentials, maxAttempts: 1, requestHandler,
		});
		onTestFinished(() => {
			sdk.destroy();
			server.close();
		});
		await expect(sdk.send(command as ListStreamsCommand)).rejects.toThrow('Heard you.');
	});
});

test('a call to a server that accepts and never answers ends when it is stopped', async () => {
	const server = createHttp1Server(() => {
		// No answer.
	});
	const sdk = new KinesisClient({
		endpoint: await listen(server), region: 'us-east-1', credentials: anyCredentials, maxAttempts: 1, requestHandler: createRequestHandler({isAws: false}),
	});
	onTestFinished(() => {
		sdk.destroy();
		server.closeAllConnections();
		server.close();
	});
	const stop = new AbortController();
	const call = sdk.send(list, {abortSignal: stop.signal}).catch((error: unknown) => classifyError(error));
	server.once('request', () => {
		stop.abort();
	});
	expect(await call).toBe('aborted');
});
