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
};

/**
A subscription is given up this long before the service would end it.
*/
const RENEWAL_MARGIN_MILLISECONDS = 10_000;

/**
A second subscription within 5 s is refused: this much later it is safe.
*/
const TAKEOVER_MARGIN_MILLISECONDS = 250;

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

// Yields the batches of one subscription; returns the children at the end of a closed shard, and undefined when it is time to subscribe again.
async function * follow(reading: FanOutReading, {events, subscribedAt, resumePoint}: Subscription): AsyncGenerator<ReadEvent, readonly ChildShard[] | undefined> {
	const {shardId, clock} = reading;
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
			return toChildShards(event.ChildShards);
		}

		if (clock.now() - subscribedAt > SUBSCRIPTION_LIFETIME_MILLISECONDS - RENEWAL_MARGIN_MILLISECONDS) {
			return undefined;
		}
	}

	return undefined;
}

/**
Reads one shard by enhanced fan-out: the service pushes. A subscription is renewed before its five minutes are over, and after every failure, from the continuation sequence number of the last event, so that it skips and repeats nothing.
*/
export async function * subscribeShard(reading: FanOutReading): ShardConsumer {
	const {shardId, clock, random, signal, slots} = reading;
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
		let children: readonly ChildShard[] | undefined;
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

			children = yield * follow(reading, {events, subscribedAt, resumePoint});
			signal.throwIfAborted();
		} catch (error) {
			signal.throwIfAborted();
			const kind = classifyError(error);
			const trouble = meetTrouble(error, failures++, reading, kind);
			const untilTakeover = kind === 'in-use' ? SUBSCRIPTION_TAKEOVER_MILLISECONDS : Math.max(0, subscribedAt + SUBSCRIPTION_TAKEOVER_MILLISECONDS - clock.now());
			retryIn = Math.max(trouble.retryInMs, untilTakeover === 0 ? 0 : untilTakeover + TAKEOVER_MARGIN_MILLISECONDS + Math.round(random() * 1000));
			yield {...trouble, retryInMs: retryIn};
		} finally {
			release();
			subscription.abort();
		}

		if (children) {
			yield {type: 'shard-ended', shardId, childShardIds: children.map(child => child.shardId)};
			return children;
		}

		next = resumePoint.position;
		await clock.sleep(retryIn, signal);
	}
}
