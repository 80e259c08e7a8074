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
