import {classifyError} from '../errors/error-kind.js';
import {explainError} from '../errors/explain-error.js';
import {retryDelay} from '../../time/retry-delay.js';
import {createKnownKeys} from './known-keys.js';
import {createOutage} from './outage.js';
import type {ProducerOptions} from './producer-options.js';
import type {ProducerTotals} from './producer-totals.js';
import type {PutOutcome, PutResult} from './put-call.js';
import {orderKeyOf, type PutBatch, type QueuedEntry} from './put-entry.js';
import {createRunLength} from './run-length.js';
import type {ShardPace} from './shard-pace.js';
import {createShardPaces} from './shard-paces.js';

/**
What must be put again, and how many milliseconds it rests before.
*/
export type Again = {
	readonly entries: readonly QueuedEntry[];
	readonly delay: number;
};

/**
When a call was made and when it ended, in ms of the clock.
*/
export type Times = {
	readonly calledAt: number;
	readonly now: number;
};

/**
The producer's books: what every answer means for the totals, for the pace of what comes next, and for the records themselves.
*/
export type PutLedger = {
	enter(batch: PutBatch, result: PutResult, times: Times): Again;
	/**
	The shard of an order key, if known.
	*/
	shardOf(orderKey: string): string | undefined;
	/**
	The sequence number that a single put of this key comes after.
	*/
	lastOf(orderKey: string): string | undefined;
	/**
	Undefined for a shard that has never throttled.
	*/
	paceOf(shardId: string): ShardPace | undefined;
	/**
	For how long, in ms, nothing is to be sent at all.
	*/
	remainingOutage(now: number): number;
	/**
	How many records of one key may share the next call.
	*/
	readonly runLength: number;
};

/**
The wait of a record that failed alone. A throttled record follows its shard's pace instead.
*/
const RECORD_BACKOFF = {base: 20, cap: 1000};

export const createPutLedger = (options: ProducerOptions, totals: ProducerTotals): PutLedger => {
	const {connection, streamName, random} = options;
	const keys = createKnownKeys();
	const paces = createShardPaces(random);
	const runLength = createRunLength();
	const outage = createOutage(random);

	const shardOf = (orderKey: string) => options.shardOf?.(orderKey) ?? keys.get(orderKey)?.shardId;

	const explain = (error: unknown) => explainError(error, {
		streamName,
		region: connection.region,
		endpoint: connection.endpoint,
		profile: connection.profile,
	});

	const restOf = (entries: readonly QueuedEntry[]): number => {
		const attempts = Math.max(...entries.map(queued => queued.attempts));
		return retryDelay(attempts - 1, RECORD_BACKOFF, random);
	};

	const enterAccepted = ({entry, bytes}: QueuedEntry, outcome: PutOutcome & {type: 'accepted'}, {calledAt, now}: Times): void => {
		const {shardId, sequenceNumber} = outcome;
		totals.accepted++;
		totals.acceptedBytes += bytes;
		keys.set(orderKeyOf(entry), outcome);
		options.onAnswer?.({
			type: 'accepted', entry, shardId, sequenceNumber, answeredAt: now, latencyMilliseconds: now - calledAt,
		});
	};

	const enterFailed = ({entry}: QueuedEntry, outcome: PutOutcome, shardId: string | undefined): void => {
		totals.possibleDuplicates += outcome.type === 'lost' ? 1 : 0;
		if (outcome.type !== 'throttled') {
			return;
		}

		totals.throttled++;
		if (shardId === undefined) {
			return;
		}

		const orderKey = orderKeyOf(entry);
		keys.set(orderKey, {...keys.get(orderKey), shardId});
	};

	const enterAnswer = ({entries: batch, isCutShort}: PutBatch, outcomes: readonly PutOutcome[], times: Times): Again => {
		const shardIds = outcomes.map((outcome, index) => ('shardId' in outcome ? outcome.shardId : undefined) ?? shardOf(orderKeyOf(batch[index]!.entry)));
		for (const [index, queued] of batch.entries()) {
			const outcome = outcomes[index]!;
			if (outcome.type === 'accepted') {
				enterAccepted(queued, outcome, times);
			} else {
				enterFailed(queued, outcome, shardIds[index]);
			}
		}

		runLength.answered(outcomes, shardIds, isCutShort);
		const {throttled, mustRest} = paces.enter(outcomes, shardIds, times.now);
		for (const [shardId, records] of throttled) {
			options.onThrottled?.(shardId, records);
		}

		const entries = batch.filter((_, index) => outcomes[index]!.type !== 'accepted');
		const hasFailed = outcomes.some(({type}) => type === 'failed' || type === 'lost');
		return {entries, delay: mustRest || hasFailed ? restOf(entries) : 0};
	};

	/**
	Whether a call that was refused as invalid may succeed in another form: its records one by one, or a record without the number that it should come after (the stream may be another one by now).
	*/
	const canDiffer = (batch: readonly QueuedEntry[]): boolean => {
		if (batch.length > 1) {
			for (const queued of batch) {
				queued.isAlone = true;
			}

			return true;
		}

		const orderKey = orderKeyOf(batch[0]!.entry);
		const hadOrder = keys.get(orderKey)?.sequenceNumber !== undefined;
		keys.delete(orderKey);
		return hadOrder;
	};

	const refuse = (batch: readonly QueuedEntry[], error: unknown): Again => {
		if (classifyError(error) === 'invalid' && canDiffer(batch)) {
			return {entries: batch, delay: 0};
		}

		totals.refused += batch.length;
		const refusal = explain(error);
		for (const {entry} of batch) {
			options.onAnswer?.({type: 'refused', entry, error: refusal});
		}

		return {entries: [], delay: 0};
	};

	const failed = (batch: readonly QueuedEntry[], error: unknown, now: number): Again => {
		if (outage.failed(now)) {
			options.onProblem?.(explain(error));
		}

		return {entries: batch, delay: 0};
	};

	return {
		enter(batch, result, times) {
			const {calledAt, now} = times;
			if ('failure' in result) {
				const {failure, error} = result;
				const {entries} = batch;
				totals.possibleDuplicates += failure === 'lost' ? entries.length : 0;
				if (failure === 'throttled') {
					totals.throttled += entries.length;
					options.onThrottled?.(undefined, entries.length);
				}

				return failure === 'refused' ? refuse(entries, error) : failed(entries, error, now);
			}

			if (outage.answered()) {
				options.onRecovered?.();
			}

			const {accepted, acceptedBytes} = totals;
			const again = enterAnswer(batch, result.outcomes, times);
			options.onCall?.({
				answeredAt: now,
				latencyMilliseconds: now - calledAt,
				accepted: totals.accepted - accepted,
				acceptedBytes: totals.acceptedBytes - acceptedBytes,
			});
			return again;
		},
		shardOf,
		lastOf: orderKey => keys.get(orderKey)?.sequenceNumber,
		paceOf: shardId => paces.of(shardId),
		remainingOutage: now => outage.remaining(now),
		get runLength() {
			return options.isStrictlyOrdered ? 1 : runLength.limit;
		},
	};
};
