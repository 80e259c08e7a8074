import type {UserError} from '../../user-error.js';
import {explainError} from '../errors/explain-error.js';
import type {ReadEvent, RecordSource} from '../../service/read-event.js';
import type {ReadOptions, StreamReadOptions} from './read-options.js';
import {readLives} from './lives/stream-lives.js';

export type {ReadOptions} from './read-options.js';

// Being stopped is not a failure. A consumer that keeps costing money is one.
const checkLeftovers = async (work: Promise<UserError | undefined>): Promise<void> => {
	const failure = await work;
	if (failure?.code === 'consumer-left-behind') {
		throw failure;
	}
};

/**
Reads a stream: every record of the wished shards at least once, in order per shard, children after their parents, through reshards, throttling, lost connections and expired iterators and credentials. What happens is yielded as events; a taker that is slow slows the reading.

Ends by itself when the stream was deleted, or when all `shardIds` are drained; ends quietly, within a second, when the signal aborts or the generator is left. Throws a UserError for what needs a person: no such stream or shard, no access, an endpoint that is not there at the start.
*/
export async function * readStream(options: ReadOptions): AsyncGenerator<ReadEvent, void> {
	const stop = new AbortController();
	const signal = AbortSignal.any([options.signal, stop.signal]);
	// Holds one event. The sender of the next event waits until it was taken.
	const {readable, writable} = new TransformStream<ReadEvent, ReadEvent>(undefined, {highWaterMark: 1}, {highWaterMark: 0});
	const taker = readable.getReader();
	const sender = writable.getWriter();
	const leave = () => {
		void taker.cancel(signal.reason);
	};

	signal.addEventListener('abort', leave, {once: true});
	const work = readLives({...options, signal}, async event => sender.write(event))
		.then(() => undefined)
		.catch((error: unknown) => explainError(error, {...options.connection, streamName: options.streamName}))
		.finally(() => {
			// Fails when the taker has left already.
			sender.close().catch(() => undefined);
		});
	try {
		for (;;) {
			const {done, value} = await taker.read();
			if (done) {
				break;
			}

			yield value;
		}

		const failure = await work;
		if (failure && !signal.aborted) {
			throw failure;
		}
	} finally {
		stop.abort();
		await checkLeftovers(work);
	}
}

/**
A live stream as a source of read events.
*/
export const streamSource = (options: StreamReadOptions): RecordSource => (start, signal) => readStream({...options, ...start, signal});
