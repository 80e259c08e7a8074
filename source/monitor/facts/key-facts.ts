import {HOT_LOAD, loadOf} from '../../service/shard-load.js';
import {TOP_KEYS, type HotKey, type KeyFact} from './facts.js';
import type {FrequentItems, ItemCount} from './frequent-items.js';
import {mergeItems, type MergedItems} from './merge-items.js';

/**
The counts of one part of the minute.
*/
export type KeyPart = {
	readonly keys: FrequentItems;
	readonly recordsByShard: Map<string, number>;
	/**
	The earliest and the latest arrival, in ms. A backlog is read faster than it was written.
	*/
	firstArrival: number;
	lastArrival: number;
};

const recordsOf = (parts: readonly KeyPart[], shardId: string): number => {
	let sum = 0;
	for (const {recordsByShard} of parts) {
		sum += recordsByShard.get(shardId) ?? 0;
	}

	return sum;
};

// A key that moved in a reshard counts for its new shard only with its records there, so the shares of a shard's keys never exceed 1.
const shareOfShard = ({countInPlace, place}: ItemCount, parts: readonly KeyPart[]): number => countInPlace / Math.max(1, recordsOf(parts, place));

export const keyFacts = (parts: readonly KeyPart[]): {readonly keys: readonly KeyFact[]} & Pick<MergedItems, 'error' | 'total'> => {
	const {counts, error, total} = mergeItems(parts.map(({keys}) => keys));
	const keys = counts.slice(0, TOP_KEYS).map(item => ({
		key: item.item,
		shardId: item.place,
		records: item.count,
		share: item.count / total,
		shareOfShard: shareOfShard(item, parts),
	}));
	return {keys, error, total};
};

/**
The key with the largest share of a shard's limit, if that share is large. `seconds` is how long reading the parts took. A backlog took longer to write, and the longer time counts.
*/
export const hotKeyOf = (parts: readonly KeyPart[], seconds: number): HotKey | undefined => {
	const {counts} = mergeItems(parts.map(({keys}) => keys));
	const arrivals = Math.max(...parts.map(({lastArrival}) => lastArrival)) - Math.min(...parts.map(({firstArrival}) => firstArrival));
	const written = Math.max(1, seconds, Number.isFinite(arrivals) ? arrivals / 1000 : 0);
	const loadOfKey = ({count, weight}: ItemCount): number => loadOf({recordsPerSecond: count / written, bytesPerSecond: weight / written});
	const [hottest] = counts.filter(item => loadOfKey(item) >= HOT_LOAD).toSorted((a, b) => loadOfKey(b) - loadOfKey(a));
	return hottest && {
		key: hottest.item, shardId: hottest.place, shareOfShard: shareOfShard(hottest, parts), load: loadOfKey(hottest),
	};
};
