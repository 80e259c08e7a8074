import {type CallSlots, createCallSlots} from './polling/call-slots.js';
import {subscribeShard} from './fan-out/fan-out-consumer.js';
import {registerFanOut} from './fan-out/fan-out-registration.js';
import {pollShard} from './polling/polling-consumer.js';
import {createPollPace, type PollPace} from './polling/poll-pace.js';
import {DEFAULT_POLL_INTERVAL_MILLISECONDS, POLITE_READ_BUDGET} from './polling/read-budget.js';
import type {ReadOptions} from './read-options.js';
import {createSampling} from './sampling/sampling.js';
import {createShardSampler} from './sampling/shard-sampler.js';
import {serviceTime, type ShardConsumer} from './shard-reading.js';
import type {LifeReading, ShardToRead} from './lives/stream-life.js';

/**
Calls in flight, and batches in memory, over all shards of a reader.
*/
const MAX_CALLS_IN_FLIGHT = 64;

type OpenShard = LifeReading['openShard'];

// The shard takes part in the pace for as long as it is read.
async function * during(pace: PollPace, shardId: string, consumer: ShardConsumer): ShardConsumer {
	pace.begin(shardId);
	try {
		return yield * consumer;
	} finally {
		pace.end(shardId);
	}
}

const createPolling = (options: ReadOptions, slots: CallSlots) => {
	const {budget = POLITE_READ_BUDGET, pollIntervalMilliseconds = DEFAULT_POLL_INTERVAL_MILLISECONDS} = options;
	const pace = createPollPace(pollIntervalMilliseconds, options.clock);
	const pollInterval = pace.intervalAfter;
	const sampling = options.sampling && createSampling(options.sampling, options.clock);
	return (shard: ShardToRead, isContinuation = false): ShardConsumer => {
		const sampler = sampling && !isContinuation ? createShardSampler(sampling, shard, serviceTime(options)) : undefined;
		return during(pace, shard.shardId, pollShard({
			...options, ...shard, slots, budget, pollInterval, isContinuation, sampler,
		}));
	};
};

export type ShardOpening = ReadOptions & {
	readonly isPatient: boolean;
	/**
	Known whenever fan-out is asked for.
	*/
	readonly streamArn: string | undefined;
};

/**
Gives `read` the way to read a shard by the options: by polling, or by a fan-out consumer that stays registered while `read` runs.
*/
export const withShardOpener = async <T>(options: ShardOpening, read: (openShard: OpenShard) => Promise<T>): Promise<T> => {
	const slots = createCallSlots(MAX_CALLS_IN_FLIGHT);
	const poll = createPolling(options, slots);
	const {fanOut, streamArn} = options;
	if (fanOut === undefined || streamArn === undefined) {
		return read(shard => poll(shard));
	}

	const consumer = await registerFanOut({...options, streamArn, consumerName: fanOut.consumerName});
	try {
		return await read(shard => subscribeShard({
			...options, ...shard, slots, consumerArn: consumer.arn, finishByPolling: position => poll({...shard, position}, true),
		}));
	} finally {
		await consumer.release();
	}
};
