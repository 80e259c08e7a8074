import type {ProducerTotals} from '../../kinesis/producing/producer-totals.js';
import type {Waiting} from '../../kinesis/producing/producer.js';
import type {HotUser} from '../../records/click-event.js';
import type {Remedy} from './remedy.js';

/**
The proof: this process's own events, matched by event_id when they are read.
*/
export type ProofTotals = {
	readonly sent: number;
	readonly accepted: number;
	readonly read: number;
	readonly inFlight: number;
	readonly duplicates: number;
	/**
	Accepted, and not read within the stated bound.
	*/
	readonly lost: number;
	/**
	Events read in another order than they were accepted, within one partition key.
	*/
	readonly orderViolations: number;
	/**
	Accepted, and no longer waited for: their stream was deleted, or more events were in flight than are kept in memory.
	*/
	readonly unchecked?: number;
};

export type ProducerView = {
	readonly isProducing: boolean;
	/**
	Paused, and the last batches are still under way.
	*/
	readonly isDraining: boolean;
	/**
	Events per second.
	*/
	readonly targetRate: number;
	readonly acceptedPerSecond: number;
	readonly acceptedBytesPerSecond: number;
	readonly throttledPerSecond: number;
	/**
	Wanted and not accepted yet: events that are due and held back here, because a shard or the endpoint takes no more. `milliseconds` is how long the oldest has waited. Records under way in a call do not count.
	*/
	readonly waiting: Waiting;
	/**
	Users that the events are of, and so partition keys.
	*/
	readonly userCount: number;
	/**
	The user that makes most events; undefined if all users click equally often.
	*/
	readonly hotUser?: HotUser;
	/**
	What helps, from where the partition keys fall; undefined if nothing is throttled or waiting.
	*/
	readonly remedy?: Remedy;
	/**
	Accepted records in each of the last full seconds, oldest first, at most 120.
	*/
	readonly history: readonly number[];
	/**
	The same seconds, and like `history` up to the last full one: records turned down, and how many records waited. Either may begin later.
	*/
	readonly throttledHistory?: readonly number[];
	readonly waitingHistory?: readonly number[];
	/**
	Since the session began, or since the stream was created again under it: streams do not mix. So are those of the proof.
	*/
	readonly totals: Readonly<ProducerTotals>;
	/**
	Milliseconds from call to answer, over the last minute.
	*/
	readonly latency: {readonly p50: number; readonly p99: number} | undefined;
	readonly proof: ProofTotals | undefined;
};
