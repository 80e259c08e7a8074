import {describe, expect, test} from 'vitest';
import type {Snapshot} from '../../../../source/monitor/snapshot.js';
import type {ShardView} from '../../../../source/monitor/meters/shard-view.js';
import type {ViewState} from '../../../../source/ui/view/view-state.js';
import {frameLines} from '../../frame.js';
import {
	clickRecord,
	NOON,
	openShard,
	snapshot,
	state,
} from '../../snapshots.js';

/**
A stream with one throttled shard, one hot one and one that is behind, at its end, and a record of each of its last shards.
*/
const streamOf = (count: number, changes: (number: number) => Partial<ShardView> = () => ({})): Snapshot => {
	const special: Readonly<Record<number, Partial<ShardView>>> = {
		[count - 1]: {throttledPerSecond: 40, recordsPerSecond: 1000},
		[count - 2]: {recordsPerSecond: 870},
		[count - 3]: {lagMilliseconds: 754_000, readUntil: NOON - 754_000},
	};
	const first = Math.max(0, count - 50);
	const records = Array.from({length: count - first}, (_, index) => clickRecord(index, first + index, 1, '/cart'));
	return snapshot({
		state: state({stream: {...state().stream!, openShardCount: count}}),
		shards: Array.from({length: count}, (_, number) => openShard(number, number, count, {
			readUntil: NOON - 800, ...((count > 1) && special[number]), ...changes(number),
		})),
		feed: {
			records, totalRecords: records.length, bufferedBytes: 1, readPerSecond: 12,
		},
	});
};

const sizes = [{columns: 80, rows: 24}, {columns: 120, rows: 40}, {columns: 200, rows: 60}];

describe.each(sizes)('at $columns×$rows', size => {
	const lines = (value: Snapshot, view: Partial<ViewState> = {}) => frameLines(value, size, view);
	const text = (value: Snapshot, view: Partial<ViewState> = {}) => lines(value, view).join('\n');
	const rowsOf = (value: Snapshot, view: Partial<ViewState> = {}) => lines(value, view)
		.map(line => /^│?►? +(?<id>\d+) {2}(?:open|full|closed) /v.exec(line)?.groups?.id).filter(id => id !== undefined);

	test.each([64, 4096])('of %d shards, those in trouble are in sight, and the lines above say how many', count => {
		const value = streamOf(count);
		expect(rowsOf(value).slice(0, 2)).toEqual([String(count - 1), String(count - 2)]);
		const shown = text(value);
		expect(shown).toContain(`${count.toLocaleString('en')} open shards`);
		expect(shown).toContain('1 behind, at most 12m 34s');
		expect(shown).toContain('1 full, 1 hot');
		expect(shown).toMatch(new RegExp(String.raw`shards 1 to \d+ of ${count.toLocaleString('en')}, hot first`, 'v'));
	});

	test.each([64, 4096])('%d shards can be sorted otherwise', count => {
		expect(rowsOf(streamOf(count), {shardOrder: 'id'})[0]).toBe('0');
		expect(rowsOf(streamOf(count), {shardOrder: 'lag'})[0]).toBe(String(count - 3));
		expect(text(streamOf(count), {shardOrder: 'lag'})).toContain('↓behind');
	});

	test('the last of 4,096 can be scrolled to', () => {
		expect(rowsOf(streamOf(4096), {focus: 'stream', shardOrder: 'id', streamOffset: 4096}).at(-1)).toBe('4095');
	});

	test('the merged feed of 4,096 shards says which shard each record is of', () => {
		expect(text(streamOf(4096))).toMatch(/ 4095 {2}11:\d\d:\d\d {2}user-1/v);
	});

	test('a number that went through many reshards is not cut', () => {
		const value = streamOf(64);
		const feed = {...value.feed, records: [clickRecord(0, 7, 1, '/cart'), clickRecord(1, 1_234_567, 2, '/cart')]};
		const shown = text({...value, feed});
		expect(shown).toMatch(/ 1234567 {2}11:\d\d:\d\d {2}user-2/v);
		expect(shown).toMatch(/ {7}7 {2}11:\d\d:\d\d {2}user-1/v);
	});

	test('one shard is simply there', () => {
		const shown = text(streamOf(1));
		expect(shown).toContain('1 open shard');
		expect(shown).toContain('at tip');
		expect(shown).not.toContain('load');
	});

	test.each([1, 64, 4096])('%d shards zoomed: the heat strip, and where each reader is', count => {
		const shown = text(streamOf(count), {focus: 'stream', isZoomed: true, shardOrder: 'lag'});
		expect(shown).toMatch(/load.* 00│.*│ff/v);
		expect(shown).toMatch(/read to +↓behind/v);
		expect(shown).toMatch(/11:59:59 +at tip/v);
		expect(/11:47:26 +12m 34s/v.test(shown)).toBe(count > 1);
	});

	test('readers that were turned away are counted', () => {
		const value = streamOf(4096, number => number < 3 ? {reader: 'throttled', retryAt: NOON + 500} : {});
		expect(text(value)).toContain('3 waiting to retry');
	});

	test('shards that were not read yet are counted', () => {
		const value = streamOf(4096, number => number > 1000 ? {lagMilliseconds: undefined, reader: 'not-read', readUntil: undefined} : {});
		expect(text(value)).toContain('3,095 not read yet');
	});
});

test('4,096 shards stand in a pane of 80 columns like this', () => {
	expect(`\n${frameLines(streamOf(4096), sizes[0]!, {focus: 'stream'}).slice(0, 10).join('\n')}\n`).toMatchInlineSnapshot(`
		"
		── ► Stream clickstream-lab ──────────────── embedded Kinesis, 127.0.0.1:4567 ──
		 ACTIVE · 4,096 open shards · provisioned · age 3m 04s · keeps 24 h
		 reading by polling · 1 behind, at most 12m 34s · 1 full, 1 hot
		 load 00│▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁!│ff
		 shard  state   keys   ↓rec/s of 1,000  KB/s of 1,024   behind   reader
		► 4095  full    <0.1 %  1,000 ■■■■■■■■    0.3 ■·······   at tip  reading
		  4094  open    <0.1 %    870 ■■■■■■■·    0.3 ■·······   at tip  reading
		     0  open    <0.1 %    2.0 ■·······    0.3 ■·······   at tip  reading
		     1  open    <0.1 %    2.0 ■·······    0.3 ■·······   at tip  reading
		     2  open    <0.1 %    2.0 ■·······    0.3 ■·······   at tip  reading
		"
	`);
});

test('where a problem leaves room for one shard, it is one', () => {
	const value = streamOf(64);
	const problem = {code: 'throttled', message: 'Reading waits: another consumer takes what the shards give. '.repeat(3)};
	expect(frameLines({...value, state: {...value.state, problem}}, sizes[0]!).join('\n')).toMatch(/shard 1 of 64, hot first/v);
});
