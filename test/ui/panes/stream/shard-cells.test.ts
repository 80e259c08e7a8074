import {describe, expect, test} from 'vitest';
import type {ShardView} from '../../../../source/monitor/meters/shard-view.js';
import {shardCells} from '../../../../source/ui/panes/stream/shard-cells.js';
import {shardColumns} from '../../../../source/ui/panes/stream/shard-columns.js';
import {appearance} from '../../frame.js';
import {NOON, openShard} from '../../snapshots.js';

const columns = shardColumns(100, false, appearance);

const cells = (changes: Partial<ShardView>, asOf?: number) => shardCells(openShard(0, 0, 1, changes), columns, {now: NOON, asOf}, appearance.glyphs);

describe('each meter has its own state', () => {
	test.each<[string, Partial<ShardView>, string, string]>([
		['calm', {}, 'normal', 'normal'],
		['many records, few bytes', {recordsPerSecond: 900}, 'high', 'normal'],
		['few records, many bytes', {bytesPerSecond: 1_000_000}, 'normal', 'high'],
		['full of records', {recordsPerSecond: 1000, bytesPerSecond: 100_000, throttledPerSecond: 3}, 'full', 'normal'],
		['full of bytes', {recordsPerSecond: 10, bytesPerSecond: 1_048_576, throttledPerSecond: 3}, 'normal', 'full'],
		['closed', {state: 'closed', recordsPerSecond: 900}, 'closed', 'closed'],
	])('%s', (_, changes, records, kilobytes) => {
		expect(cells(changes)).toMatchObject({recordsTone: records, kilobytesTone: kilobytes});
	});
});

describe('more than the limit explains itself', () => {
	test.each<[Partial<ShardView>, string]>([
		[{recordsPerSecond: 1000}, 'open'],
		[{recordsPerSecond: 1177}, 'burst'],
		[{recordsPerSecond: 1177, throttledPerSecond: 3}, 'full'],
	])('%j is %s', (changes, state) => {
		expect(cells(changes).state!.trim()).toBe(state);
	});
});

test('rates from a sample are marked', () => {
	const [plain, sampled] = [cells({recordsPerSecond: 12}), cells({recordsPerSecond: 12, isSampled: true})].map(shown => shown[columns.records]!);
	expect(plain).toContain('12 ');
	expect(sampled).toContain('12≈');
	expect(sampled).toHaveLength(plain!.length);
});

describe('what is not current is told by its date', () => {
	test.each<[string, Partial<ShardView>, number | undefined, string, string]>([
		['a current row', {}, undefined, 'nothing', 'reading'],
		['a reader without an answer', {reader: 'retrying', asOf: NOON - 20_000}, undefined, 'all', 'as of 11:59:40'],
		['a backlog', {loadAsOf: NOON - 60_000, lagMilliseconds: 60_000}, undefined, 'load', 'as of 11:59:00'],
		['a stream without an answer', {}, NOON - 30_000, 'all', 'as of 11:59:30'],
		['a closed shard does not change any more', {state: 'closed', reader: 'ended'}, NOON - 30_000, 'nothing', 'read to end'],
	])('%s', (_, changes, asOf, stale, reader) => {
		const made = cells(changes, asOf);
		expect(made.stale).toBe(stale);
		expect(made.reader!.trim()).toBe(reader);
	});
});
