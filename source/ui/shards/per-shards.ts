import type {ShardView} from '../../monitor/snapshot.js';

/**
The same measure, taken once of each published array: every frame and every key asks again, and thousands of shards are many.
*/
export const perShards = <Result extends NonNullable<unknown>>(measure: (shards: readonly ShardView[]) => Result): ((shards: readonly ShardView[]) => Result) => {
	const known = new WeakMap<readonly ShardView[], Result>();
	return shards => {
		let result = known.get(shards);
		if (result === undefined) {
			result = measure(shards);
			known.set(shards, result);
		}

		return result;
	};
};

/**
A shard is polled once a second: less than this behind is no backlog.
*/
export const BACKLOG_MILLISECONDS = 2000;

/**
How far the shard that is most behind is behind its newest record, in ms; 0 when all that is known is caught up.
*/
export const readingLag = perShards((shards): number => {
	let lag = 0;
	for (const {reader, lagMilliseconds = 0} of shards) {
		lag = reader === 'ended' ? lag : Math.max(lag, lagMilliseconds);
	}

	return lag;
});

/**
The shards by what their readers do.
*/
export const shardsByReader = perShards((shards): ReadonlyMap<ShardView['reader'], readonly ShardView[]> => Map.groupBy(shards, ({reader}) => reader));
