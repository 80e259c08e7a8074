import {perShards} from './per-shards.js';
import {toneOf} from './shard-load.js';

/**
How many shards there are, and how they stand.
*/
export type ShardCensus = {
	readonly open: number;
	readonly closed: number;
	/**
	Of all shards that are being read: those whose reader is not at the tip.
	*/
	readonly behind: number;
	/**
	By how much the last of them is, in ms; 0 while none is.
	*/
	readonly worstLag: number;
	/**
	Not one answer has come from them yet.
	*/
	readonly unread: number;
	/**
	Left out on purpose: closed before the place that reading began at.
	*/
	readonly skipped: number;
	/**
	Near their limit.
	*/
	readonly hot: number;
	/**
	That turn our puts down.
	*/
	readonly full: number;
	/**
	Whose readers wait, throttled or after a failure.
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
