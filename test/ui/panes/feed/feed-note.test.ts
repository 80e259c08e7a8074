import {expect, test} from 'vitest';
import {lineText} from '../../../../source/ui/drawing/line.js';
import {feedNote} from '../../../../source/ui/panes/feed/feed-note.js';
import {appearance} from '../../frame.js';
import {clickFeed, NOON} from '../../snapshots.js';

const all = clickFeed(120, [0]);
const rest = {...all, records: all.records.slice(-90), bufferedBytes: 3_250_000};

test.each([
	['all that was read', all, 'reading 2.0/s · 120 read'],
	['the newest of it', rest, 'reading 2.0/s · 120 read · keeps 90, 44 s, 3.1 MiB'],
	['all that was read since reading started over', {...rest, firstIndex: 30}, 'reading 2.0/s · 120 read'],
	['nothing yet', clickFeed(0, [0]), 'reading 0/s · 0 read'],
])('when the buffer holds %s', (_, feed, expected) => {
	const note = feedNote({
		feed, held: undefined, filtered: undefined, lag: 0,
	}, appearance);
	expect(lineText(note)).toBe(expected);
});

test('a record that the filter could not look into is named by the end of its number', () => {
	const note = feedNote({
		feed: all, held: undefined, filtered: {passed: 3, looked: 90, unreadableRecord: '49680631762515713932345565388397022824359671421315579906'}, lag: 0,
	}, appearance);
	expect(lineText(note)).toBe('3/90 shown · cannot look into …15579906 · reading 2.0/s · 120 read');
	const hostile = feedNote({
		feed: all, held: undefined, filtered: {passed: 3, looked: 90, unreadableRecord: '1\u{1B}[2J\u{202E}'}, lag: 0,
	}, appearance);
	expect(lineText(hostile)).not.toMatch(/[\p{Control}\u{202E}]/v);
});

test('what is frozen is what can be scrolled', () => {
	const note = feedNote({
		feed: {...rest, totalRecords: 500}, held: rest, filtered: {passed: 12, looked: 90}, lag: 0,
	}, appearance);
	expect(lineText(note)).toBe('FROZEN +380 since · 12/90 shown · reading 2.0/s · 500 read · keeps 90, 44 s, 3.1 MiB');
});

test('a feed that gets no answer is dated', () => {
	const note = feedNote({
		feed: all, held: undefined, filtered: undefined, lag: 0, asOf: NOON - 20_000,
	}, appearance);
	expect(lineText(note)).toBe('as of 11:59:40 · reading 2.0/s · 120 read');
});
