import {FAN_OUT_BYTES_PER_SECOND, SUBSCRIPTION_LIFETIME_MILLISECONDS} from '../../service/limits.js';
import {resourceNotFound} from '../errors.js';
import type {SubscriptionEvent} from '../operation.js';
import {childShardsOutput} from '../operations/shards/shard-output.js';
import {millisBehindLatest, readPage} from '../record-page.js';
import type {Account} from '../state/account.js';
import type {Consumer} from '../state/consumer.js';
import {settleStream} from '../state/settle.js';
import {continuationSequenceNumber, isOpen, type Shard} from '../state/shard.js';
import type {Stream} from '../state/stream.js';
import {
	createTokenBucket,
	millisecondsUntilTokens,
	spendTokens,
	type TokenBucket,
} from '../limits/token-bucket.js';
import {createShardAlarm} from './shard-alarm.js';

// An idle subscription sends a sign of life this often; observed, not documented.
const HEARTBEAT_MILLISECONDS = 5000;
const EVENT_MAX_RECORDS = 10_000;
const EVENT_MAX_BYTES = 1024 * 1024;

/**
What is delivered to whom, from which record on, and until when.
*/
export type Subscription = {
	readonly account: Account;
	readonly stream: Stream;
	readonly consumer: Consumer;
	readonly shard: Shard;
	readonly startCounter: number;
	readonly signal: AbortSignal;
};

const checkStillThere = ({account, stream, consumer}: Subscription) => {
	if (account.streams.get(stream.name) !== stream || settleStream(account, stream) !== stream || stream.consumers.get(consumer.name) !== consumer) {
		throw resourceNotFound(`Consumer ${consumer.arn}, account ${account.accountId} not found.`);
	}
};

const eventOf = ({stream, shard}: Subscription, records: SubscriptionEvent['Records'], nextCounter: number, now: number): SubscriptionEvent => {
	const isEnd = !isOpen(shard) && nextCounter >= shard.log.nextCounter;
	return {
		Records: records,
		ContinuationSequenceNumber: isEnd ? undefined : continuationSequenceNumber(shard, nextCounter),
		MillisBehindLatest: millisBehindLatest(shard, nextCounter, now),
		...(isEnd && {ChildShards: childShardsOutput(stream, shard)}),
	};
};

const paceOf = (account: Account, pace: TokenBucket, now: number) => account.hasLimits ? millisecondsUntilTokens(pace, 1, now) : 0;

/**
Pushes a shard's records as they come, with heartbeats between them.
*/
export async function * deliverRecords(subscription: Subscription): AsyncGenerator<SubscriptionEvent> {
	const {account, stream, shard, startCounter, signal} = subscription;
	const {clock} = account;
	const endsAt = clock.now() + SUBSCRIPTION_LIFETIME_MILLISECONDS;
	const pace = createTokenBucket(FAN_OUT_BYTES_PER_SECOND, clock.now());
	using alarm = createShardAlarm(account, shard, signal);
	let counter = startCounter;
	let heartbeatAt = clock.now();
	while (!signal.aborted && clock.now() < endsAt) {
		checkStillThere(subscription);
		const now = clock.now();
		const pause = paceOf(account, pace, now);
		const isReadable = counter < shard.log.nextCounter;
		const isEnd = !isReadable && !isOpen(shard);
		if (isEnd || now >= heartbeatAt || (isReadable && pause === 0)) {
			const page = readPage(shard, counter, pause === 0 ? EVENT_MAX_RECORDS : 0, EVENT_MAX_BYTES);
			counter = page.nextCounter;
			spendTokens(pace, page.bytes, now);
			heartbeatAt = now + HEARTBEAT_MILLISECONDS;
			const event = eventOf(subscription, page.records, counter, now);
			yield event;
			if (event.ChildShards) {
				return;
			}
		} else {
			await alarm.sleepUntil(Math.min(heartbeatAt, endsAt, isReadable ? now + pause : Infinity, stream.transition?.until ?? Infinity));
		}
	}
}
