import {createLatencyMeter, type Percentiles} from '../meters/latency-meter.js';
import type {ProofTotals} from './producer-view.js';

/**
Matches the events that this process put with those that are read: nothing lost, nothing doubled, in order per key. Its memory is bounded: see `unchecked`.
*/
export type Proof = {
	/**
	An event is about to be put. Within a key, the order of these calls is the order that must be read.
	*/
	made(id: string): void;
	/**
	The service has it; it was put at `putAt`, clock time in ms.
	*/
	accepted(id: string, putAt: number, now: number): void;
	/**
	The service refuses it: it is waited for no longer.
	*/
	refused(id: string): void;
	/**
	A record was read; ids of others are passed over.
	*/
	read(id: string, partitionKey: string, readAt: number): void;
	totals(now: number): Omit<ProofTotals, 'sent'>;
	/**
	The stream is gone, and what was in flight with it: that is not waited for, nor held for lost.
	*/
	abandon(): void;
	/**
	Reading starts over: what was read may come again, and is no second copy then. What was accepted before `skippedUntil` (clock time in ms) is not read any more, and neither waited for nor held for lost.
	*/
	startOver(skippedUntil: number): void;
	/**
	From put to read, over the last minute, of what was put since `restartLatency`.
	*/
	latency(now: number): Percentiles | undefined;
	restartLatency(now: number): void;
	/**
	False until the first event is made.
	*/
	readonly hasBegun: boolean;
};

/**
An accepted event that is not read within this time counts as lost, until it is read after all.
*/
export const LOST_AFTER_MILLISECONDS = 60_000;

/**
Events that are waited for at once: 40 s at 5,000/s, about 30 MB. Of more than that the oldest are given up, and counted as unchecked.
*/
const MAX_AWAITED = 200_000;

/**
Read events that are remembered, to know a second copy.
*/
const MAX_REMEMBERED = 50_000;

const MAX_KEYS = 10_000;

type Awaited = {
	/**
	Its place among all events that were made.
	*/
	readonly index: number;
	putAt: number;
	acceptedAt: number | undefined;
	/**
	Set when it was read before its answer came.
	*/
	readAt: number | undefined;
};

const dropOldest = (map: Map<string, unknown>, size: number): void => {
	if (!(map.size > size)) {
		return;
	}

	const [oldest] = map.keys();
	map.delete(oldest!);
};

export const createProof = (): Proof => {
	// All in the order in which they were made, accepted or read.
	const awaited = new Map<string, Awaited>();
	const lost = new Map<string, Awaited>();
	const remembered = new Map<string, true>();
	const lastIndexes = new Map<string, number>();
	let latency = createLatencyMeter();
	let latencySince = -Infinity;
	let made = 0;
	let accepted = 0;
	let read = 0;
	let lostCount = 0;
	let duplicates = 0;
	let orderViolations = 0;
	let unchecked = 0;

	const noteOrder = (partitionKey: string, index: number): void => {
		if (index < (lastIndexes.get(partitionKey) ?? 0)) {
			orderViolations++;
			return;
		}

		lastIndexes.set(partitionKey, index);
		dropOldest(lastIndexes, MAX_KEYS);
	};

	// The event is accepted and read, whichever came first.
	const close = (id: string, readAt: number, putAt: number): void => {
		read++;
		if (putAt >= latencySince) {
			latency.add(readAt, readAt - putAt);
		}

		remembered.set(id, true);
		dropOldest(remembered, MAX_REMEMBERED);
	};

	const findLost = (now: number): void => {
		for (const [id, event] of awaited) {
			if (event.acceptedAt === undefined) {
				continue;
			}

			if (now - event.acceptedAt < LOST_AFTER_MILLISECONDS) {
				return;
			}

			awaited.delete(id);
			lost.set(id, event);
			dropOldest(lost, MAX_REMEMBERED);
			lostCount++;
		}
	};

	const giveUp = (id: string, {acceptedAt}: Awaited): void => {
		awaited.delete(id);
		unchecked += acceptedAt === undefined ? 0 : 1;
	};

	const makeRoom = (): void => {
		if (!(awaited.size >= MAX_AWAITED)) {
			return;
		}

		const [[id, event]] = awaited as Iterable<[string, Awaited]> as [[string, Awaited]];
		giveUp(id, event);
	};

	return {
		get hasBegun() {
			return made > 0;
		},
		made(id) {
			makeRoom();
			awaited.set(id, {
				index: made, putAt: 0, acceptedAt: undefined, readAt: undefined,
			});
			made++;
		},
		accepted(id, putAt, now) {
			accepted++;
			const event = awaited.get(id);
			if (!event) {
				unchecked++;
				return;
			}

			event.putAt = putAt;
			event.acceptedAt = now;
			if (event.readAt === undefined) {
				return;
			}

			awaited.delete(id);
			close(id, event.readAt, putAt);
		},
		refused(id) {
			awaited.delete(id);
		},
		read(id, partitionKey, readAt) {
			const event = awaited.get(id) ?? lost.get(id);
			if (event?.readAt !== undefined || remembered.has(id)) {
				duplicates++;
				return;
			}

			if (!event) {
				return;
			}

			noteOrder(partitionKey, event.index);
			event.readAt = readAt;
			if (event.acceptedAt === undefined) {
				return;
			}

			lostCount -= lost.delete(id) ? 1 : 0;
			awaited.delete(id);
			close(id, readAt, event.putAt);
		},
		totals(now) {
			findLost(now);
			return {
				accepted,
				read,
				inFlight: accepted - read - lostCount - unchecked,
				duplicates,
				lost: lostCount,
				orderViolations,
				unchecked,
			};
		},
		abandon() {
			for (const [id, event] of awaited) {
				giveUp(id, event);
			}
		},
		startOver(skippedUntil) {
			remembered.clear();
			// A place further back is no wrong order.
			lastIndexes.clear();
			for (const [id, event] of awaited) {
				// Who has no answer yet gets one later than all others.
				if (skippedUntil === Infinity || (event.acceptedAt ?? Infinity) < skippedUntil) {
					giveUp(id, event);
				} else {
					event.readAt = undefined;
				}
			}
		},
		latency: now => latency.percentiles(now),
		restartLatency(now) {
			latency = createLatencyMeter();
			latencySince = now;
		},
	};
};
