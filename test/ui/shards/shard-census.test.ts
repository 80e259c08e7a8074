import {expect, test} from 'vitest';
import {shardCensus} from '../../../source/ui/shards/shard-census.js';
import {openShard} from '../snapshots.js';

test('each shard is counted for what it is', () => {
	expect(shardCensus([
		openShard(0, 0, 4),
		openShard(1, 1, 4, {recordsPerSecond: 850, lagMilliseconds: 3000}),
		openShard(2, 2, 4, {throttledPerSecond: 5, lagMilliseconds: 61_000, reader: 'throttled'}),
		openShard(3, 3, 4, {lagMilliseconds: undefined, reader: 'starting'}),
		openShard(4, 3, 4, {lagMilliseconds: undefined, reader: 'waiting-for-parents'}),
		openShard(5, 0, 4, {state: 'closed', recordsPerSecond: 1000, lagMilliseconds: 5000}),
		openShard(6, 0, 4, {state: 'closed', reader: 'ended', lagMilliseconds: 0}),
		openShard(7, 0, 4, {
			state: 'closed', reader: 'not-read', lagMilliseconds: undefined, isSkipped: true,
		}),
	])).toEqual({
		open: 5, closed: 3, behind: 3, worstLag: 61_000, unread: 1, skipped: 1, hot: 1, full: 1, waiting: 1,
	});
});

test('of no shards', () => {
	expect(shardCensus([])).toEqual({
		open: 0, closed: 0, behind: 0, worstLag: 0, unread: 0, skipped: 0, hot: 0, full: 0, waiting: 0,
	});
});
