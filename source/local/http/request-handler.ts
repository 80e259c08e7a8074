import type {IncomingMessage, RequestListener, ServerResponse} from 'node:http';
import type {Clock} from '../../time/clock.js';
import {OWN_CALL_HEADER} from '../../service/own-call.js';
import {callWithFault, errorOfFault} from '../faults/faulty-call.js';
import type {Faults} from '../faults/faults.js';
import {ServiceError, type Engine, type WireObject} from '../operation.js';
import type {WireProtocol} from '../protocol/wire-protocol.js';
import {
	errorAnswer,
	resetConnection,
	send,
	sendAndClose,
	sendTruncated,
	type Answer,
} from './answer.js';
import {answerToNoCall, protocolOf} from './no-call.js';
import type {OldestReads} from './oldest-reads.js';
import {BodyRefusedError, createBodyReader} from './request-body.js';
import {sendSubscription} from './subscription.js';

const TARGET_PREFIX = 'Kinesis_20131202.';

const DEFAULT_DELAY_MILLISECONDS = 1000;

export type RequestHandlerOptions = {
	readonly engine: Engine;
	readonly clock: Clock;
	/**
	The faults of the current plan.
	*/
	faults(): Faults;
	/**
	How long a client may take to send a body.
	*/
	readonly bodyMilliseconds: number;
	/**
	Watches what other programs read.
	*/
	readonly oldestReads?: OldestReads;
};

/**
The bare name of the operation, as in `PutRecords`.
*/
const operationOf = ({headers}: IncomingMessage): string => {
	const target = headers['x-amz-target'];
	if (typeof target !== 'string' || !target.startsWith(TARGET_PREFIX)) {
		throw new ServiceError('UnknownOperationException', `The X-Amz-Target header must be ${TARGET_PREFIX} and an operation, as in ${TARGET_PREFIX}ListStreams.`);
	}

	return target.slice(TARGET_PREFIX.length);
};

/**
The region in the signature (AWS Signature Version 4: `Credential=KEY/DATE/REGION/kinesis/aws4_request`); undefined without one. The signature itself is not checked.
*/
const signedRegion = ({headers: {authorization = ''}}: IncomingMessage): string | undefined =>
	/Credential=[^,]*\/\d{8}\/(?<region>[^,\/]+)\/[^,\/]+\/aws4_request/v.exec(authorization)?.groups!.region;

const outputAnswer = (protocol: WireProtocol, output: WireObject): Answer => ({
	statusCode: 200,
	contentType: protocol.contentType,
	// An operation without an output answers with an empty body.
	body: Object.keys(output).length === 0 ? '' : protocol.encodeOutput(output),
});

const signalOf = (response: ServerResponse): AbortSignal => {
	const gone = new AbortController();
	response.once('close', () => {
		gone.abort();
	});
	return gone.signal;
};

const sendFailure = (response: ServerResponse, protocol: WireProtocol, error: unknown): void => {
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

/**
Handles one HTTP request: decodes it, has the engine carry it out, and answers in the request's protocol.
*/
export const createRequestHandler = ({engine: home, clock, faults, bodyMilliseconds, oldestReads}: RequestHandlerOptions): RequestListener => {
	const readBody = createBodyReader(bodyMilliseconds);
	const engineFor = (request: IncomingMessage): Engine => {
		const region = signedRegion(request);
		return region === undefined ? home : home.inRegion?.(region) ?? home;
	};

	const answerCall = async (request: IncomingMessage, response: ServerResponse, protocol: WireProtocol): Promise<void> => {
		const body = await readBody(request);
		const operation = operationOf(request);
		const input = protocol.decodeInput(operation, body);
		const engine = engineFor(request);
		const {next, random} = faults();
		const fault = next({operation, shardIds: () => engine.shardIdsOf?.(operation, input) ?? []});
		if (fault?.fault === 'slow') {
			await clock.sleep(fault.delayMilliseconds ?? DEFAULT_DELAY_MILLISECONDS, signalOf(response));
		}

		if (operation === 'SubscribeToShard') {
			const error = errorOfFault(operation, fault);
			if (error) {
				throw error;
			}

			const signal = signalOf(response);
			await sendSubscription(engine.subscribeToShard(input, signal), {
				response, protocol, signal, fault,
			});
			return;
		}

		if (fault?.fault === 'reset') {
			resetConnection(response);
			return;
		}

		const output = callWithFault(engine, {operation, input}, fault, random);
		if (request.headers[OWN_CALL_HEADER] === undefined) {
			oldestReads?.note(operation, input, output);
		}

		const answer = outputAnswer(protocol, output);
		if (fault?.fault === 'lost-response') {
			resetConnection(response);
		} else if (fault?.fault === 'truncate') {
			sendTruncated(response, answer);
		} else {
			send(response, answer);
		}
	};

	return (request, response) => {
		const answer = answerToNoCall(request);
		if (answer) {
			request.resume();
			send(response, answer);
			return;
		}

		const protocol = protocolOf(request)!;
		answerCall(request, response, protocol).catch((error: unknown) => {
			sendFailure(response, protocol, error);
		});
	};
};
