import {expect, test} from 'vitest';
import {arrangeFeed, type FeedInput} from '../../../../source/ui/panes/feed/feed-view.js';
import {
	clickFeed,
	clickRecord,
	openShard,
	resharded,
	snapshot,
} from '../../snapshots.js';

const arrange = (changes: Partial<FeedInput> = {}) => arrangeFeed({
	records: resharded().feed.records,
	shards: resharded().shards,
	width: 76,
	rows: 5,
	offset: 0,
	...changes,
});

const indexes = (records: ReadonlyArray<{index: number}>) => records.map(({index}) => index);

test('two shards stand side by side at 80 columns, each with its own newest records in order', () => {
	const arranged = arrange();
	expect(arranged).toMatchObject({kind: 'side-by-side', columnWidth: 36});
	const columns = arranged.kind === 'side-by-side' ? arranged.columns : [];
	expect(columns.map(({shard}) => shard.shortId)).toEqual(['1', '2']);
	for (const {shard, records} of columns) {
		expect(records).toHaveLength(5);
		expect(indexes(records)).toEqual(indexes(records).toSorted((a, b) => a - b));
		expect(new Set(records.map(({shardId}) => shardId))).toEqual(new Set([shard.shardId]));
	}

	// The newest of all is the last of one of the columns.
	expect(Math.max(...columns.flatMap(({records}) => indexes(records)))).toBe(119);
});

test.each([
	['one shard', 76, 1, 'merged'],
	['three shards at 80 columns', 76, 3, 'merged'],
	['three shards at 120 columns', 116, 3, 'side-by-side'],
	['five shards at 200 columns', 196, 5, 'side-by-side'],
	['six shards at 200 columns', 196, 6, 'merged'],
])('%s', (_, width, count, kind) => {
	const shards = Array.from({length: count}, (_shard, index) => openShard(index, index, count));
	expect(arrange({shards, width, records: clickFeed(50, [0]).records}).kind).toBe(kind);
});

test('merged, the records stand as they came', () => {
	const arranged = arrange({shards: snapshot().shards, records: clickFeed(50, [0]).records});
	expect(arranged.kind === 'merged' && indexes(arranged.records)).toEqual([45, 46, 47, 48, 49]);
});

test('scrolled back by ten, the ten newest are not there', () => {
	const arranged = arrange({offset: 10});
	const columns = arranged.kind === 'side-by-side' ? arranged.columns : [];
	expect(Math.max(...columns.flatMap(({records}) => indexes(records)))).toBe(109);
});

const handover = [...clickFeed(100, [0]).records, ...Array.from({length: 10}, (_, index) => clickRecord(100 + index, 1 + (index % 2), index % 5, '/'))];

const columnsOf = (changes: Partial<FeedInput>) => {
	const arranged = arrange({records: handover, ...changes});
	return arranged.kind === 'side-by-side' ? arranged.columns.map(({shard}) => shard.shortId) : arranged.kind;
};

test('a closed parent keeps its column while its records are among the newest, and where there is room', () => {
	expect(columnsOf({width: 116, rows: 6})).toEqual(['0', '1', '2']);
	expect(columnsOf({width: 116, rows: 5})).toEqual(['1', '2']);
});

test('where there is no room for its column, its records stand among the others until they have scrolled by', () => {
	expect(columnsOf({rows: 11})).toBe('merged');
	expect(columnsOf({rows: 10})).toEqual(['1', '2']);
	// Scrolled back to them.
	expect(columnsOf({rows: 5, offset: 5})).toEqual(['1', '2']);
	expect(columnsOf({rows: 5, offset: 6})).toBe('merged');
});
