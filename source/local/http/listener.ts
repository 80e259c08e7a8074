import {once} from 'node:events';
import {createServer, type RequestListener} from 'node:http';
import {
	createServer as createHttp2Server,
	type Http2ServerRequest,
	type Http2ServerResponse,
	type ServerHttp2Session,
} from 'node:http2';
import type {AddressInfo, Socket} from 'node:net';
import {createServer as createTlsServer} from 'node:tls';
import {UserError} from '../../user-error.js';
import {routeByPreface} from './preface.js';
import type {Timeouts} from './timeouts.js';

/**
Never another interface: nobody else may see the streams.
*/
export const HOST = '127.0.0.1';

const MAX_CONNECTIONS = 2048;
const MAX_STREAMS_PER_CONNECTION = 1000;

/**
How long a stop waits for answers that are on their way, in ms.
*/
const STOP_GRACE_MILLISECONDS = 50;

export type Listener = {
	readonly port: number;
	/**
	Ends every connection; resolves within a tenth of a second.
	*/
	stop(): Promise<void>;
};

const reasons: Readonly<Record<string, string>> = {
	EADDRINUSE: 'is in use by another program',
	EACCES: 'is not allowed on this system (ports above 1023 usually are)',
};

const listenError = (error: NodeJS.ErrnoException, port: number): UserError => {
	const reason = reasons[error.code ?? ''] ?? `cannot be used (${error.message})`;
	return new UserError('port-not-available', `Port ${port} on ${HOST} ${reason}. Choose another with --port, or --port 0 for any free one.`, {cause: error});
};

const createHttp2 = (handle: RequestListener, timeouts: Timeouts) => {
	// Its compatibility API is that of HTTP/1.1, so one handler serves both.
	const handleHttp2 = handle as unknown as (request: Http2ServerRequest, response: Http2ServerResponse) => void;
	const http2 = createHttp2Server({settings: {maxConcurrentStreams: MAX_STREAMS_PER_CONNECTION}}, handleHttp2);
	const sessions = new Set<ServerHttp2Session>();
	http2.on('session', session => {
		sessions.add(session);
		session.once('close', () => {
			sessions.delete(session);
		});
		session.setTimeout(timeouts.idle, () => {
			session.destroy();
		});
	});
	// What a broken client does to its session ends that session and nothing else.
	http2.on('sessionError', () => undefined);
	return {http2, sessions};
};

/**
What a listener speaks besides plain HTTP.
*/
export type TlsOptions = {
	/**
	PEM.
	*/
	readonly certificate: string;
	readonly key: string;
};

const createTls = ({certificate, key}: TlsOptions, timeouts: Timeouts, onSecure: (socket: Socket) => void) => {
	const tls = createTlsServer({
		cert: certificate,
		key,
		ALPNProtocols: ['h2', 'http/1.1'],
		handshakeTimeout: timeouts.headers,
	}, onSecure);
	// A client that does not trust the certificate ends the connection. That is no fault of the server.
	tls.on('tlsClientError', (_error, socket) => {
		socket.destroy();
	});
	return tls;
};

/**
Listens on loopback for HTTP/1.1 and HTTP/2, on the same port, without TLS and, with a certificate, also with TLS. Port 0 takes a free port. Rejects with a UserError if the port is not available.
*/
export const listen = async (port: number, handle: RequestListener, timeouts: Timeouts, tlsOptions?: TlsOptions): Promise<Listener> => {
	const http1 = createServer({
		headersTimeout: timeouts.headers,
		requestTimeout: timeouts.headers + timeouts.body,
		connectionsCheckingInterval: timeouts.headers / 5,
		// Longer than clients keep an idle socket, so that they seldom write into one that is just closing.
		keepAliveTimeout: timeouts.idle,
		noDelay: true,
	}, handle);
	http1.timeout = timeouts.idle;
	http1.maxConnections = MAX_CONNECTIONS;

	const {http2, sessions} = createHttp2(handle, timeouts);

	// The HTTP/1.1 server listens itself, because only then it enforces its timeouts; each socket is looked at before it gets it.
	const [serveHttp1] = http1.listeners('connection') as Array<(socket: Socket) => void>;
	http1.removeAllListeners('connection');
	const sockets = new Set<Socket>();
	const route = (socket: Socket, onTls: () => void) => {
		sockets.add(socket);
		socket.once('close', () => {
			sockets.delete(socket);
		});
		routeByPreface(socket, timeouts.headers, {
			http1() {
				serveHttp1!.call(http1, socket);
			},
			http2() {
				// HTTP/1.1 takes half-closed sockets; an HTTP/2 client that ends its side has gone.
				socket.allowHalfOpen = false;
				http2.emit('connection', socket);
			},
			tls: onTls,
		});
	};

	// Inside TLS, the first bytes tell the protocol too, whatever ALPN agreed on: some clients offer nothing.
	const tls = tlsOptions && createTls(tlsOptions, timeouts, socket => {
		route(socket, () => {
			socket.destroy();
		});
	});
	http1.on('connection', socket => {
		route(socket, () => {
			if (tls) {
				tls.emit('connection', socket);
			} else {
				socket.destroy();
			}
		});
	});

	try {
		http1.listen(port, HOST);
		await once(http1, 'listening');
	} catch (error) {
		throw listenError(error as NodeJS.ErrnoException, port);
	}

	return {
		port: (http1.address() as AddressInfo).port,
		async stop() {
			const closed = once(http1, 'close');
			// Idle connections end at once.
			http1.close();
			for (const session of sessions) {
				session.close();
			}

			const force = setTimeout(() => {
				for (const socket of sockets) {
					socket.destroy();
				}
			}, STOP_GRACE_MILLISECONDS);
			await closed;
			clearTimeout(force);
		},
	};
};
