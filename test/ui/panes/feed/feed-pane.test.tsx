import {Buffer} from 'node:buffer';
import {expect, test} from 'vitest';
import type {FeedView} from '../../../../source/monitor/feed/feed-view.js';
import {createFilter, type Filter} from '../../../../source/records/filter/filter.js';
import {renderPane} from '../../render.js';
import {
	absent,
	clickFeed,
	clickRecord,
	resharded,
	snapshot,
} from '../../snapshots.js';

const feedOf = (...records: FeedView['records']): FeedView => ({...clickFeed(0, [0]), records, totalRecords: records.length});

const shown = (feed: FeedView) => snapshot({feed});

test('records as they arrive, newest last; a new one pushes the oldest out', () => {
	const {lastFrame, show} = renderPane('feed', {snapshot: shown(clickFeed(120, [0]))});
	const rows = lastFrame()!.split('\n');
	expect(lastFrame()).toContain('120 read');
	expect(rows.at(-2)).toMatch(/11:59:59.*user-5/v);
	expect(lastFrame()).not.toContain('user-1      /thanks');
	show({snapshot: shown({...clickFeed(120, [0]), records: [...clickFeed(120, [0]).records, clickRecord(120, 0, 1, '/thanks')], totalRecords: 121})});
	const later = lastFrame()!.split('\n');
	expect(later).toHaveLength(rows.length);
	expect(later.at(-2)).toMatch(/user-1.*\/thanks/v);
	expect(later.at(-3)).toBe(rows.at(-2));
});

test('its title says that it is a sample, and of how much', () => {
	const {reading} = snapshot();
	const {lastFrame} = renderPane('feed', {
		snapshot: snapshot({
			feed: clickFeed(120, [0]), reading: {
				...reading, sample: {
					oneOf: 12.2, since: 0, isAsked: true, bytesPerSecond: 1,
				},
			},
		}),
	});
	expect(lastFrame()).toContain('Feed sample ≈1 of 12 ');
});

test('after a split, each shard has a column of its own', () => {
	const {lastFrame} = renderPane('feed', {snapshot: resharded()});
	const [, headings, ...rows] = lastFrame()!.split('\n') as [string, string, ...string[]];
	const middle = headings.indexOf('shard 2');
	expect(headings.indexOf('shard 1')).toBeLessThan(middle);
	for (const row of rows.slice(0, -1)) {
		expect(row.slice(0, middle)).not.toMatch(/user-[24]/v);
		expect(row.slice(middle)).not.toMatch(/user-[135]/v);
	}
});

test('a filter leaves what passes it, and says so if nothing does', () => {
	const filter = createFilter('user-3') as Filter;
	const {lastFrame, show} = renderPane('feed', {view: {filter}});
	expect(lastFrame()).toContain('user-3');
	expect(lastFrame()).not.toMatch(/user-[1245]/v);
	const nothing = createFilter('user-77') as Filter;
	show({view: {filter: nothing}});
	expect(lastFrame()).not.toMatch(/user-\d +\//v);
});

test('frozen, it stays as it was while records arrive', () => {
	const held = clickFeed(60, [0]);
	const {lastFrame, show} = renderPane('feed', {snapshot: shown(held), view: {heldFeed: held}});
	const rows = lastFrame()!.split('\n').slice(1);
	show({snapshot: shown(clickFeed(90, [0]))});
	expect(lastFrame()!.split('\n').slice(1)).toEqual(rows);
	show({view: {}});
	expect(lastFrame()!.split('\n').slice(1)).not.toEqual(rows);
});

test('data that would take over the terminal is shown, and does nothing', () => {
	const {record, ...rest} = clickRecord(0, 0, 1, '/');
	const hostile = {...rest, record: {...record, PartitionKey: '\u{1B}[2Jkey', Data: Buffer.from('\u{1B}]0;owned\u{7}')}};
	const {lastFrame} = renderPane('feed', {snapshot: shown(feedOf(hostile))});
	expect(lastFrame()).toContain('␛[2Jkey');
	for (const code of ['\u{1B}[2J', '\u{1B}]0;', '\u{7}']) {
		expect(lastFrame()).not.toContain(code);
	}
});

test('without a record it says how one comes', () => {
	const quiet = snapshot({feed: clickFeed(0, [0]), producer: absent().producer});
	const {lastFrame} = renderPane('feed', {snapshot: quiet});
	expect(lastFrame()).toContain('(toggle-producer)');
});
