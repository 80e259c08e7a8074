import {classifyError} from '../../errors/error-kind.js';
import {SUBSCRIPTION_TAKEOVER_MILLISECONDS} from '../../../service/limits.js';
import {meetTrouble} from '../read-trouble.js';
import {createResumePoint} from '../resume-point.js';
import {describePosition} from '../../../service/shard-position.js';
import {serviceTime, type ShardConsumer} from '../shard-reading.js';
import {
	followSubscription,
	subscribe,
	type FanOutReading,
	type SubscriptionEnd,
} from './subscription.js';

/**
A second subscription within 5 s is refused: this much later it is safe.
*/
const TAKEOVER_MARGIN_MILLISECONDS = 250;

// The service refuses a second subscription within five seconds of the first.
const untilTakeover = (subscribedAt: number, {clock, random}: FanOutReading): number => {
	const left = subscribedAt + SUBSCRIPTION_TAKEOVER_MILLISECONDS - clock.now();
	return left > 0 ? left + TAKEOVER_MARGIN_MILLISECONDS + Math.round(random() * 1000) : 0;
};

/**
Reads one shard by enhanced fan-out: the service pushes. A subscription is renewed before its five minutes are over, and after every failure, from the continuation sequence number of the last event, so that it skips and repeats nothing.
*/
export async function * subscribeShard(reading: FanOutReading): ShardConsumer {
	const {shardId, clock, signal, slots} = reading;
	const resumePoint = createResumePoint(reading.position, serviceTime(reading));
	let next = reading.position;
	let isStarted = false;
	let failures = 0;

	for (;;) {
		// The SDK does not end the connection when its events are left: the signal does.
		const subscription = new AbortController();
		const subscriptionSignal = AbortSignal.any([signal, subscription.signal]);
		const release = await slots.acquire();
		let subscribedAt = -Infinity;
		let retryIn = 0;
		let end: SubscriptionEnd | undefined;
		try {
			signal.throwIfAborted();
			const events = await subscribe(reading, next, subscriptionSignal);
			release();
			failures = 0;
			subscribedAt = clock.now();
			if (!isStarted) {
				isStarted = true;
				yield {
					type: 'shard-started', shardId, position: describePosition(reading.position), resumeAt: resumePoint.position,
				};
			}

			end = yield * followSubscription(reading, {events, subscribedAt, resumePoint});
			signal.throwIfAborted();
			retryIn = untilTakeover(subscribedAt, reading);
		} catch (error) {
			signal.throwIfAborted();
			const kind = classifyError(error);
			const trouble = meetTrouble(error, failures++, reading, kind);
			// The other subscription may have begun just now.
			retryIn = Math.max(trouble.retryInMs, untilTakeover(kind === 'in-use' ? clock.now() : subscribedAt, reading));
			yield {...trouble, retryInMs: retryIn};
		} finally {
			release();
			subscription.abort();
		}

		if (end?.type === 'shard-ended') {
			yield {type: 'shard-ended', shardId, childShardIds: end.children.map(child => child.shardId)};
			return end.children;
		}

		if (end?.type === 'overdue') {
			return yield * reading.finishByPolling(resumePoint.position);
		}

		next = resumePoint.position;
		await clock.sleep(retryIn, signal);
	}
}
