import {createLatencyMeter, type Percentiles} from '../meters/latency-meter.js';
import type {ProofTotals} from './producer-view.js';

/**
Compares the events that this process put with the events that are read: nothing lost, nothing doubled, in order per key. Its memory is bounded: see `unchecked`.
*/
export type Proof = {
	/**
	An event is about to be put. Within a key, the order of these calls is the order to be read.
	*/
	made(id: string): void;
	/**
	The service accepted it; it was put at `putAt`, clock time in ms.
	*/
	accepted(id: string, putAt: number, now: number): void;
	/**
	The service refused it, so it is no longer expected.
	*/
	refused(id: string): void;
	/**
	A record was read. Ids of other processes are ignored.
	*/
	read(id: string, partitionKey: string, readAt: number): void;
	totals(now: number): Omit<ProofTotals, 'sent'>;
	/**
	The stream is gone. Its events in flight are no longer expected, and do not count as lost.
	*/
	abandon(): void;
	/**
	Reading starts over. Events that were read may come again, and are not duplicates then. Events accepted before `skippedUntil` (clock time in ms) will not be read; they are not expected and do not count as lost.
	*/
	startOver(skippedUntil: number): void;
	/**
	The put→read times of the last minute, for events put since `restartLatency`.
	*/
	latency(now: number): Percentiles | undefined;
	restartLatency(now: number): void;
	/**
	False until the first event is made.
	*/
	readonly hasBegun: boolean;
};

/**
An accepted event that is not read within this time counts as lost, unless it is read later.
*/
export const LOST_AFTER_MILLISECONDS = 60_000;

/**
The maximum number of expected events: 40 s at 5,000/s, about 30 MB. Above it, the oldest ones count as unchecked.
*/
const MAX_AWAITED = 200_000;

/**
The number of read events that are remembered to find duplicates.
*/
const MAX_REMEMBERED = 50_000;

const MAX_KEYS = 10_000;

type Awaited = {
	/**
	Its number among all events.
	*/
	readonly index: number;
	putAt: number;
	acceptedAt: number | undefined;
	/**
	Set if it was read before its answer came.
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

	// The event is accepted and read, in either order.
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
			// An earlier place is not a wrong order.
			lastIndexes.clear();
			for (const [id, event] of awaited) {
				// An event without an answer gets a later number than all others.
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
