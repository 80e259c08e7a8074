import {stripVTControlCharacters} from 'node:util';
import {describe, expect, test} from 'vitest';
import type {Facts} from '../../../../source/monitor/facts/facts.js';
import type {FeedRecord} from '../../../../source/monitor/feed/feed-view.js';
import {createFilter, isFault} from '../../../../source/records/filter/filter.js';
import {textWidth} from '../../../../source/records/text/text-width.js';
import {keyFilter} from '../../../../source/ui/overlays/facts/facts-view.js';
import {asciiGlyphs} from '../../../../source/ui/appearance/glyphs.js';
import {appearance} from '../../frame.js';
import {openSession, small, sizes} from '../../session.js';
import {clickRecord, snapshot} from '../../snapshots.js';
import {hostileFacts, hotFacts, labFacts} from './fixtures.js';

const setUp = (facts: Facts = labFacts(), size = small, look = appearance) => {
	const session = openSession({initial: snapshot({facts}), size, appearance: look});
	return {
		...session,
		change(next: Facts) {
			session.show(snapshot({facts: next}));
		},
	};
};

describe.each(sizes)('at %s', (_, size) => {
	test('one key shows which key is hot, and that more shards will not help', () => {
		const session = setUp(hotFacts(), size);
		session.press('i');
		const text = session.lines().join(' ').replaceAll(/[\s│]+/gv, ' ');
		expect(text).toContain('user-1 is hot: 79 % of the records of shard 1, and 71 % of what a shard takes in. A key stays in one shard, so more shards do not help.');
	});

	test('keys, urls, users, sizes and the rate are all there', () => {
		const session = setUp(labFacts(), size);
		session.press('i');
		const text = session.lines().join('\n');
		for (const part of [
			'In the stream: the last 58 s',
			'12,034 records · 207/s · 42 KB/s',
			'No key was hot; the largest, user-1, had 79 % of the records of shard 1.',
			'records/s, last 10 minutes',
			'highest 200',
			'user-5',
			'60.7 %',
			'79.3 %',
			'from a sample of 1,200 records',
			'/products',
			'41.7 %',
			'p50 159 B · p99 207 B · max 312 B',
		]) {
			expect(text).toContain(part);
		}
	});

	test.each([['with line drawing', appearance], ['with plain characters', {...appearance, glyphs: asciiGlyphs}]])('hostile names change nothing but their own cells (%s)', (_name, look) => {
		const session = setUp(hostileFacts(), size, look);
		session.press('i', 'end');
		const lines = session.lines();
		expect(lines).toHaveLength(size.rows - 1);
		// Colours apart; the footer's row is not padded.
		for (const line of lines.slice(0, -1)) {
			const row = stripVTControlCharacters(line);
			expect(row).not.toMatch(/[\p{Control}\u{202E}]/v);
			expect(textWidth(row)).toBe(size.columns);
		}

		expect(lines.join('\n')).toContain('each is at most 1,234 records too low');
	});
});

test.each([['80×24', small], ['120×40', {columns: 120, rows: 40}]])('nothing of the panes is seen beside it at %s', (_, size) => {
	const session = setUp(labFacts(), size);
	session.press('i');
	const rows = stripVTControlCharacters(session.lines().join('\n')).split('\n').slice(0, -1);
	expect(rows).toHaveLength(size.rows - 2);
	expect(rows[0]).toMatch(/^┌─ ► In the stream/v);
	expect(rows.at(-1)).toMatch(/^└─+┘$/v);
	for (const row of rows.slice(1, -1)) {
		expect(row).toMatch(/^│ .* │$/v);
	}
});

test.each([
	[0, '0 B'],
	[1, '1 B'],
	[2, '2–3 B'],
	[64, '64–127 B'],
	[512, '512–1023 B'],
	[1024, '1–2 KiB'],
	[512 * 1024, '512–1024 KiB'],
	[1024 ** 2, '1–2 MiB'],
	[8 * (1024 ** 2), '8–16 MiB'],
])('sizes from %i bytes on stand as the range that they are, %s', (from, range) => {
	const session = setUp(labFacts({
		sizes: {
			buckets: [{from, count: 1}], p50: from, p99: from, max: from,
		},
	}), {columns: 120, rows: 40});
	session.press('i');
	expect(stripVTControlCharacters(session.lines().join('\n'))).toContain(` ${range} ■`);
});

test('without records it says so, and still shows what the rate was', () => {
	const session = setUp(labFacts({
		records: 0, bytes: 0, keys: [], sizes: undefined, clicks: {sampled: 0, urls: [], users: []},
	}));
	session.press('i');
	const text = session.lines().join('\n');
	expect(text).toContain('No records in the last minute.');
	expect(text).toContain('highest 200');
	expect(text).not.toContain('partition key');
});

test.each([['i'], ['escape'], ['q']])('%s closes it', name => {
	const session = setUp();
	session.press('i', name);
	expect(session.view.getView()).toMatchObject({overlay: undefined, filter: undefined});
});

describe('choosing a key', () => {
	test('Enter shows the records of the first alone', () => {
		const session = setUp();
		session.press('i', 'enter');
		expect(session.view.getView()).toMatchObject({
			overlay: undefined, focus: 'feed', filter: {text: 'key=user-1'}, filterHistory: ['key=user-1'],
		});
	});

	test('the cursor stays on its key when the order changes', () => {
		const session = setUp();
		session.press('i', 'down', 'down');
		const {keys} = labFacts();
		session.change(labFacts({keys: keys.toReversed()}));
		session.press('enter');
		expect(session.view.getView().filter?.text).toBe('key=user-3');
	});

	test('goes no further than there are keys', () => {
		const session = setUp();
		session.press('i', 'up', 'end', 'down', 'enter');
		expect(session.view.getView().filter?.text).toBe('key=user-5');
	});

	test('with no key there is nothing to show alone', () => {
		const session = setUp(labFacts({keys: []}));
		session.press('i', 'down', 'enter');
		expect(session.view.getView()).toMatchObject({overlay: undefined, filter: undefined});
	});

	test.each([
		['user-1'], ['two words'], ['"quoted"'], [String.raw`back\slash "and" quote`], ['!not'], ['a=b'], ['/x/'], ['key~x'], ['\u{1B}[31m'], ['很长'], ['-'],
	])('the filter for “%s” lets pass that key and no other', key => {
		const filter = createFilter(keyFilter(key));
		if (isFault(filter)) {
			throw new Error(filter.message);
		}

		const withKey = (partitionKey: string): FeedRecord => {
			const record = clickRecord(0, 0, 1, '/');
			return {...record, record: {...record.record, PartitionKey: partitionKey}};
		};

		expect(filter.matches(withKey(key))).toBe(true);
		expect(filter.matches(withKey(`${key}x`))).toBe(false);
	});
});
