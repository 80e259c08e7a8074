import type {IncomingMessage} from 'node:http';
import {ServiceError} from '../operation.js';
import {cborProtocol} from '../protocol/cbor-protocol.js';
import {jsonProtocol} from '../protocol/json-protocol.js';
import type {WireProtocol} from '../protocol/wire-protocol.js';
import {errorAnswer, type Answer} from './answer.js';

const loopbackNames: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
Whether a Host header names this machine. A web page whose own name resolves to 127.0.0.1 (DNS rebinding) sends its name here, and is refused.
*/
const isLoopbackHost = (host: string | undefined): boolean => host !== undefined && loopbackNames.has(host.toLowerCase().replace(/:\d+$/v, ''));

/**
How an answer to GET begins; `clickmon local --wait` knows the endpoint by it.
*/
export const WELCOME_BEGINNING = 'This is the embedded Kinesis of clickmon.';

const WELCOME = `${WELCOME_BEGINNING} Give this address to the AWS CLI, boto3 or an AWS SDK as the endpoint URL; any credentials will do.\n`;

const refusal = (code: string, message: string, statusCode: number): Answer => errorAnswer(jsonProtocol, new ServiceError(code, message, statusCode));

const hostOf = ({headers}: IncomingMessage): string | undefined => (headers[':authority'] as string | undefined) ?? headers.host;

/**
The protocol of the request's Content-Type, if it is one that Kinesis speaks.
*/
export const protocolOf = (request: IncomingMessage): WireProtocol | undefined => {
	const contentType = request.headers['content-type']?.split(';', 1)[0]!.trim().toLowerCase();
	return [jsonProtocol, cborProtocol].find(protocol => protocol.contentType === contentType);
};

/**
The answer to a request that is not a call to Kinesis; undefined for a call.

Credentials are not checked and may be missing: every client of this endpoint is on this machine and could send any.
*/
export const answerToNoCall = (request: IncomingMessage): Answer | undefined => {
	if (!isLoopbackHost(hostOf(request))) {
		return refusal('AccessDeniedException', 'The embedded Kinesis answers only requests whose Host is localhost, 127.0.0.1 or [::1].', 403);
	}

	if (request.method === 'GET') {
		return {statusCode: 200, contentType: 'text/plain; charset=utf-8', body: WELCOME};
	}

	if (request.method !== 'POST') {
		// The service's words.
		return refusal('AccessDeniedException', 'Unable to determine service/operation name to be authorized', 403);
	}

	return protocolOf(request) ? undefined : refusal('UnknownOperationException', `The Content-Type must be ${jsonProtocol.contentType} or ${cborProtocol.contentType}.`, 404);
};
