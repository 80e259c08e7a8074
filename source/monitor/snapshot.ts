import type {KinesisRecord} from '../service/record.js';
import type {ProducerTotals} from '../kinesis/producing/producer-totals.js';
import type {ReadingStart} from './controls.js';
import type {AlertsView} from './alerts/alert.js';
import type {Facts} from './facts/facts.js';
import type {MonitorState} from './state.js';

/**
A record in the feed. `index` counts records read since the start, so that a frozen view knows what came since.
*/
export type FeedRecord = {
	readonly index: number;
	readonly shardId: string;
	readonly record: KinesisRecord;
	/**
	Clock time in ms.
	*/
	readonly readAt: number;
};

/**
One row of the shard table.
*/
export type ShardView = {
	readonly shardId: string;
	/**
	The number in the id without zeros: `shardId-000000000012` → `12`.
	*/
	readonly shortId: string;
	readonly state: 'open' | 'closed';
	readonly startingHashKey: bigint;
	readonly endingHashKey: bigint;
	/**
	Part of the hash-key space, 0 … 1.
	*/
	readonly hashShare: number;
	readonly parentShardIds: readonly string[];
	/**
	Records and bytes per second as they arrived in the shard, over the last 5 s.
	*/
	readonly recordsPerSecond: number;
	readonly bytesPerSecond: number;
	/**
	Our own puts that this shard throttled, per second.
	*/
	readonly throttledPerSecond: number;
	/**
	MillisBehindLatest of the last answer; undefined before the first.
	*/
	readonly lagMilliseconds: number | undefined;
	/**
	Where in the shard its reader is: when the record read last had arrived, or, where an answer was empty and more is to come, the time that it has come to. In clock ms; undefined while nothing says.
	*/
	readonly readUntil?: number;
	readonly reader: 'not-read' | 'waiting-for-parents' | 'starting' | 'reading' | 'throttled' | 'retrying' | 'ended';
	/**
	While `throttled` or `retrying`: clock time in ms of the next try.
	*/
	readonly retryAt: number | undefined;
	/**
	Clock time in ms at which a closed shard had been read to its end: a while later the screen only counts it.
	*/
	readonly endedAt?: number;
};

/**
The records in the buffer, oldest first. The array is never changed after it was published.
*/
export type FeedView = {
	readonly records: readonly FeedRecord[];
	/**
	Records read since the start, those no longer in the buffer included.
	*/
	readonly totalRecords: number;
	/**
	The index of the first record since the feed was emptied last; default 0. What is missing since then had to make room.
	*/
	readonly firstIndex?: number;
	/**
	The same as long as the records are of one reading of one stream: it is another when reading started over, and for another stream.
	*/
	readonly series?: symbol;
	readonly bufferedBytes: number;
	readonly recordsPerSecond: number;
};

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
	Accepted records in each of the last full seconds, oldest first, at most 120.
	*/
	readonly history: readonly number[];
	readonly totals: Readonly<ProducerTotals>;
	/**
	Milliseconds from call to answer, over the last minute.
	*/
	readonly latency: {readonly p50: number; readonly p99: number} | undefined;
	readonly proof: ProofTotals | undefined;
};

/**
Everything the screen shows, immutable; published at most 30 times a second, and at once after a key press.
*/
export type Snapshot = {
	/**
	Clock time in ms.
	*/
	readonly at: number;
	readonly state: MonitorState;
	readonly shards: readonly ShardView[];
	readonly feed: FeedView;
	readonly producer: ProducerView;
	readonly alerts: AlertsView;
	/**
	What the last minute's records were; worked out only where somebody looks.
	*/
	readonly facts: Facts;
	readonly reading: {
		readonly mode: 'polling' | 'fan-out';
		/**
		From where, and since when, as it was asked for last.
		*/
		readonly start?: ReadingStart;
		/**
		The consumer that fan-out reads through, registered or to be registered.
		*/
		readonly consumerName?: string;
		/**
		Put→read time in ms, from our own events; undefined without any.
		*/
		readonly latency: {readonly p50: number; readonly p99: number} | undefined;
		/**
		The same as the other mode last had it, to compare; undefined while it was not used.
		*/
		readonly otherLatency?: {readonly p50: number; readonly p99: number};
	};
};

/**
What the screen subscribes to; the shape that `useSyncExternalStore` wants.
*/
export type SnapshotStore = {
	getSnapshot(): Snapshot;
	/**
	Returns the function that ends the subscription.
	*/
	subscribe(listener: () => void): () => void;
};
