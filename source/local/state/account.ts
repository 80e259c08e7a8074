import type {Clock} from '../../clock.js';
import type {Random} from '../../random.js';
import {createTokenSealer, type TokenSealer} from '../opaque-token.js';
import type {TokenBucket} from '../token-bucket.js';
import type {SubscriptionSlot} from '../subscription-slots.js';
import {isGone} from './consumer.js';
import type {Shard, ShardBirth} from './shard.js';
import {
	applyBirths,
	trimHorizon,
	type Stream,
	type Transition,
} from './stream.js';

/**
All that the embedded Kinesis knows: one account in one region.
*/
export type Account = {
	readonly clock: Clock;
	readonly random: Random;
	readonly accountId: string;
	readonly region: string;
	readonly transitionMilliseconds: number;
	readonly hasLimits: boolean;
	readonly maxBytes: number;
	readonly shardLimit: number;
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
	readonly onTrimmed: ((trimmedRecords: number) => void) | undefined;
	commitment: Commitment;
	/**
	Call rates, by operation and what it is counted for.
	*/
	readonly callRates: Map<string, TokenBucket>;
	readonly tokens: TokenSealer;
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
The account's minimum throughput billing commitment, as recorded state.
*/
export type Commitment = {
	readonly status: 'ENABLED' | 'DISABLED';
	readonly startedAt: number | undefined;
	readonly endedAt: number | undefined;
};

export type AccountOptions = Pick<Account, 'clock' | 'random' | 'region' | 'transitionMilliseconds' | 'hasLimits' | 'maxBytes' | 'shardLimit' | 'onTrimmed'>;

export const createAccount = (options: AccountOptions): Account => ({
	...options,
	accountId: '000000000000',
	streams: new Map(),
	lastCreatedAt: 0,
	retainedBytes: 0,
	retainedRecords: 0,
	trimmedRecords: 0,
	commitment: {status: 'DISABLED', startedAt: undefined, endedAt: undefined},
	callRates: new Map(),
	tokens: createTokenSealer(),
	subscriptions: new Map(),
	listeners: new Map(),
});

export const wakeListeners = (account: Account, shard: Shard): void => {
	const listeners = account.listeners.get(shard);
	if (listeners) {
		for (const wake of listeners) {
			wake();
		}
	}
};

/**
Drops a shard's records before `counter` and keeps the account's count; returns how many went.
*/
export const trimShard = (account: Account, shard: Shard, counter: number): number => {
	const bytesBefore = shard.log.retainedBytes;
	const trimmed = shard.log.trimBefore(counter);
	account.retainedBytes -= bytesBefore - shard.log.retainedBytes;
	account.retainedRecords -= trimmed;
	return trimmed;
};

/**
Begins a change that the stream shows for a moment. Sleeping subscriptions learn of it, so that they wake when it is done.
*/
export const beginTransition = (account: Account, stream: Stream, status: Transition['status'], births: readonly ShardBirth[] = []): void => {
	stream.transition = {status, until: account.clock.now() + account.transitionMilliseconds, births};
	for (const shard of stream.shards.values()) {
		wakeListeners(account, shard);
	}
};

const EXPIRY_SWEEP_MILLISECONDS = 1000;

/**
Drops records older than the retention period, and closed shards that have none left.
*/
export const dropExpired = (account: Account, stream: Stream, now: number): void => {
	stream.sweptAt = now;
	const horizon = trimHorizon(stream, now);
	for (const shard of stream.shards.values()) {
		trimShard(account, shard, shard.log.counterAtTime(horizon));
		if (shard.closedAt !== undefined && shard.closedAt < horizon) {
			stream.shards.delete(shard.index);
		}
	}
};

const deleteStream = (account: Account, stream: Stream) => {
	for (const shard of stream.shards.values()) {
		trimShard(account, shard, shard.log.nextCounter);
		shard.closedAt ??= account.clock.now();
		wakeListeners(account, shard);
	}

	stream.shards.clear();
	account.streams.delete(stream.name);
};

/**
Brings a stream up to the clock: ends a transition that is due, drops what has expired. Returns false when the stream is gone.
*/
export const settleStream = (account: Account, stream: Stream): boolean => {
	const now = account.clock.now();
	const {transition} = stream;
	if (transition && now >= transition.until) {
		if (transition.status === 'DELETING') {
			deleteStream(account, stream);
			return false;
		}

		stream.transition = undefined;
		// The first shards count from the stream's creation, so that its trim horizon finds them open.
		applyBirths(stream, transition.births, transition.status === 'CREATING' ? stream.createdAt : transition.until);
		for (const index of transition.births.flatMap(birth => birth.parents)) {
			wakeListeners(account, stream.shards.get(index)!);
		}
	}

	for (const consumer of stream.consumers.values()) {
		if (isGone(consumer, now)) {
			stream.consumers.delete(consumer.name);
		}
	}

	if (now - stream.sweptAt >= EXPIRY_SWEEP_MILLISECONDS) {
		dropExpired(account, stream, now);
	}

	return true;
};

/**
All streams that exist now, by name.
*/
export const settledStreams = (account: Account): Stream[] =>
	[...account.streams.values()].filter(stream => settleStream(account, stream)).toSorted((a, b) => a.name < b.name ? -1 : 1);
