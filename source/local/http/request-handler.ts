import type {IncomingMessage, RequestListener, ServerResponse} from 'node:http';
import type {Clock} from '../../clock.js';
import type {Random} from '../../random.js';
import {callWithFault} from '../faulty-call.js';
import type {Faults} from '../faults.js';
import {ServiceError, type Engine, type WireObject} from '../operation.js';
import {cborProtocol} from '../protocol/cbor-protocol.js';
import {jsonProtocol} from '../protocol/json-protocol.js';
import type {WireProtocol} from '../protocol/wire-protocol.js';
import {
	resetConnection,
	send,
	sendAndClose,
	sendTruncated,
	type Answer,
} from './answer.js';
import {isLoopbackHost} from './loopback-host.js';
import {BodyRefusedError, createBodyReader} from './request-body.js';
import {sendSubscription} from './subscription.js';

const TARGET_PREFIX = 'Kinesis_20131202.';

const WELCOME = 'This is the embedded Kinesis of clickmon. Point an AWS SDK, the AWS CLI or boto3 at this address as the endpoint URL; any credentials will do.\n';

export type RequestHandlerOptions = {
	readonly engine: Engine;
	readonly clock: Clock;
	readonly random: Random;
	/**
	The faults of the plan that holds now.
	*/
	faults(): Faults;
};

const errorAnswer = (protocol: WireProtocol, error: ServiceError): Answer => ({
	statusCode: error.statusCode,
	contentType: protocol.contentType,
	body: protocol.encodeError(error),
});

const outputAnswer = (protocol: WireProtocol, output: WireObject): Answer => ({
	statusCode: 200,
	contentType: protocol.contentType,
	// An operation without an output answers with an empty body.
	body: Object.keys(output).length === 0 ? '' : protocol.encodeOutput(output),
});

const protocolOf = (request: IncomingMessage): WireProtocol | undefined => {
	const contentType = request.headers['content-type']?.split(';', 1)[0]!.trim().toLowerCase();
	return [jsonProtocol, cborProtocol].find(protocol => protocol.contentType === contentType);
};

/**
The bare name of the operation, as in `PutRecords`.
*/
const operationOf = (request: IncomingMessage): string => {
	const target = request.headers['x-amz-target'];
	if (typeof target !== 'string' || !target.startsWith(TARGET_PREFIX)) {
		throw new ServiceError('UnknownOperationException', `The X-Amz-Target header must be ${TARGET_PREFIX} and an operation, as in ${TARGET_PREFIX}ListStreams.`);
	}

	return target.slice(TARGET_PREFIX.length);
};

/**
Answers what is no call, and says whether it did. Credentials are not looked at, and need not be there: whoever reaches this endpoint is on this machine and could send any.
*/
const wasAnsweredWithoutCall = (request: IncomingMessage, response: ServerResponse): boolean => {
	const host = request.headers[':authority'] ?? request.headers.host;
	if (!isLoopbackHost(host as string | undefined)) {
		sendAndClose(response, errorAnswer(jsonProtocol, new ServiceError('AccessDeniedException', 'The embedded Kinesis answers only requests whose Host is localhost, 127.0.0.1 or [::1].', 403)));
		return true;
	}

	if (request.method === 'GET') {
		send(response, {statusCode: 200, contentType: 'text/plain; charset=utf-8', body: WELCOME});
		return true;
	}

	if (request.method !== 'POST') {
		// The service's words for it.
		sendAndClose(response, errorAnswer(jsonProtocol, new ServiceError('AccessDeniedException', 'Unable to determine service/operation name to be authorized', 403)));
		return true;
	}

	if (!protocolOf(request)) {
		sendAndClose(response, errorAnswer(jsonProtocol, new ServiceError('UnknownOperationException', `The Content-Type must be ${jsonProtocol.contentType} or ${cborProtocol.contentType}.`, 404)));
		return true;
	}

	return false;
};

/**
Handles one HTTP request: decodes it, lets the engine carry it out, and answers in the request's protocol.
*/
export const createRequestHandler = ({engine, clock, random, faults}: RequestHandlerOptions): RequestListener => {
	const readBody = createBodyReader();

	const answerCall = async (request: IncomingMessage, response: ServerResponse, protocol: WireProtocol): Promise<void> => {
		const body = await readBody(request);
		const operation = operationOf(request);
		const input = protocol.decodeInput(operation, body);
		const gone = new AbortController();
		response.once('close', () => {
			gone.abort();
		});
		const fault = faults().next({operation, shardIds: () => engine.shardIdsOf?.(operation, input) ?? []});
		if (fault?.fault === 'slow') {
			await clock.sleep(fault.delayMilliseconds ?? 1000, gone.signal);
		}

		if (operation === 'SubscribeToShard') {
			const events = engine.subscribeToShard(input, gone.signal);
			await sendSubscription(events, {
				response, protocol, signal: gone.signal, fault,
			});
			return;
		}

		if (fault?.fault === 'reset') {
			resetConnection(response);
			return;
		}

		const answer = outputAnswer(protocol, callWithFault(engine, operation, input, fault, random));
		if (fault?.fault === 'lost-response') {
			resetConnection(response);
		} else if (fault?.fault === 'truncate') {
			sendTruncated(response, answer);
		} else {
			send(response, answer);
		}
	};

	const fail = (response: ServerResponse, protocol: WireProtocol, error: unknown): void => {
		if (response.headersSent || response.destroyed) {
			response.destroy();
		} else if (error instanceof BodyRefusedError) {
			sendAndClose(response, errorAnswer(protocol, new ServiceError('RequestRefusedException', error.message, error.statusCode)));
		} else if (error instanceof ServiceError) {
			send(response, errorAnswer(protocol, error));
		} else {
			send(response, errorAnswer(protocol, new ServiceError('InternalFailure', `The embedded Kinesis failed: ${(error as Error).message}`, 500)));
		}
	};

	return (request, response) => {
		if (wasAnsweredWithoutCall(request, response)) {
			return;
		}

		const protocol = protocolOf(request)!;
		answerCall(request, response, protocol).catch((error: unknown) => {
			fail(response, protocol, error);
		});
	};
};
