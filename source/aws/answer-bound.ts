import {Buffer} from 'node:buffer';
import type {IncomingMessage} from 'node:http';
import {Transform, type Readable} from 'node:stream';
import type {streamCollector} from '@smithy/node-http-handler';

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

const FIRST_BYTES = 16 * 1024;

/**
Memory of bodies that were collected here, and that nobody else knows.
*/
const collected = new WeakSet<ArrayBufferLike>();

/**
Memory of bodies that were given back. In a backlog one large answer comes after the other: without this, the system would clear 4 MB for each of them.
*/
let spares: ArrayBuffer[] = [];
const MOST_SPARES = 4;
const SPARE_MILLISECONDS = 1000;
let forgetting: NodeJS.Timeout | undefined;

const keepSpare = (buffer: ArrayBuffer): void => {
	if (buffer.byteLength < MEGABYTE || spares.length === MOST_SPARES) {
		buffer.transfer(0);
		return;
	}

	// The old buffer is empty afterwards: a view that somebody kept shows nothing of the next answer.
	spares.push(buffer.transfer());
	forgetting ??= setTimeout(() => {
		spares = [];
		forgetting = undefined;
	}, SPARE_MILLISECONDS).unref();
};

const roomOf = (bytes: number): Buffer => { // eslint-disable-line @typescript-eslint/no-restricted-types
	const index = bytes < MEGABYTE ? -1 : spares.findIndex(({byteLength}) => byteLength >= bytes);
	return index === -1 ? Buffer.allocUnsafeSlow(bytes) : Buffer.from(spares.splice(index, 1)[0]!);
};

const declaredBytes = (body: Readable): number => {
	const bytes = Number((body as Partial<IncomingMessage>).headers?.['content-length']);
	return Number.isSafeInteger(bytes) && bytes > 0 ? bytes : FIRST_BYTES;
};

/**
Collects a body, and rejects as soon as it is larger than its operation's answers can be. Each piece is copied when it comes: kept until the end, the pieces would outlive V8's young generation, and stay in memory for much longer.
*/
export const collectBounded: typeof streamCollector = async stream => {
	const body = stream as Readable;
	const bound = bounds.get(body) ?? DEFAULT_ANSWER_BYTES;
	let room = roomOf(Math.min(bound, declaredBytes(body)));
	let bytes = 0;
	const {promise, resolve, reject} = Promise.withResolvers<Uint8Array>();
	body.on('data', (chunk: Uint8Array) => {
		if (bytes + chunk.length > bound) {
			body.destroy(tooLarge(bound));
			return;
		}

		if (bytes + chunk.length > room.length) {
			const larger = roomOf(Math.min(bound, Math.max(bytes + chunk.length, room.length * 2)));
			larger.set(room.subarray(0, bytes));
			room = larger;
		}

		room.set(chunk, bytes);
		bytes += chunk.length;
	});
	body.on('error', reject);
	body.on('end', () => {
		collected.add(room.buffer);
		resolve(room.subarray(0, bytes));
	});
	return promise;
};

/**
Gives back the memory of a collected body at once, and not when V8 comes to it. Afterwards the body is empty.
*/
export const releaseBody = ({buffer}: Uint8Array): void => {
	if (buffer instanceof ArrayBuffer && collected.delete(buffer)) {
		keepSpare(buffer);
	}
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
