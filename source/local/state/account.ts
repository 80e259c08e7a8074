import type {CallClock} from '../call-clock.js';
import {MAX_CREATING_STREAMS} from '../../service/limits.js';
import type {Random} from '../../random.js';
import {createTokenSealer, type TokenSealer} from '../tokens/opaque-token.js';
import type {TokenBucket} from '../limits/token-bucket.js';
import type {Shard} from './shard.js';
import type {Stream} from './stream.js';

/**
The one subscription that a consumer may have on a shard.
*/
export type SubscriptionSlot = {
	readonly calls: TokenBucket;
	/**
	Clock time in ms of the last successful call.
	*/
	subscribedAt: number;
	/**
	Ends the subscription that runs, if it still does.
	*/
	running: AbortController;
};

/**
All that the embedded Kinesis knows: one account in one region.
*/
export type Account = {
	readonly clock: CallClock;
	readonly random: Random;
	readonly accountId: string;
	readonly region: string;
	transitionMilliseconds: number;
	readonly hasLimits: boolean;
	readonly maxBytes: number;
	shardLimit: number;
	/**
	Streams that may be CREATING at once.
	*/
	creatingLimit: number;
	readonly streams: Map<string, Stream>;
	lastCreatedAt: number;
	/**
	Record bytes kept over all streams.
	*/
	retainedBytes: number;
	retainedRecords: number;
	/**
	Records dropped because of `maxBytes`, not of their age.
	*/
	trimmedRecords: number;
	/**
	What the limits of shards throttled for all clients, by the stream's name.
	*/
	readonly throttled: Map<string, Throttled>;
	/**
	The account in every region that shares `maxBytes`; it is one of them once it has read back what it kept.
	*/
	readonly neighbours: ReadonlySet<Account>;
	onTrimmed: ((trimmedRecords: number) => void) | undefined;
	commitment: Commitment;
	/**
	Call rates, by operation and what it is counted for.
	*/
	readonly callRates: Map<string, TokenBucket>;
	tokens: TokenSealer;
	/**
	Subscriptions by consumer ARN and shard id.
	*/
	readonly subscriptions: Map<string, SubscriptionSlot>;
	/**
	Whom to wake when a shard takes a record or closes.
	*/
	readonly listeners: Map<Shard, Set<() => void>>;
};

/**
Records that were not written, and calls that would have read, since the stream was created.
*/
export type Throttled = {
	records: number;
	reads: number;
};

/**
Counts what a shard's limits turn down; `amount` is of records or of calls.
*/
export const noteThrottled = ({throttled}: Pick<Account, 'throttled'>, streamName: string, what: keyof Throttled, amount = 1): void => {
	const counts = throttled.get(streamName) ?? {records: 0, reads: 0};
	counts[what] += amount;
	throttled.set(streamName, counts);
};

/**
The account's minimum throughput billing commitment, as recorded state.
*/
export type Commitment = {
	readonly status: 'ENABLED' | 'DISABLED';
	readonly startedAt: number | undefined;
	readonly endedAt: number | undefined;
};

export type AccountOptions = Pick<Account, 'clock' | 'random' | 'region' | 'transitionMilliseconds' | 'hasLimits' | 'maxBytes' | 'shardLimit' | 'onTrimmed' | 'neighbours'>;

export const createAccount = (options: AccountOptions): Account => ({
	...options,
	accountId: '000000000000',
	streams: new Map(),
	creatingLimit: MAX_CREATING_STREAMS,
	lastCreatedAt: 0,
	retainedBytes: 0,
	retainedRecords: 0,
	trimmedRecords: 0,
	throttled: new Map(),
	commitment: {status: 'DISABLED', startedAt: undefined, endedAt: undefined},
	callRates: new Map(),
	tokens: createTokenSealer(),
	subscriptions: new Map(),
	listeners: new Map(),
});
