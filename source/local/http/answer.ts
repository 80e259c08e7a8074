import {Buffer} from 'node:buffer';
import {randomBytes, randomUUID} from 'node:crypto';
import type {ServerResponse} from 'node:http';
import {constants, type Http2ServerResponse} from 'node:http2';
import {TLSSocket} from 'node:tls';
import type {ServiceError} from '../operation.js';
import type {WireProtocol} from '../protocol/wire-protocol.js';

export type Answer = {
	readonly statusCode: number;
	readonly contentType: string;
	readonly body: Uint8Array | string;
};

export const errorAnswer = (protocol: WireProtocol, error: ServiceError): Answer => ({
	statusCode: error.statusCode,
	contentType: protocol.contentType,
	body: protocol.encodeError(error),
});

/**
The headers that every answer of the service carries.
*/
export const answerHeaders = (contentType: string) => ({
	'x-amzn-RequestId': randomUUID(),
	'x-amz-id-2': randomBytes(72).toString('base64'),
	'Content-Type': contentType,
});

const writeHead = (response: ServerResponse, {statusCode, contentType, body}: Answer): Uint8Array => {
	const bytes = typeof body === 'string' ? Buffer.from(body) : body;
	response.writeHead(statusCode, {...answerHeaders(contentType), 'Content-Length': bytes.length});
	return bytes;
};

export const send = (response: ServerResponse, answer: Answer): void => {
	response.end(writeHead(response, answer));
};

// The handler sees HTTP/2 through the API of HTTP/1.1; only its end is different.
const streamOf = (response: ServerResponse) => (response as unknown as Partial<Http2ServerResponse>).stream;

/**
Drops the connection, as a network does: by a TCP reset, on HTTP/2 with all streams that share it.
*/
export const resetConnection = (response: ServerResponse): void => {
	const socket = streamOf(response)?.session?.socket ?? response.socket;
	// Node cannot reset a TLS connection. It ends without TLS's own closing message there, which clients treat as a reset.
	if (socket instanceof TLSSocket) {
		socket.destroy();
	} else {
		socket?.resetAndDestroy();
	}
};

/**
Ends an answer in the middle, so that what was written still arrives; a reset could overtake it.
*/
export const cutAnswer = (response: ServerResponse): void => {
	const stream = streamOf(response);
	if (stream) {
		stream.close(constants.NGHTTP2_INTERNAL_ERROR);
	} else {
		response.socket?.destroy();
	}
};

/**
Sends the headers of the whole body, but only half of the body.
*/
export const sendTruncated = (response: ServerResponse, answer: Answer): void => {
	const bytes = writeHead(response, answer);
	response.write(bytes.subarray(0, bytes.length / 2), () => {
		cutAnswer(response);
	});
};

/**
How long a client may go on sending after it was refused, in ms.
*/
const LINGER_MILLISECONDS = 500;

/**
Answers a client that is still sending. If the client has not finished by then, the connection is closed a moment later: closed at once, it would be reset before the client has read the answer.
*/
export const sendAndClose = (response: ServerResponse, answer: Answer): void => {
	const {req: request} = response;
	send(response, answer);
	const closing = setTimeout(() => {
		request.destroy();
	}, LINGER_MILLISECONDS);
	request.once('end', () => {
		clearTimeout(closing);
	});
	request.once('close', () => {
		clearTimeout(closing);
	});
	request.resume();
};
