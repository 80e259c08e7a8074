import {Buffer} from 'node:buffer';
import {createHash} from 'node:crypto';
import {describe, expect, test} from 'vitest';
import type {Snapshot} from '../../../../source/monitor/snapshot.js';
import type {FeedRecord} from '../../../../source/monitor/feed/feed-view.js';
import {openSession, small, sizes} from '../../session.js';
import {clickRecord, openShard, snapshot} from '../../snapshots.js';

const withData = (data: string | Uint8Array, key = 'user-1'): FeedRecord => {
	const record = clickRecord(120, 0, 1, '/');
	return {...record, record: {...record.record, Data: Buffer.from(data as string), PartitionKey: key}};
};

const ending = (record: FeedRecord, changes: Partial<Snapshot> = {}): Snapshot => {
	const {feed} = snapshot();
	return snapshot({feed: {...feed, records: [...feed.records, record]}, ...changes});
};

const setUp = (initial: Snapshot = snapshot(), size = small) => {
	const copied: string[] = [];
	const session = openSession({
		initial,
		size,
		copy(text) {
			copied.push(text);
		},
	});
	return {...session, copied};
};

describe.each(sizes)('at %s', (_, size) => {
	test('Enter opens the newest record with all that is known of it', () => {
		const session = setUp(snapshot(), size);
		session.press('enter');
		const shown = session.frame();
		for (const part of [
			'Record 120 of 120',
			'key       user-5',
			'shard     shardId-000000000000',
			'sequence  49000000119',
			'0.5 s ago',
			'bytes, JSON',
			'"user_id": "user-5",',
		]) {
			expect(shown).toContain(part);
		}
	});
});

test('the hash key is the MD5 sum, and its place in the shard’s range is said', () => {
	const session = setUp(ending(withData('x', 'user-3')));
	session.press('enter');
	// Source: API Reference, PutRecord, "PartitionKey".
	const md5 = createHash('md5').update('user-3').digest('hex');
	const part = Math.floor(Number.parseInt(md5.slice(0, 8), 16) * 1000 / (2 ** 32)) / 10;
	for (const fact of [`hash key  ${BigInt(`0x${md5}`)}`, `MD5       ${md5}`, `shardId-000000000000, at ${part} % of its range`]) {
		expect(session.frame()).toContain(fact);
	}
});

test('a hash key outside of its shard was given explicitly', () => {
	const shards = [openShard(0, 0, 1, {startingHashKey: 0n, endingHashKey: 1n})];
	const session = setUp(snapshot({shards}));
	session.press('enter');
	expect(session.frame()).toContain('outside its range: an explicit hash key');
});

test.each([
	['JSON', '{"a":12345678901234567890}', ['json', '"a": 12345678901234567890']],
	['text', 'first\nsecond', ['text', 'second']],
	['binary', Uint8Array.of(0xFF, 0, 0x41), ['hex', '000000  ff 00 41']],
	['nothing', '', ['text', '(empty)']],
])('%s is shown in its own form', (_, data, parts) => {
	const session = setUp(ending(withData(data)));
	session.press('enter');
	for (const part of parts) {
		expect(session.frame()).toContain(part);
	}
});

test('Tab goes through the forms', () => {
	const session = setUp(ending(withData('{"a":1}')));
	session.press('enter', 'tab');
	expect(session.frame()).toContain('│ {"a":1}');
	session.press('tab');
	expect(session.frame()).toContain('7b 22 61');
	session.press('tab');
	expect(session.frame()).toContain('"a": 1');
});

test('n and p go to the neighbours that the filter lets pass, not beyond the ends', () => {
	const session = setUp();
	session.press('/', 'u', 's', 'e', 'r', '-', '3', 'enter', 'enter', 'p');
	expect(session.frame()).toContain('Record 23 of 24');
	expect(session.frame()).toContain('sequence  49000000112');
	session.press('n', 'n', 'n');
	expect(session.frame()).toContain('Record 24 of 24');
	session.press('escape');
	expect(session.view.getView().overlay).toBeUndefined();
});

test('long data scrolls to its end and no further', () => {
	const rows = Array.from({length: 200}, (_, index) => `line ${index}`);
	const long = withData(rows.join('\n'));
	const session = setUp(ending(long));
	session.press('enter', 'end');
	expect(session.frame()).toContain('line 199');
	session.press('up', 'home');
	expect(session.frame()).toContain('line 0');
});

test('of a record of 1 MiB the beginning is shown, and said how much is left', () => {
	const long = withData('é'.repeat(512 * 1024));
	const session = setUp(ending(long));
	session.press('enter', 'end');
	expect(session.frame()).toContain('983,040 more bytes');
});

test('nothing in a record acts on the terminal', () => {
	const session = setUp(ending(withData('{"a":"\u{202E}\u{9B}31m"}\u{1B}]52;c;AAAA\u{7}', 'k\u{1B}[2J')));
	session.press('enter');
	expect(session.frame().replaceAll('\n', '')).not.toMatch(/[\p{Control}\u{202E}]/v);
});

describe('y copies the line that tail --json prints', () => {
	test('of the record under the cursor', () => {
		const session = setUp();
		session.press('up', 'y');
		expect(session.copied.map(text => (JSON.parse(text) as {sequenceNumber: string}).sequenceNumber)).toEqual(['49000000118']);
		expect(session.view.getView().notice?.text).toMatch(/^Copied the record's line \(\d+ bytes\)/v);
	});

	test('of the open record', () => {
		const session = setUp();
		session.press('enter', 'p', 'y');
		expect(session.copied[0]).toContain('49000000118');
	});

	test('unless it is larger than terminals copy', () => {
		const long = withData('x'.repeat(80_000));
		const session = setUp(ending(long));
		session.press('y');
		expect(session.copied).toEqual([]);
		expect(session.view.getView().notice?.text).toContain('terminals do not copy that much');
	});
});
