import {ascending} from '../ascending.js';
import {forgetSlots} from '../fan-out/subscription-slots.js';
import type {ShardBirth} from '../../service/uniform-scaling.js';
import type {Account} from './account.js';
import {isGone} from './consumer.js';
import type {Shard} from './shard.js';
import {applyBirths, type Stream, type Transition} from './stream.js';
import {dropExpired, trimShard} from './trim.js';

const EXPIRY_SWEEP_MILLISECONDS = 1000;

export const wakeListeners = (account: Account, shard: Shard): void => {
	const listeners = account.listeners.get(shard);
	if (listeners) {
		for (const wake of listeners) {
			wake();
		}
	}
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

const remove = (account: Account, stream: Stream) => {
	account.streams.delete(stream.name);
	for (const shard of stream.shards.values()) {
		trimShard(account, shard, shard.log.nextCounter);
	}

	for (const consumer of stream.consumers.values()) {
		forgetSlots(account, consumer.arn);
	}
};

const endTransition = (stream: Stream, {status, until, births}: Transition) => {
	stream.transition = undefined;
	// The first shards count from the stream's creation, so that its trim horizon finds them open.
	applyBirths(stream, births, status === 'CREATING' ? stream.createdAt : until);
};

/**
Brings a stream up to the clock: ends a transition that is due, drops what has expired. Undefined when the stream is gone.
*/
export const settleStream = (account: Account, stream: Stream): Stream | undefined => {
	const now = account.clock.now();
	const {transition} = stream;
	if (transition && now >= transition.until) {
		if (transition.status === 'DELETING') {
			remove(account, stream);
			return undefined;
		}

		endTransition(stream, transition);
	}

	const gone = stream.consumers.values().filter(consumer => isGone(consumer, now)).toArray();
	for (const consumer of gone) {
		stream.consumers.delete(consumer.name);
	}

	if (now - stream.sweptAt >= EXPIRY_SWEEP_MILLISECONDS) {
		dropExpired(account, stream, now);
	}

	return stream;
};

/**
All streams that exist now, by name.
*/
export const settledStreams = (account: Account): Stream[] =>
	account.streams.values().filter(stream => settleStream(account, stream)).toArray().toSorted((a, b) => ascending(a.name, b.name));
