import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {FeedRecord} from '../../../source/monitor/snapshot.js';
import type {Filter} from '../../../source/records/filter/filter.js';
import {filteredRecords} from '../../../source/ui/feed/filtered-records.js';
import {clickFeed} from '../snapshots.js';

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

test('however the buffer moves on, what passes is what the filter says', () => {
	const anyMoves = fc.array(fc.tuple(fc.nat(300), fc.nat(300)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const), {maxLength: 12});
	fc.assert(fc.property(anyMoves, moves => {
		const {filter} = countingFilter();
		for (const [from, to] of moves) {
			const buffer = records.slice(from, to);
			expect(filteredRecords(buffer, filter)).toEqual(buffer.filter(({index}) => index % 3 === 0));
		}
	}));
});

test('while the buffer moves on, each record is looked at once', () => {
	const {filter, looks} = countingFilter();
	for (let start = 0; start <= 200; start += 20) {
		filteredRecords(records.slice(start, start + 100), filter);
	}

	expect(looks).toHaveLength(300);
});

test.each([5, 20, 100])('records of another stream, which count from the beginning again, are looked at themselves, and once: after %i', before => {
	const {filter, looks} = countingFilter();
	filteredRecords(records.slice(0, before), filter);
	looks.length = 0;
	const later = clickFeed(40, [7]).records.map(record => ({...record, readAt: record.readAt + 3_600_000}));
	for (let length = 10; length <= 40; length += 10) {
		const buffer = later.slice(0, length);
		expect(filteredRecords(buffer, filter)).toEqual(buffer.filter(({index}) => index % 3 === 0));
	}

	expect(looks).toHaveLength(40);
});
