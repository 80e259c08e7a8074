import {SUBSCRIBE_TO_SHARD_CALLS_PER_SECOND, SUBSCRIPTION_TAKEOVER_MILLISECONDS} from '../../service/limits.js';
import {limitExceeded, resourceInUse} from '../errors.js';
import type {Account} from '../state/account.js';
import {createTokenBucket, didTake} from '../limits/token-bucket.js';

const slotKey = (consumerArn: string, shardId: string) => `${consumerArn} ${shardId}`;

/**
B: within 5 seconds of a successful call another one is refused, later it takes over and the older subscription ends; at most one call per second, consumer and shard. Returns the signal that ends the new subscription.
*/
export const claimSlot = (account: Account, consumerArn: string, shardId: string): AbortSignal => {
	const now = account.clock.now();
	const key = slotKey(consumerArn, shardId);
	const slot = account.subscriptions.get(key);
	if (slot && now - slot.subscribedAt < SUBSCRIPTION_TAKEOVER_MILLISECONDS) {
		throw resourceInUse(`Another active subscription exists for this consumer: ${consumerArn} on shard ${shardId}.`);
	}

	const calls = slot?.calls ?? createTokenBucket(SUBSCRIBE_TO_SHARD_CALLS_PER_SECOND, now);
	if (account.hasLimits && !didTake(calls, 1, now)) {
		throw limitExceeded(`Rate exceeded for consumer ${consumerArn} and shard ${shardId}.`);
	}

	slot?.running.abort();
	const running = new AbortController();
	account.subscriptions.set(key, {calls, subscribedAt: now, running});
	return running.signal;
};

/**
Forgets when a consumer that is gone subscribed.
*/
export const forgetSlots = (account: Account, consumerArn: string): void => {
	for (const key of account.subscriptions.keys()) {
		if (key.startsWith(`${consumerArn} `)) {
			account.subscriptions.delete(key);
		}
	}
};

/**
Ends every subscription of a consumer, or of all.
*/
export const endSubscriptions = (account: Account, consumerArn?: string): void => {
	for (const [key, slot] of account.subscriptions) {
		if (!(consumerArn === undefined || key.startsWith(`${consumerArn} `))) {
			continue;
		}

		slot.running.abort();
		account.subscriptions.delete(key);
	}
};
