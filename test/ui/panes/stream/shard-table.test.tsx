import {expect, test} from 'vitest';
import {unicodeGlyphs} from '../../../../source/ui/appearance/glyphs.js';
import {shardCells} from '../../../../source/ui/panes/stream/shard-cells.js';
import {shardColumns} from '../../../../source/ui/panes/stream/shard-columns.js';
import {ShardTable} from '../../../../source/ui/panes/stream/shard-table.js';
import type {ShardView} from '../../../../source/monitor/meters/shard-view.js';
import type {ShardOrder} from '../../../../source/ui/shards/shard-order.js';
import {COLUMNS, renderComponent} from '../../render.js';
import {NOON, openShard, resharded} from '../../snapshots.js';

const columns = shardColumns(COLUMNS, false, {glyphs: unicodeGlyphs});

const tableOf = (shards: readonly ShardView[], markedOrder?: ShardOrder) => (
	<ShardTable rows={shards.map(shard => shardCells(shard, columns, {now: NOON, asOf: undefined}, unicodeGlyphs))} columns={columns} markedOrder={markedOrder}/>
);

test('a row for each shard, in the order given, under one row of headings', () => {
	const {lastFrame} = renderComponent(tableOf(resharded().shards));
	const [headings, ...rows] = lastFrame()!.split('\n');
	expect(headings).toMatch(/shard +state +keys .*reader/v);
	expect(rows.map(row => row.trim().split(/\s+/v).slice(0, 4))).toEqual([
		['0', 'closed', '100', '%'],
		['1', 'open', '50', '%'],
		['2', 'open', '50', '%'],
	]);
});

test('cells stand below their headings', () => {
	const {lastFrame} = renderComponent(tableOf([openShard(0, 0, 1)]));
	const [headings, row] = lastFrame()!.split('\n') as [string, string];
	for (const [heading, cell] of [['state', 'open'], ['reader', 'reading']] as const) {
		expect(row.indexOf(cell)).toBe(headings.indexOf(heading));
	}
});

test('it shows what changed: a shard that throttles, and one that was closed', () => {
	const {lastFrame, rerender} = renderComponent(tableOf([openShard(0, 0, 1)]));
	expect(lastFrame()).toContain('open');
	rerender(tableOf([openShard(0, 0, 1, {throttledPerSecond: 20, recordsPerSecond: 1000})]));
	expect(lastFrame()).toContain('full');
	rerender(tableOf([openShard(0, 0, 1, {state: 'closed', reader: 'ended'})]));
	expect(lastFrame()).toContain('read to end');
	expect(lastFrame()).not.toContain('full');
});

test.each([
	['hot', /↓rec/v],
	['lag', /↓behind/v],
	['id', /↓keys/v],
] as const)('sorted by %s, that heading is marked', (order, marked) => {
	const {lastFrame} = renderComponent(tableOf([openShard(0, 0, 1)], order));
	expect(lastFrame()).toMatch(marked);
	expect(lastFrame()!.match(/↓/gv)).toHaveLength(1);
});
