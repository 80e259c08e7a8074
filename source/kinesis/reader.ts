import type {UserError} from '../user-error.js';
import type {Clock} from '../clock.js';
import type {Random} from '../random.js';
import {type CallSlots, createCallSlots} from './call-slots.js';
import type {Connection} from './connection.js';
import {classifyError, explainError} from './errors.js';
import {subscribeShard} from './fan-out-consumer.js';
import {registerFanOut} from './fan-out-registration.js';
import {pollShard} from './polling-consumer.js';
import {
	DEFAULT_POLL_INTERVAL_MILLISECONDS,
	POLITE_READ_BUDGET,
	sharedPollInterval,
	type ReadBudget,
} from './read-budget.js';
import type {ReadEvent} from './read-event.js';
import type {ShardConsumer} from './shard-reading.js';
import type {StartWishes} from './start-plan.js';
import {type LifeReading, readLife, type ShardToRead} from './stream-life.js';
import {describeStream, type StreamSummary} from './stream.js';
import {waitUntilActive} from './waiting.js';

/**
Calls in flight, and batches in memory, over all shards of a reader.
*/
const MAX_CALLS_IN_FLIGHT = 64;

export type ReadOptions = StartWishes & {
	readonly connection: Connection;
	readonly streamName: string;
	readonly clock: Clock;
	readonly random: Random;
	readonly signal: AbortSignal;
	/**
	How often a shard is polled once caught up; less often with hundreds of shards. Default 1,000 ms.
	*/
	readonly pollIntervalMilliseconds?: number;
	/**
	What to take of each shard; default polite. Ignored by fan-out, which shares nothing.
	*/
	readonly budget?: ReadBudget;
	/**
	Read by enhanced fan-out, as this registered consumer (which is registered if need be, and deregistered then at the end).
	*/
	readonly fanOut?: {readonly consumerName: string};
};

type Emit = (event: ReadEvent) => Promise<void>;

type OpenShard = LifeReading['openShard'];

const describeIfAllowed = async ({connection, streamName, signal}: ReadOptions): Promise<StreamSummary | undefined> => {
	try {
		return await describeStream(connection, streamName, signal);
	} catch (error) {
		if (classifyError(error) === 'denied') {
			return undefined;
		}

		throw error;
	}
};

// Keeps the shard in the set for as long as it is read.
async function * during(shardIds: Set<string>, shardId: string, consumer: ShardConsumer): ShardConsumer {
	shardIds.add(shardId);
	try {
		return yield * consumer;
	} finally {
		shardIds.delete(shardId);
	}
}

const createPolling = (options: ReadOptions, slots: CallSlots) => {
	const {budget = POLITE_READ_BUDGET, pollIntervalMilliseconds = DEFAULT_POLL_INTERVAL_MILLISECONDS} = options;
	const polled = new Set<string>();
	const pollInterval = () => sharedPollInterval(pollIntervalMilliseconds, polled.size);
	return (shard: ShardToRead, isContinuation = false): ShardConsumer => during(polled, shard.shardId, pollShard({
		...options, ...shard, slots, budget, pollInterval, isContinuation,
	}));
};

// Reading itself, by polling or by a fan-out consumer that is there for the time being.
const withConsumer = async <T>(options: ReadOptions, slots: CallSlots, read: (openShard: OpenShard) => Promise<T>): Promise<T> => {
	const poll = createPolling(options, slots);
	if (!options.fanOut) {
		return read(shard => poll(shard));
	}

	const {arn: streamArn} = await describeStream(options.connection, options.streamName, options.signal);
	const consumer = await registerFanOut({...options, streamArn, consumerName: options.fanOut.consumerName});
	try {
		return await read(shard => subscribeShard({
			...options, ...shard, slots, consumerArn: consumer.arn, finishByPolling: position => poll({...shard, position}, true),
		}));
	} finally {
		await consumer.release();
	}
};

const readLives = async (options: ReadOptions, emit: Emit): Promise<void> => {
	const {connection, streamName, clock, signal} = options;
	const slots = createCallSlots(MAX_CALLS_IN_FLIGHT);
	let wishes: StartWishes = options;
	for (;;) {
		const summary = await describeIfAllowed(options);
		if (summary?.status === 'CREATING') {
			await waitUntilActive(connection, streamName, {clock, signal});
		}

		const life = {
			...options, ...wishes, createdAt: summary?.createdAt, emit,
		};
		const end = await withConsumer(options, slots, async openShard => readLife({...life, openShard}));
		switch (end.type) {
			case 'drained': {
				return;
			}

			case 'deleted': {
				await emit({type: 'stream-deleted'});
				return;
			}

			case 'recreated': {
				await emit({type: 'stream-recreated', createdAt: end.createdAt});
				wishes = {from: {type: 'trim-horizon'}, shardIds: options.shardIds, resumeFrom: undefined};
			}
		}
	}
};

// Being stopped is no failure; a consumer that goes on costing money is one.
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
	// Holds one event: who sends the next waits until this one was taken.
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
