import {Transform, type Readable} from 'node:stream';
import {streamCollector} from '@smithy/node-http-handler';

/**
An answer without end must not fill the memory: nothing is kept beyond the largest answer of the operation.
*/
const MEGABYTE = 1024 * 1024;

export const DEFAULT_ANSWER_BYTES = 4 * MEGABYTE;

/**
One message of an event stream. SubscribeToShard pushes up to 10 MiB of records in one, in base64.
*/
const MAX_MESSAGE_BYTES = 24 * MEGABYTE;

// With this name it counts as a failure of the service, which passes when the proxy or the endpoint is repaired.
const tooLarge = (bytes: number): Error => Object.defineProperty(new Error(`its answer is larger than ${bytes / MEGABYTE} MB`), 'name', {value: 'InternalFailure'});

const bounds = new WeakMap<Readable, number>();

/**
From here on, the body of an answer may have this many bytes.
*/
export const boundAnswer = (body: Readable, bytes: number): void => {
	bounds.set(body, bytes);
};

/**
Collects a body, and rejects as soon as it is larger than its operation's answers can be.
*/
export const collectBounded: typeof streamCollector = async stream => {
	const body = stream as Readable;
	const bound = bounds.get(body) ?? DEFAULT_ANSWER_BYTES;
	let bytes = 0;
	body.on('data', (chunk: Uint8Array) => {
		bytes += chunk.length;
		if (bytes > bound) {
			body.destroy(tooLarge(bound));
		}
	});
	return streamCollector(body);
};

/**
Passes on the messages of an event stream. Each begins with its length in four bytes, and a reader reserves that much memory at once. Source: Amazon Transcribe developer guide, "Event stream encoding", which all services share.
*/
export const boundMessages = (body: Readable): Readable => {
	let left = 0;
	let length = 0;
	let lengthBytes = 0;

	const isBounded = (chunk: Uint8Array): boolean => {
		let index = 0;
		while (index < chunk.length) {
			if (left > 0) {
				const taken = Math.min(left, chunk.length - index);
				left -= taken;
				index += taken;
				continue;
			}

			length = (length * 256) + chunk[index]!;
			index++;
			lengthBytes++;
			if (lengthBytes !== 4) {
				continue;
			}

			if (length > MAX_MESSAGE_BYTES) {
				return false;
			}

			left = Math.max(0, length - 4);
			length = 0;
			lengthBytes = 0;
		}

		return true;
	};

	const bounded = new Transform({
		transform(chunk: Uint8Array, _encoding, callback) {
			if (isBounded(chunk)) {
				callback(undefined, chunk);
			} else {
				callback(tooLarge(MAX_MESSAGE_BYTES));
			}
		},
		destroy(error, callback) {
			body.destroy();
			callback(error);
		},
	});
	body.on('error', error => {
		bounded.destroy(error);
	});
	body.on('close', () => {
		// Cut off on its way, if it did not end.
		if (!body.readableEnded) {
			bounded.destroy(Object.assign(new Error('the connection was closed'), {code: 'ECONNRESET'}));
		}
	});
	return body.pipe(bounded);
};
