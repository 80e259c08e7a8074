import {Buffer} from 'node:buffer';
import type {Socket} from 'node:net';

/**
What a client that knows it speaks HTTP/2 sends first (RFC 9113, 3.4).
*/
const PREFACE = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');

/**
The first byte of a TLS connection: a handshake record (RFC 8446, 5.1). No request begins with it.
*/
const TLS_HANDSHAKE = 0x16;

const protocolOf = (bytes: Uint8Array): 'http1' | 'http2' | 'tls' | 'unknown yet' => {
	if (bytes[0] === TLS_HANDSHAKE) {
		return 'tls';
	}

	if (!PREFACE.subarray(0, bytes.length).equals(bytes.subarray(0, PREFACE.length))) {
		return 'http1';
	}

	return bytes.length < PREFACE.length ? 'unknown yet' : 'http2';
};

/**
Waits at most `milliseconds` for the first bytes of a connection, puts them back, and hands the connection to the server of their protocol. (The libraries for this bypass the HTTP/1.1 server's own timeouts.)
*/
export const routeByPreface = (socket: Socket, milliseconds: number, servers: {http1(): void; http2(): void; tls(): void}): void => {
	let seen = Buffer.alloc(0);
	const giveUp = () => {
		socket.destroy();
	};

	const deadline = setTimeout(giveUp, milliseconds);
	const onReadable = () => {
		// `read` gives null when there is nothing after all.
		const bytes = (socket.read() ?? undefined) as Uint8Array | undefined;
		if (!bytes) {
			return;
		}

		seen = Buffer.concat([seen, bytes]);
		const protocol = protocolOf(seen);
		if (protocol === 'unknown yet') {
			return;
		}

		clearTimeout(deadline);
		socket.off('readable', onReadable).off('end', giveUp);
		socket.unshift(seen);
		servers[protocol]();
	};

	socket.on('readable', onReadable).once('end', giveUp);
	socket.once('close', () => {
		clearTimeout(deadline);
	});
	// A reset is the client's business; without a listener it would end the process.
	socket.on('error', giveUp);
};
