import prettyBytes from 'pretty-bytes';
import type {Connection} from '../../kinesis/client/connection.js';
import type {Clock} from '../../time/clock.js';
import {createRateMeter} from '../meters/rate-meter.js';
import type {ShownPart} from '../part.js';

/**
What the stream's limits throttled, of this session and all others.
*/
export type EverybodyView = {
	/**
	Throttled puts, in records per second over the last 5 s.
	*/
	readonly throttledRecordsPerSecond: number;
	/**
	Throttled GetRecords and GetShardIterator calls, per second over the last 5 s.
	*/
	readonly throttledReadsPerSecond: number;
	/**
	Since the stream was created.
	*/
	readonly throttledRecords: number;
	readonly throttledReads: number;
};

type Options = {
	readonly connection: Connection;
	readonly streamName: string;
	readonly clock: Clock;
	/**
	The endpoint is full: a sentence for the log.
	*/
	onFull(text: string): void;
};

const LOOK_MILLISECONDS = 1000;

/**
The part that asks an embedded endpoint what it throttled, of all clients, and says once that it drops what it has no room for. The view is undefined for other endpoints: on AWS only CloudWatch knows.
*/
export const createEverybodyPart = ({connection, streamName, clock, onFull}: Options): ShownPart<EverybodyView | undefined> => {
	const recordRate = createRateMeter();
	const readRate = createRateMeter();
	let seen: {readonly records: number; readonly reads: number} | undefined;

	let hasDropped = false;

	// Once: it goes on for as long as the session writes.
	const lookForDropped = () => {
		const dropped = connection.droppedRecords?.();
		if (hasDropped || dropped === undefined || dropped.records === 0) {
			return;
		}

		hasDropped = true;
		onFull(`the embedded endpoint is full: it keeps ${prettyBytes(dropped.keptBytes, {binary: true})} of records, and drops the oldest from now on`);
	};

	const look = () => {
		lookForDropped();
		const counts = connection.throttledOf?.(streamName);
		if (counts === undefined) {
			return;
		}

		const now = clock.now();
		// A smaller count: the stream was created again.
		const since = (before = 0, after = 0) => after - (after < before ? 0 : before);
		recordRate.add(now, since(seen?.records, counts.records));
		readRate.add(now, since(seen?.reads, counts.reads));
		seen = counts;
	};

	return {
		view: at => seen && {
			throttledRecordsPerSecond: recordRate.perSecond(at),
			throttledReadsPerSecond: readRate.perSecond(at),
			throttledRecords: seen.records,
			throttledReads: seen.reads,
		},
		...(connection.throttledOf && {
			async run(signal: AbortSignal) {
				while (!signal.aborted) {
					look();
					await clock.sleep(LOOK_MILLISECONDS, signal).catch(() => undefined);
				}
			},
		}),
	};
};
