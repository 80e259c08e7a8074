import type {SubscribeToShardEventStream} from '@aws-sdk/client-kinesis';
import {subscriptionEvent} from '../../client/answers.js';
import {SubscribeToShardCommand} from '../../client/calls.js';
import {SUBSCRIPTION_LIFETIME_MILLISECONDS} from '../../../service/limits.js';
import type {ReadEvent} from '../../../service/read-event.js';
import type {ResumePoint} from '../resume-point.js';
import {type ShardPosition, toServicePosition} from '../../../service/shard-position.js';
import {
	type ChildShard,
	serviceTime,
	type ShardConsumer,
	type ShardReading,
	toChildShards,
	toLag,
} from '../shard-reading.js';

/**
A subscription is given up this long before the service would end it.
*/
const RENEWAL_MARGIN_MILLISECONDS = 10_000;

/**
The subscription of a closed shard ends after its last record, with the names of its children. Some emulators let it go on for ever: after this time without a record, polling finds the end.
*/
const OVERDUE_MILLISECONDS = 10_000;

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
Calls SubscribeToShard; resolves once the service has accepted.
*/
export const subscribe = async ({connection, consumerArn, shardId}: FanOutReading, position: ShardPosition, signal: AbortSignal): Promise<AsyncIterable<SubscribeToShardEventStream>> => {
	const {type, sequenceNumber, timestamp} = toServicePosition(position);
	const {EventStream: events} = await connection.sdk.send(new SubscribeToShardCommand({
		ConsumerARN: consumerArn,
		ShardId: shardId,
		StartingPosition: {Type: type, SequenceNumber: sequenceNumber, Timestamp: timestamp},
	}), {abortSignal: signal});
	return events!;
};

/**
One SubscribeToShard answer that is being read.
*/
export type Subscription = {
	readonly events: AsyncIterable<SubscribeToShardEventStream>;
	readonly subscribedAt: number;
	readonly resumePoint: ResumePoint;
};

/**
Why a subscription was left: its shard has ended, its time is over, or it should have ended long ago.
*/
export type SubscriptionEnd =
	| {readonly type: 'shard-ended'; readonly children: readonly ChildShard[]}
	| {readonly type: 'renewal'}
	| {readonly type: 'overdue'};

/**
Yields the batches of one subscription, and says in the end why it is over. Throws what the connection or the service throws in the middle.
*/
export async function * followSubscription(reading: FanOutReading, {events, subscribedAt, resumePoint}: Subscription): AsyncGenerator<ReadEvent, SubscriptionEnd> {
	const {shardId, clock} = reading;
	let overdueAt: number | undefined;
	for await (const {SubscribeToShardEvent: received} of events) {
		if (!received) {
			continue;
		}

		const event = subscriptionEvent(received, '');
		const {Records: records = []} = event;
		const millisBehindLatest = toLag(event.MillisBehindLatest);
		// An empty event moves the place on too; at the end of a closed shard there is none.
		const continuation = event.ContinuationSequenceNumber === '' ? undefined : event.ContinuationSequenceNumber;
		resumePoint.advance({
			lastSequenceNumber: records.at(-1)?.SequenceNumber ?? continuation,
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
