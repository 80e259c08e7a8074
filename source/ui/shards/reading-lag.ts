import {perShards} from './per-shards.js';

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
