import {Buffer} from 'node:buffer';
import {setMaxListeners} from 'node:events';
import {PUT_RECORDS_MAX_RECORDS} from '../../service/limits.js';
import {atMost} from '../../time/at-most.js';
import {createAlarm} from './alarm.js';
import {createIntake} from './intake.js';
import {createKeyQueues} from './key-queues.js';
import type {ProducerOptions} from './producer-options.js';
import {noTotals, type ProducerTotals} from './producer-totals.js';
import {putEntries} from './put-call.js';
import {
	orderKeyOf,
	type PutBatch,
	type PutEntry,
	type QueuedEntry,
} from './put-entry.js';
import {createPutLedger, type Again} from './put-ledger.js';

/**
Puts records until the service accepts or finally refuses each of them: at least once, and in order per partition key as far as the service keeps it (see RunLength).
*/
export type Producer = {
	/**
	Resolves when the record is taken in: at once while there is room, later when the service is slower than the caller. Rejects once the producer is stopped.
	*/
	put(entry: PutEntry): Promise<void>;
	/**
	Puts many in one go; each is asked for when there is room for it.
	*/
	putAll(entries: Iterable<PutEntry>): Promise<void>;
	/**
	Resolves when every record that was taken in is answered.
	*/
	drain(): Promise<void>;
	/**
	Takes no more records, waits at most this long for the open answers (default one second), and stops the rest.
	*/
	stop(withinMilliseconds?: number): Promise<void>;
	readonly totals: Readonly<ProducerTotals>;
	/**
	The records that were taken in and are held back here, in no call: because a shard was full, or after a failure. `now` is clock time in ms.
	*/
	waiting(now: number): Waiting;
};

/**
Records that are held back.
*/
export type Waiting = {
	readonly records: number;
	/**
	How long the record that waits longest has waited, in ms; 0 if none waits.
	*/
	readonly milliseconds: number;
};

/**
Calls under way at once: enough to keep many shards busy over a slow line, few enough for the memory of ten-megabyte calls.
*/
const MAX_CALLS = 6;

/**
Records that wait here; then `put` waits. A fraction of a second of a few shards, so that a pause is soon drained.
*/
const MAX_WAITING_RECORDS = 2000;
const MAX_WAITING_BYTES = 16 * 1024 * 1024;

/**
A record that comes soon after a call waits this long, so that others can share the next call.
*/
const LINGER_MILLISECONDS = 25;

/**
An aborted call ends at once, unless it is still looking for credentials.
*/
const ABORT_MILLISECONDS = 200;

export const createProducer = (options: ProducerOptions): Producer => {
	const {connection, streamName, clock} = options;
	const stopping = new AbortController();
	const {signal} = stopping;
	// Each call and each rest adds a listener.
	setMaxListeners(0, signal);

	const totals = noTotals();
	const ledger = createPutLedger(options, totals);
	const queues = createKeyQueues(orderKey => ledger.shardOf(orderKey));
	const intake = createIntake({
		isFull: () => queues.waitingRecords >= MAX_WAITING_RECORDS || queues.waitingBytes >= MAX_WAITING_BYTES,
		add(queued) {
			queues.add(queued);
		},
	});
	const calls = new Set<Promise<void>>();
	const restingEntries = new Set<readonly QueuedEntry[]>();
	let lastCallAt = -Infinity;
	let isClosed = false;
	let willSend = false;
	// The arrival of the first record of the next call.
	let burstAt = 0;
	let stopped: Promise<void> | undefined;

	// Milliseconds until the next call; undefined when nothing may go.
	const untilNextCall = (now: number): number | undefined => {
		const since = queues.waitingSince;
		if (since === undefined) {
			return undefined;
		}

		// While calls are under way, more keys will be free when they are answered.
		const isCallFull = calls.size > 0 ? queues.canFillCall(ledger.runLength) : queues.waitingRecords >= PUT_RECORDS_MAX_RECORDS;
		const linger = isCallFull ? 0 : Math.min(since, lastCallAt) + LINGER_MILLISECONDS - now;
		return Math.max(ledger.remainingOutage(now), Math.min(linger, LINGER_MILLISECONDS));
	};

	const putAgain = async ({entries, delay}: Again): Promise<void> => {
		restingEntries.add(entries);
		try {
			await clock.sleep(delay, signal);
		} catch {
			return;
		} finally {
			restingEntries.delete(entries);
		}

		queues.answered(entries, entries);
		send();
	};

	// Never rejects: the ledger takes note of a failure.
	const call = async (batch: PutBatch): Promise<void> => {
		const {entries} = batch;
		for (const queued of entries) {
			totals.retried += queued.attempts > 0 ? 1 : 0;
			totals.sent += queued.attempts > 0 ? 0 : 1;
			queued.attempts++;
		}

		const calledAt = clock.now();
		const result = await putEntries({connection, streamName, signal}, entries.map(({entry}) => entry), ledger.lastOf(orderKeyOf(entries[0]!.entry)));
		if (signal.aborted && 'failure' in result) {
			return;
		}

		const again = ledger.enter(batch, result, {calledAt, now: clock.now()});
		if (again.delay === 0) {
			queues.answered(entries, again.entries);
		} else {
			// Only the keys of the records that failed rest with them.
			const resting = new Set(again.entries.map(({entry}) => orderKeyOf(entry)));
			queues.answered(entries.filter(({entry}) => !resting.has(orderKeyOf(entry))), []);
			void putAgain(again);
		}

		intake.finish(entries.length - again.entries.length);
	};

	const makeCall = async (batch: PutBatch): Promise<void> => {
		const underWay = call(batch);
		calls.add(underWay);
		await underWay;
		calls.delete(underWay);
		send();
	};

	const canCall = (): boolean => calls.size < MAX_CALLS && !signal.aborted;

	const send = (): void => {
		willSend = false;
		while (canCall()) {
			const now = clock.now();
			const wait = untilNextCall(now);
			if (wait === undefined) {
				return;
			}

			if (wait > 0) {
				setAlarm(wait);
				return;
			}

			const batch = queues.take(ledger.runLength, (shardId, bytes) => ledger.paceOf(shardId)?.take(now, bytes) ?? true);
			if (batch.entries.length === 0) {
				const readyTimes = Array.from(queues.shardIds(), shardId => ledger.paceOf(shardId)?.readyAt(now) ?? now);
				setAlarm(Math.max(1, Math.min(...readyTimes) - now));
				return;
			}

			lastCallAt = now;
			void makeCall(batch);
			intake.letIn();
		}
	};

	const setAlarm = createAlarm(clock, signal, send);

	const queuedOf = (entry: PutEntry): QueuedEntry => {
		if (isClosed) {
			throw new Error('The producer is stopped.');
		}

		if (!willSend) {
			willSend = true;
			burstAt = clock.now();
			// Records that are put in one go share a call.
			queueMicrotask(send);
		}

		return {
			entry,
			bytes: entry.data.length + Buffer.byteLength(entry.partitionKey),
			queuedAt: burstAt,
			attempts: 0,
			isAlone: false,
		};
	};

	const end = async (withinMilliseconds: number): Promise<void> => {
		isClosed = true;
		await atMost(withinMilliseconds, intake.drain(), clock);
		stopping.abort();
		await atMost(ABORT_MILLISECONDS, Promise.all(calls), clock);
		intake.close();
		totals.unanswered = totals.sent - totals.accepted - totals.refused;
	};

	return {
		totals,
		waiting(now) {
			let records = queues.waitingRecords;
			let since = queues.oldestSince ?? now;
			for (const entries of restingEntries) {
				records += entries.length;
				for (const {queuedAt} of entries) {
					since = Math.min(since, queuedAt);
				}
			}

			return {records, milliseconds: Math.max(0, now - since)};
		},
		async put(entry) {
			await intake.enter(queuedOf(entry));
		},
		async putAll(entries) {
			for (const entry of entries) {
				const queued = queuedOf(entry);
				// While there is room, this takes no turn of the event loop and makes no promise.
				if (intake.hasRoom) {
					intake.take(queued);
				} else {
					await intake.enter(queued);
				}
			}
		},
		async drain() {
			await intake.drain();
		},
		async stop(withinMilliseconds = 1000) {
			stopped ??= end(withinMilliseconds);
			await stopped;
		},
	};
};
