import {perShards} from './per-shards.js';
import {toneOf} from './shard-load.js';

/**
The numbers of shards by their state.
*/
export type ShardCensus = {
	readonly open: number;
	readonly closed: number;
	/**
	Shards that are being read and are not at the tip.
	*/
	readonly behind: number;
	/**
	The largest lag among them, in ms; 0 if there is none.
	*/
	readonly worstLag: number;
	/**
	Shards without an answer yet.
	*/
	readonly unread: number;
	/**
	Shards that are left out on purpose: they closed before the place where reading began.
	*/
	readonly skipped: number;
	/**
	Shards near their limit.
	*/
	readonly hot: number;
	/**
	Shards that throttle our puts.
	*/
	readonly full: number;
	/**
	Shards whose readers wait after throttling or a failure.
	*/
	readonly waiting: number;
};

/**
The census of a published array.
*/
export const shardCensus = perShards((shards): ShardCensus => {
	let open = 0;
	let behind = 0;
	let worstLag = 0;
	let unread = 0;
	let skipped = 0;
	let hot = 0;
	let full = 0;
	let waiting = 0;
	for (const shard of shards) {
		const {reader, lagMilliseconds, isSkipped = false} = shard;
		const tone = toneOf(shard);
		open += Number(tone !== 'closed');
		hot += Number(tone === 'high');
		full += Number(tone === 'full');
		waiting += Number(reader === 'throttled' || reader === 'retrying');
		if (lagMilliseconds === undefined) {
			skipped += Number(isSkipped);
			unread += Number(!isSkipped && reader !== 'waiting-for-parents');
		} else if (lagMilliseconds > 0) {
			behind++;
			worstLag = Math.max(worstLag, lagMilliseconds);
		}
	}

	return {
		open, closed: shards.length - open, behind, worstLag, unread, skipped, hot, full, waiting,
	};
});
