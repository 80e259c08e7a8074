import {Agent as HttpAgent} from 'node:http';
import type {SecureClientSessionOptions} from 'node:http2';
import {Agent as HttpsAgent} from 'node:https';
import type {Readable} from 'node:stream';
import {NodeHttpHandler, NodeHttp2Handler} from '@smithy/node-http-handler';
import type {HttpHandlerOptions, RequestHandler} from '@smithy/types';
import type {HttpRequest, HttpResponse} from '@smithy/core/protocols';
import {
	createProxyAgents,
	isProxyNamed,
	proxyOf,
	throughProxy,
	type ProxyAgents,
} from './proxy.js';
import {boundAnswer, boundMessages, DEFAULT_ANSWER_BYTES} from './answer-bound.js';

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

const createHttp1Handler = (authorities: string[] | undefined, silence: number, agents?: ProxyAgents): Handler => new NodeHttpHandler({
	connectionTimeout: CONNECTION_TIMEOUT_MILLISECONDS,
	requestTimeout: CALL_TIMEOUT_MILLISECONDS,
	throwOnRequestTimeout: true,
	socketTimeout: silence,
	// As many sockets as calls: the callers limit themselves, and a call that waits for a socket could time out although the network is fine.
	httpAgent: agents?.httpAgent ?? new HttpAgent({keepAlive: true, maxSockets: Infinity}),
	httpsAgent: (agents?.httpsAgent) ?? new HttpsAgent({keepAlive: true, maxSockets: Infinity, ca: authorities}),
});

const createHttp2Handler = (connection: SecureClientSessionOptions | undefined): Handler => new NodeHttp2Handler({
	requestTimeout: EVENT_STREAM_SILENCE_MILLISECONDS,
	disableConcurrentStreams: true,
	nodeHttp2ConnectOptions: connection,
});

/**
HTTP/2 through a proxy: a tunnel for each event stream, which ends with it.
*/
const createTunnelHandler = (agents: ProxyAgents): Handler => ({
	metadata: {handlerProtocol: 'h2'},
	async handle(request, handlerOptions) {
		const tunnel = await agents.openTunnel(request.hostname, request.port ?? 443);
		const handler = createHttp2Handler({createConnection: () => tunnel});
		tunnel.once('close', () => {
			handler.destroy();
		});
		try {
			return await handler.handle(request, handlerOptions);
		} catch (error) {
			tunnel.destroy();
			throw error;
		}
	},
	destroy() {
		// Each tunnel ends with its event stream.
	},
});

export type RequestHandlerOptions = {
	readonly isAws: boolean;
	readonly authorities?: string[];
	/**
	The most bytes that an answer of an operation has.
	*/
	answerBytesOf?(operation: string): number | undefined;
};

// Source: the AWS JSON protocol names the operation in a header: Kinesis_20131202.GetRecords.
const operationOf = ({headers}: HttpRequest): string => headers['x-amz-target']?.split('.').at(-1) ?? '';

/**
One way to an endpoint: direct, or through a proxy.
*/
type Way = {
	of(isEventStream: boolean): Handler;
	destroy(): void;
};

const createWay = (calls: Handler, eventStreams: Handler): Way => ({
	of: isEventStream => isEventStream ? eventStreams : calls,
	destroy() {
		calls.destroy();
		eventStreams.destroy();
	},
});

/**
Sends calls, through the proxy that the environment names, if any. Everything goes over kept-alive HTTP/1.1, which every endpoint speaks; only AWS's event streams (SubscribeToShard) need HTTP/2. The SDK's default for Kinesis opens a new HTTP/2 session, with its TLS handshake, for every single call.
*/
export const createRequestHandler = (options: RequestHandlerOptions): Handler => {
	const direct = createWay(
		createHttp1Handler(options.authorities, SILENCE_MILLISECONDS),
		options.isAws ? createHttp2Handler(options.authorities && {ca: options.authorities}) : createHttp1Handler(options.authorities, EVENT_STREAM_SILENCE_MILLISECONDS),
	);
	const proxied = new Map<string, Promise<Way>>();

	const wayThrough = async (proxy: string): Promise<Way> => {
		const agents = await createProxyAgents(proxy, options.authorities);
		return createWay(
			createHttp1Handler(options.authorities, SILENCE_MILLISECONDS, agents),
			options.isAws ? createTunnelHandler(agents) : createHttp1Handler(options.authorities, EVENT_STREAM_SILENCE_MILLISECONDS, agents),
		);
	};

	const isBehindProxy = isProxyNamed();

	const send: Handler['handle'] = async (request, handlerOptions) => {
		const isEventStream = (handlerOptions as {isEventStream?: boolean} | undefined)?.isEventStream === true;
		const proxy = isBehindProxy ? await proxyOf(request) : undefined;
		if (proxy === undefined) {
			return direct.of(isEventStream).handle(request, handlerOptions);
		}

		try {
			const way = proxied.get(proxy) ?? wayThrough(proxy);
			proxied.set(proxy, way);
			const {of} = await way;
			return await of(isEventStream).handle(request, handlerOptions);
		} catch (error) {
			throw throughProxy(error, request.hostname, proxy);
		}
	};

	return {
		metadata: direct.of(false).metadata,
		async handle(request, handlerOptions) {
			const isEventStream = (handlerOptions as {isEventStream?: boolean} | undefined)?.isEventStream;
			const result = await send(request, handlerOptions);
			const {response} = result;
			if (isEventStream === true && response.statusCode === 200) {
				response.body = boundMessages(response.body as Readable);
			} else {
				boundAnswer(response.body as Readable, options.answerBytesOf?.(operationOf(request)) ?? DEFAULT_ANSWER_BYTES);
			}

			return result;
		},
		destroy() {
			direct.destroy();
			for (const way of proxied.values()) {
				void way.then(({destroy}) => {
					destroy();
				});
			}
		},
	};
};
