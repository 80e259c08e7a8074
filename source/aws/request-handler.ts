import {Agent as HttpAgent} from 'node:http';
import {Agent as HttpsAgent} from 'node:https';
import {NodeHttpHandler, NodeHttp2Handler} from '@smithy/node-http-handler';
import type {HttpHandlerOptions, RequestHandler} from '@smithy/types';
import type {HttpRequest, HttpResponse} from '@smithy/core/protocols';

/**
A dead network is noticed within seconds, by silence on the socket; a slow one may take its time over 10 MiB. The loops above retry.
*/
const CONNECTION_TIMEOUT_MILLISECONDS = 4000;
const SILENCE_MILLISECONDS = 8000;
const CALL_TIMEOUT_MILLISECONDS = 60_000;

/**
A subscription to a shard says something every few seconds, even with no records; the Kinesis Client Library gives one up after 35 s of silence.
*/
const EVENT_STREAM_SILENCE_MILLISECONDS = 35_000;

export type Handler = RequestHandler<HttpRequest, HttpResponse, HttpHandlerOptions> & {destroy(): void};

const createHttp1Handler = (authorities: string[] | undefined, silence: number): Handler => new NodeHttpHandler({
	connectionTimeout: CONNECTION_TIMEOUT_MILLISECONDS,
	requestTimeout: CALL_TIMEOUT_MILLISECONDS,
	throwOnRequestTimeout: true,
	socketTimeout: silence,
	// As many sockets as calls: the callers bound themselves, and a call that waits for a socket would time out for no fault of the network.
	httpAgent: new HttpAgent({keepAlive: true, maxSockets: Infinity}),
	httpsAgent: new HttpsAgent({keepAlive: true, maxSockets: Infinity, ca: authorities}),
});

const createHttp2Handler = (authorities: string[] | undefined): Handler => new NodeHttp2Handler({
	requestTimeout: EVENT_STREAM_SILENCE_MILLISECONDS,
	disableConcurrentStreams: true,
	nodeHttp2ConnectOptions: authorities && {ca: authorities},
});

/**
How calls travel. Everything goes over kept-alive HTTP/1.1, which every endpoint speaks; only AWS's event streams (SubscribeToShard) need HTTP/2. The SDK's default for Kinesis opens a new HTTP/2 session, with its TLS handshake, for every single call.
*/
export const createRequestHandler = (options: {readonly isAws: boolean; readonly authorities?: string[]}): Handler => {
	const calls = createHttp1Handler(options.authorities, SILENCE_MILLISECONDS);
	const eventStreams = options.isAws ? createHttp2Handler(options.authorities) : createHttp1Handler(options.authorities, EVENT_STREAM_SILENCE_MILLISECONDS);
	return {
		metadata: calls.metadata,
		async handle(request, handlerOptions) {
			const isEventStream = (handlerOptions as {isEventStream?: boolean} | undefined)?.isEventStream;
			return (isEventStream === true ? eventStreams : calls).handle(request, handlerOptions);
		},
		destroy() {
			calls.destroy();
			eventStreams.destroy();
		},
	};
};
