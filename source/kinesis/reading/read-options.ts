import type {Clock} from '../../time/clock.js';
import type {Random} from '../../random.js';
import type {Connection} from '../client/connection.js';
import type {StartWishes} from '../../service/reading-start.js';
import type {ReadBudget} from './polling/read-budget.js';
import type {SamplingWishes} from './sampling/sampling.js';

/**
Which stream is read, and how.
*/
export type StreamReadOptions = {
	readonly connection: Connection;
	readonly streamName: string;
	readonly clock: Clock;
	readonly random: Random;
	/**
	How often a shard is polled once caught up; less often with hundreds of shards. Default 1,000 ms.
	*/
	readonly pollIntervalMilliseconds?: number;
	/**
	What to take of each shard; default polite. Ignored by fan-out, which shares nothing.
	*/
	readonly budget?: ReadBudget;
	/**
	Read a sample, now or when there is too much; undefined: every record is read. Ignored by fan-out.
	*/
	readonly sampling?: SamplingWishes | undefined;
	/**
	Read by enhanced fan-out, as this registered consumer (which is registered if need be, and deregistered then at the end).
	*/
	readonly fanOut?: {readonly consumerName: string};
	/**
	For how long a deleted stream may be created again before reading ends. Default 0.
	*/
	readonly successorPatienceMilliseconds?: number;
};

/**
What a reader of a stream is told.
*/
export type ReadOptions = StartWishes & StreamReadOptions & {readonly signal: AbortSignal};
