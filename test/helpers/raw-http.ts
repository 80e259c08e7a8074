import {Buffer} from 'node:buffer';
import {connect, type Socket} from 'node:net';
import {once} from 'node:events';
import {request, type IncomingHttpHeaders, type IncomingMessage} from 'node:http';

export type RawAnswer = {
	readonly statusCode: number;
	readonly headers: IncomingHttpHeaders;
	readonly body: Uint8Array;
	readonly text: string;
};

/**
One HTTP/1.1 request with exactly these headers and body; on a connection of its own.
*/
export const sendRequest = async (port: number, {method = 'POST', headers = {}, body = '', path = '/'}: {
	method?: string;
	headers?: Readonly<Record<string, string>>;
	body?: Uint8Array | string;
	path?: string;
}): Promise<RawAnswer> => {
	const outgoing = request({
		host: '127.0.0.1',
		port,
		method,
		path,
		headers,
		agent: false,
	});
	outgoing.end(body);
	const [response] = await once(outgoing, 'response') as [IncomingMessage];
	const bytes = Buffer.concat(await response.toArray() as Uint8Array[]);
	return {
		statusCode: response.statusCode!,
		headers: response.headers,
		body: bytes,
		text: bytes.toString(),
	};
};

/**
One call in JSON, as any SDK makes it, without credentials.
*/
export const sendCall = async (port: number, operation: string, body: Uint8Array | string = '{}', headers: Readonly<Record<string, string>> = {}): Promise<RawAnswer> =>
	sendRequest(port, {headers: {'Content-Type': 'application/x-amz-json-1.1', 'X-Amz-Target': `Kinesis_20131202.${operation}`, ...headers}, body});

/**
A bare TCP connection, and everything that comes back until the other side closes it.
*/
export const openSocket = (port: number): {socket: Socket; closed: Promise<string>} => {
	const socket = connect(port, '127.0.0.1');
	let received = '';
	const {promise, resolve} = Promise.withResolvers<string>();
	socket.on('data', chunk => {
		received += chunk.toString('latin1');
	});
	socket.on('error', () => undefined);
	socket.once('close', () => {
		resolve(received);
	});
	return {socket, closed: promise};
};
