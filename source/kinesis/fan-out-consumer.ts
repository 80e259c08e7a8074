import {SubscribeToShardCommand, type SubscribeToShardEventStream} from '@aws-sdk/client-kinesis';
import {classifyError} from './errors.js';
import {SUBSCRIPTION_LIFETIME_MILLISECONDS, SUBSCRIPTION_TAKEOVER_MILLISECONDS} from './limits.js';
import type {ReadEvent} from './read-event.js';
import {meetTrouble} from './read-trouble.js';
import type {KinesisRecord} from './record.js';
import {createResumePoint, type ResumePoint} from './resume-point.js';
import {describePosition, type ShardPosition, toServicePosition} from './shard-position.js';
import {
	type ChildShard,
	serviceTime,
	type ShardConsumer,
	type ShardReading,
	toChildShards,
} from './shard-reading.js';

export type FanOutReading = ShardReading & {
	readonly consumerArn: string;
	/**
	Whether the shard is known, from a listing, to be closed.
	*/
	isClosed(): boolean;
	/**
	Reads the shard to its end from there, without fan-out.
	*/
	finishByPolling(position: ShardPosition): ShardConsumer;
};

/**
A subscription is given up this long before the service would end it.
*/
const RENEWAL_MARGIN_MILLISECONDS = 10_000;

/**
A second subscription within 5 s is refused: this much later it is safe.
*/
const TAKEOVER_MARGIN_MILLISECONDS = 250;

/**
A closed shard's subscription ends by itself, with the children's names, once all was pushed. Some emulators let it go on for ever: after so long with nothing more to push, polling finds the end.
*/
const OVERDUE_MILLISECONDS = 10_000;

const subscribe = async ({connection, consumerArn, shardId}: FanOutReading, position: ShardPosition, signal: AbortSignal): Promise<AsyncIterable<SubscribeToShardEventStream>> => {
	const {type, sequenceNumber, timestamp} = toServicePosition(position);
	const {EventStream: events} = await connection.sdk.send(new SubscribeToShardCommand({
		ConsumerARN: consumerArn,
		ShardId: shardId,
		StartingPosition: {Type: type, SequenceNumber: sequenceNumber, Timestamp: timestamp},
	}), {abortSignal: signal});
	return events!;
};

type Subscription = {
	readonly events: AsyncIterable<SubscribeToShardEventStream>;
	readonly subscribedAt: number;
	readonly resumePoint: ResumePoint;
};

type SubscriptionEnd =
	| {readonly type: 'shard-ended'; readonly children: readonly ChildShard[]}
	| {readonly type: 'renewal'}
	| {readonly type: 'overdue'};

// Yields the batches of one subscription.
async function * follow(reading: FanOutReading, {events, subscribedAt, resumePoint}: Subscription): AsyncGenerator<ReadEvent, SubscriptionEnd> {
	const {shardId, clock} = reading;
	let overdueAt: number | undefined;
	for await (const {SubscribeToShardEvent: event} of events) {
		if (!event) {
			continue;
		}

		const records = (event.Records ?? []) as readonly KinesisRecord[];
		const millisBehindLatest = event.MillisBehindLatest ?? 0;
		// There is none at the end of a closed shard.
		const continuation = event.ContinuationSequenceNumber === '' ? undefined : event.ContinuationSequenceNumber;
		resumePoint.advance({
			lastSequenceNumber: continuation ?? records.at(-1)?.SequenceNumber,
			isCaughtUp: millisBehindLatest === 0,
			serviceTime: serviceTime(reading),
		});
		yield {
			type: 'batch', shardId, records, millisBehindLatest, receivedAt: clock.now(), resumeAt: resumePoint.position,
		};
		if (event.ChildShards !== undefined && event.ChildShards.length > 0) {
			return {type: 'shard-ended', children: toChildShards(event.ChildShards)};
		}

		const isNothingLeft = records.length === 0 && millisBehindLatest === 0 && reading.isClosed();
		overdueAt = isNothingLeft ? (overdueAt ?? (clock.now() + OVERDUE_MILLISECONDS)) : undefined;
		if (overdueAt !== undefined && clock.now() > overdueAt) {
			return {type: 'overdue'};
		}

		if (clock.now() - subscribedAt > SUBSCRIPTION_LIFETIME_MILLISECONDS - RENEWAL_MARGIN_MILLISECONDS) {
			return {type: 'renewal'};
		}
	}

	return {type: 'renewal'};
}

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

			end = yield * follow(reading, {events, subscribedAt, resumePoint});
			signal.throwIfAborted();
			retryIn = untilTakeover(subscribedAt, reading);
		} catch (error) {
			signal.throwIfAborted();
			const kind = classifyError(error);
			const trouble = meetTrouble(error, failures++, reading, kind);
			// Who else subscribed did so just now, for all that is known.
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
