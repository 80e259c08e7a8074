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
	The write rate of the shard: records and bytes per second of arrival time over the last 5 s, at any read rate. Zero if unknown, because the reader is more than a minute behind.
	*/
	readonly recordsPerSecond: number;
	readonly bytesPerSecond: number;
	/**
	Clock time in ms as of which these two are known, while the reader is behind; undefined when they are current.
	*/
	readonly loadAsOf?: number;
	/**
	These two are worked out from a sample of the records.
	*/
	readonly isSampled?: boolean;
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
	Closed before the place that reading began at: it is not read, on purpose.
	*/
	readonly isSkipped?: boolean;
	/**
	Clock time in ms of the last answer, if there was none for 5 s because of throttling or a missing endpoint: the row is from then. Undefined while the row is current.
	*/
	readonly asOf?: number;
	/**
	While `throttled` or `retrying`: clock time in ms of the next try.
	*/
	readonly retryAt: number | undefined;
	/**
	Clock time in ms at which a closed shard had been read to its end: a while later the screen only counts it.
	*/
	readonly endedAt?: number;
};
