import type {FeedRecord} from '../../../monitor/feed/feed-view.js';
import type {ShardView} from '../../../monitor/meters/shard-view.js';
import {shardCensus} from '../../shards/shard-census.js';

/**
A narrower column cannot show time, key and data.
*/
export const MINIMUM_FEED_COLUMN = 36;

/**
A blank, the rule and a blank between two columns.
*/
export const FEED_RULE_WIDTH = 3;

export type FeedColumn = {
	readonly shard: ShardView;
	/**
	Oldest first.
	*/
	readonly records: readonly FeedRecord[];
};

export type FeedArrangement =
	| {readonly kind: 'merged'; readonly records: readonly FeedRecord[]}
	| {readonly kind: 'side-by-side'; readonly columns: readonly FeedColumn[]; readonly columnWidth: number};

export type FeedInput = {
	readonly records: readonly FeedRecord[];
	readonly shards: readonly ShardView[];
	readonly width: number;
	/**
	Rows for records, without the heading.
	*/
	readonly rows: number;
	/**
	How many of the newest records are below the pane.
	*/
	readonly offset: number;
};

/**
The last `rows` records of each shard. Looks back only until every column is full.
*/
const newestPerShard = (records: readonly FeedRecord[], end: number, shardIds: ReadonlySet<string>, rows: number): Map<string, FeedRecord[]> => {
	const columns = new Map([...shardIds].map(id => [id, [] as FeedRecord[]]));
	let unfilled = columns.size;
	for (let index = end - 1; index >= 0 && unfilled > 0; index--) {
		const column = columns.get(records[index]!.shardId);
		if (!(column && column.length < rows)) {
			continue;
		}

		column.push(records[index]!);
		unfilled -= column.length === rows ? 1 : 0;
	}

	for (const column of columns.values()) {
		column.reverse();
	}

	return columns;
};

/**
Open shards, and closed shards with records among the newest ones: a reshard stays on the screen until it has scrolled by.
*/
const shardsToShow = ({records, shards, rows}: FeedInput, open: readonly ShardView[], end: number): readonly ShardView[] => {
	const first = Math.max(0, end - (rows * open.length));
	const recent = new Set(records.slice(first, end).map(record => record.shardId));
	const closed = shards.filter(shard => shard.state === 'closed' && recent.has(shard.shardId));
	return [...closed, ...open];
};

/**
One column per shard while they fit, otherwise all records in one list.
*/
export const arrangeFeed = (input: FeedInput): FeedArrangement => {
	const {records, shards, width, rows, offset} = input;
	const end = Math.max(0, records.length - offset);
	const fitting = Math.floor((width + FEED_RULE_WIDTH) / (MINIMUM_FEED_COLUMN + FEED_RULE_WIDTH));
	const merged = {kind: 'merged', records: records.slice(Math.max(0, end - rows), end)} as const;
	// With many shards there are no columns: each frame would go through all their records.
	if (shardCensus(shards).open > fitting) {
		return merged;
	}

	const open = shards.filter(shard => shard.state === 'open');
	const wanted = shardsToShow(input, open, end);
	const shown = wanted.length <= fitting ? wanted : open;
	const shownIds = new Set(shown.map(shard => shard.shardId));
	// There is no room for a closed shard. Its records must not vanish from the screen.
	if (shown.length < 2 || merged.records.some(({shardId}) => !shownIds.has(shardId))) {
		return merged;
	}

	const byShard = newestPerShard(records, end, shownIds, rows);
	return {
		kind: 'side-by-side',
		columns: shown.map(shard => ({shard, records: byShard.get(shard.shardId)!})),
		columnWidth: Math.floor((width - (FEED_RULE_WIDTH * (shown.length - 1))) / shown.length),
	};
};
