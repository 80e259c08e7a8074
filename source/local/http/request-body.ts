import {Buffer} from 'node:buffer';
import type {IncomingMessage} from 'node:http';
import {PUT_RECORDS_MAX_BYTES} from '../../service/limits.js';

/**
The largest body that can be a legal call: PutRecords of 10 MiB in base64, which is 4/3 of it, and field names around 500 records.
*/
export const MAX_BODY_BYTES = Math.ceil(PUT_RECORDS_MAX_BYTES * 4 / 3) + (2 * 1024 * 1024);

/**
Bytes of unfinished bodies over all connections. Beyond it new ones are turned away, so that many slow clients cannot use up the memory.
*/
const MAX_PENDING_BYTES = 16 * MAX_BODY_BYTES;

/**
The body cannot be taken in; the connection is closed after the answer.
*/
export class BodyRefusedError extends Error {
	readonly statusCode: 408 | 413 | 503;

	constructor(statusCode: 408 | 413 | 503, message: string) {
		super(message);
		this.name = 'BodyRefusedError';
		this.statusCode = statusCode;
	}
}

export type BodyReader = (request: IncomingMessage) => Promise<Uint8Array>;

/**
Reads bodies within the limits above and in at most `milliseconds`; rejects with a BodyRefusedError, or with the connection's error when the client goes away.
*/
export const createBodyReader = (milliseconds: number, maxPendingBytes = MAX_PENDING_BYTES): BodyReader => {
	let pendingBytes = 0;

	return async request => {
		const tooLarge = () => new BodyRefusedError(413, `A request body may have at most ${MAX_BODY_BYTES} bytes.`);
		if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) {
			throw tooLarge();
		}

		const chunks: Uint8Array[] = [];
		let length = 0;
		const {promise, resolve, reject} = Promise.withResolvers<Uint8Array>();
		const deadline = setTimeout(() => {
			reject(new BodyRefusedError(408, 'The request body did not arrive in time.'));
		}, milliseconds);
		const onData = (chunk: Uint8Array) => {
			length += chunk.length;
			pendingBytes += chunk.length;
			chunks.push(chunk);
			if (length > MAX_BODY_BYTES) {
				reject(tooLarge());
			} else if (pendingBytes > maxPendingBytes) {
				reject(new BodyRefusedError(503, 'Too many request bodies are under way at once.'));
			}
		};

		const onEnd = () => {
			resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, length));
		};

		// After `end` this changes nothing; before it the client has gone.
		const onClose = () => {
			reject(new Error('The client closed the connection.'));
		};

		request.on('data', onData).once('end', onEnd).once('error', reject).once('close', onClose);
		try {
			return await promise;
		} finally {
			clearTimeout(deadline);
			pendingBytes -= length;
			request.off('data', onData).off('end', onEnd).off('close', onClose);
		}
	};
};
