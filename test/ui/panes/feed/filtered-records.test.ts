import fc from 'fast-check';
import {expect, test} from 'vitest';
import {DEFAULT_FEED_LIMITS} from '../../../../source/monitor/feed/feed-buffer.js';
import type {FeedRecord} from '../../../../source/monitor/feed/feed-view.js';
import type {Filter} from '../../../../source/records/filter/filter.js';
import {filteredRecords, lookedAt} from '../../../../source/ui/panes/feed/filtered-records.js';
import {clickFeed} from '../../snapshots.js';

const {records} = clickFeed(300, [0]);

const countingFilter = () => {
	const looks: number[] = [];
	const filter: Filter = {
		text: 'every third',
		matches(source) {
			const {index} = source as FeedRecord;
			looks.push(index);
			return index % 3 === 0;
		},
		highlight: () => [],
	};
	return {filter, looks};
};

const passing = (buffer: readonly FeedRecord[]) => buffer.filter(({index}) => index % 3 === 0);

test('however the buffer moves on, what passes is what the filter says, with what has left it since', () => {
	const anyMove = fc.tuple(fc.nat(60), fc.nat(60));
	fc.assert(fc.property(fc.array(anyMove, {maxLength: 12}), moves => {
		const {filter} = countingFilter();
		const seen = new Set<FeedRecord>();
		let first = 0;
		let end = 0;
		for (const [came, left] of moves) {
			end = Math.min(300, end + came);
			first = Math.min(end, first + left);
			const feed = {records: records.slice(first, end)};
			if (feed.records.length === 0) {
				continue;
			}

			for (const record of feed.records) {
				seen.add(record);
			}

			expect(filteredRecords(feed, filter)).toEqual(passing([...seen]));
			expect(lookedAt(feed, filter)).toBe(seen.size);
		}
	}));
});

test('of a buffer that was held before, what passes is what was in it', () => {
	const {filter} = countingFilter();
	const held = {records: records.slice(0, 100)};
	filteredRecords({records: records.slice(50, 200)}, filter);
	expect(filteredRecords(held, filter)).toEqual(passing(held.records));
	expect(filteredRecords({records: records.slice(60, 210)}, filter)).toEqual(passing(records.slice(50, 210)));
});

test('as many as a feed keeps are kept, the newest', () => {
	const {filter} = countingFilter();
	const {maxRecords} = DEFAULT_FEED_LIMITS;
	const many = clickFeed(3 * (maxRecords + 200), [0]).records;
	for (let start = 0; start < many.length; start += 300) {
		filteredRecords({records: many.slice(start, start + 300)}, filter);
	}

	const feed = {records: many.slice(-30)};
	expect(filteredRecords(feed, filter)).toEqual(passing(many).slice(-maxRecords - 10));
	expect(lookedAt(feed, filter)).toBe(many.length);
});

test('while the buffer moves on, each record is looked at once', () => {
	const {filter, looks} = countingFilter();
	for (let start = 0; start <= 200; start += 20) {
		filteredRecords({records: records.slice(start, start + 100)}, filter);
	}

	expect(looks).toHaveLength(300);
});

test.each([5, 20, 100])('records of another stream are looked at themselves, and once, and nothing is kept of the one before: after %i', before => {
	const {filter, looks} = countingFilter();
	filteredRecords({records: records.slice(0, before), series: Symbol('before')}, filter);
	looks.length = 0;
	const series = Symbol('later');
	// A stream that is read quickly has more records than the buffer at the first look.
	const later = clickFeed(240, [7]).records.slice(200).map(record => ({...record, readAt: record.readAt + 3_600_000}));
	for (let length = 10; length <= 40; length += 10) {
		const buffer = later.slice(0, length);
		expect(filteredRecords({records: buffer, series}, filter)).toEqual(passing(buffer));
	}

	expect(looks).toHaveLength(40);
});
