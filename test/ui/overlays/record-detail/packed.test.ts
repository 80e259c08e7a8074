import {Buffer} from 'node:buffer';
import {createHash} from 'node:crypto';
import {gzipSync} from 'node:zlib';
import {
	describe,
	expect,
	test,
	vi,
} from 'vitest';
import type {Snapshot} from '../../../../source/monitor/snapshot.js';
import type {FeedRecord} from '../../../../source/monitor/feed/feed-view.js';
import type {FilterRecord} from '../../../../source/records/filter/filter.js';
import {aggregateOf, knownAggregate, type Put} from '../../../records/unpack/packed.js';
import {lookToTheEnd} from '../../../../source/ui/panes/feed/filtered-records.js';
import {openSession, small, sizes} from '../../session.js';
import {clickRecord, openShard, snapshot} from '../../snapshots.js';

const withData = (index: number, data: string | Uint8Array): FeedRecord => {
	const record = clickRecord(index, 0, 1, '/');
	return {...record, record: {...record.record, Data: Buffer.from(data as string), PartitionKey: 'outer'}};
};

/**
A feed of these records alone, oldest first.
*/
const feedOf = (data: ReadonlyArray<string | Uint8Array>, changes: Partial<Snapshot> = {}): Snapshot => snapshot({
	feed: {
		records: data.map((one, index) => withData(index, one)), totalRecords: data.length, bufferedBytes: 0, readPerSecond: 1,
	},
	...changes,
});

const setUp = (initial: Snapshot, size = small) => {
	const copied: string[] = [];
	const saved: Array<readonly FilterRecord[]> = [];
	const session = openSession({
		initial,
		size,
		copy(text) {
			copied.push(text);
		},
		async save(path, records) {
			saved.push(records);
			return {path, count: records.length};
		},
	});
	return {...session, copied, saved};
};

type Session = ReturnType<typeof setUp>;

const factOf = (session: Session, name: string): string | undefined =>
	new RegExp(`│ ${name.padEnd(10)}(.*?) *│`, 'v').exec(session.frame())?.[1];

const clicks = knownAggregate('clicks');

describe.each(sizes)('at %s', (_, size) => {
	test('an aggregate is opened as the user records that it is', () => {
		const session = setUp(feedOf(['{"plain":1}', clicks]), size);
		session.press('enter');
		expect(session.frame()).toContain('Record 2 of 2, user record 1 of 3');
		expect(factOf(session, 'packed')).toBe('1 Kinesis record = 3 user records; this is number 1');
		expect(factOf(session, 'put as')).toBe('406 bytes under key outer');
		expect(session.frame()).toContain('"url": "/cart"');
		expect(factOf(session, 'key')).toBe('user-1');
		expect(factOf(session, 'MD5')).toBe(createHash('md5').update('user-1').digest('hex'));
		expect(factOf(session, 'data')).toBe('116 bytes, JSON');
	});

	test('a row of the feed shows its first user record, and how many more there are', () => {
		const row = setUp(feedOf([clicks]), size).frame().split('\n').find(line => line.includes('/cart'));
		expect(row).toMatch(/user-1 +\+2 {2}\/cart/v);
	});
});

describe('n and p', () => {
	const places = (session: Session, keys: readonly string[]): readonly string[] => keys.map(key => {
		session.press(key);
		return `${/Record \d+/v.exec(session.frame())![0]} ${factOf(session, 'key')!} ${/user record \d/v.exec(session.frame())?.[0] ?? ''}`.trim();
	});

	test('go through the user records and on to the next record, and stop at the ends', () => {
		const session = setUp(feedOf([clicks, '{"plain":1}', knownAggregate('alone')]));
		session.press('enter');
		expect(places(session, ['n', 'p', 'p', 'p', 'p', 'p', 'n', 'n', 'n'])).toEqual([
			'Record 3 Ω-κλειδί',
			'Record 2 outer',
			'Record 1 user-1 user record 3',
			'Record 1 user-2 user record 2',
			'Record 1 user-1 user record 1',
			'Record 1 user-1 user record 1',
			'Record 1 user-2 user record 2',
			'Record 1 user-1 user record 3',
			'Record 2 outer',
		]);
	});

	test('leave out what the filter does', () => {
		const session = setUp(feedOf([clicks, '{"plain":1}', clicks]));
		session.press('/', ...'key=user-2', 'enter');
		// On a busy machine one turn is not enough for three packed records.
		lookToTheEnd(session.look().feed, session.view.getView().filter);
		session.press('enter');
		expect(session.frame()).toContain('this is number 2');
		expect(places(session, ['p', 'p'])).toEqual(['Record 1 user-2', 'Record 1 user-2']);
		expect(session.frame()).toContain('Record 1 of 2');
	});
});

describe('the hash key of a user record', () => {
	const shards = [openShard(0, 0, 2)];
	const opened = (put: Put): Session => {
		const session = setUp(feedOf([aggregateOf([put])], {shards}));
		session.press('enter');
		return session;
	};

	test('that was given explicitly decides for the shard', () => {
		expect(factOf(opened({key: 'a', hashKey: '0', data: ''}), 'hash key')).toBe('0, explicit');
		expect(factOf(opened({key: 'a', hashKey: '0', data: ''}), 'shard')).toContain('at 0 % of its range');
	});

	// Source: AggregatorUtil.deaggregate of the Kinesis Client Library.
	test('outside of the shard’s range is one that consumers leave out', () => {
		const session = opened({key: 'a', hashKey: String((2n ** 128n) - 1n), data: ''});
		expect(factOf(session, 'shard')).toContain('outside its range: the KCL leaves it out');
	});

	test('that is no number harms nobody', () => {
		expect(factOf(opened({key: 'a', hashKey: '\u{1B}[2J-1', data: ''}), 'hash key')).toBe('␛[2J-1, explicit');
	});
});

describe('decoded data', () => {
	const cbor = Uint8Array.of(0xD9, 0xD9, 0xF7, 0xA1, 0x61, 0x61, 7);

	test('is shown with what it was', () => {
		const session = setUp(feedOf([cbor]));
		expect(session.frame()).toContain('{"a":7}');
		session.press('enter');
		expect(factOf(session, 'data')).toBe('7 bytes, JSON from CBOR, 7 bytes decoded');
		expect(session.frame()).toContain('"a": 7');
	});

	test('that is damaged is shown as it was put, with the reason', () => {
		const session = setUp(feedOf([cbor.subarray(0, -1)]));
		expect(session.frame()).toContain('not CBOR: it ends too early');
		session.press('enter');
		expect(factOf(session, 'as put')).toBe('not CBOR: it ends too early');
		expect(session.frame()).toContain('d9 d9 f7 a1 61 61');
	});
});

describe('compressed data', () => {
	test('is shown unpacked, with what it was', () => {
		const packed = gzipSync(JSON.stringify({text: 'x'.repeat(12_500)}));
		const session = setUp(feedOf([packed]));
		expect(session.frame()).toContain('{"text":"xxx');
		session.press('enter');
		expect(factOf(session, 'data')).toBe(`${packed.length} bytes, JSON in gzip, 12,511 bytes unpacked`);
		expect(session.frame()).toContain('"text": "xxx');
	});

	test('that is damaged is shown as it was put, and why', () => {
		const session = setUp(feedOf([gzipSync('text').subarray(0, -2)]));
		session.press('enter');
		expect(factOf(session, 'as put')).toBe('damaged gzip: unexpected end of file');
		expect(session.frame()).toContain('000000  1f 8b 08');
	});

	test('that is a bomb stays packed', () => {
		const bomb = gzipSync(Buffer.alloc(11 * 1024 * 1024));
		const session = setUp(feedOf([bomb]));
		session.press('enter');
		expect(factOf(session, 'as put')).toBe('gzip of more than 10 MB');
	});
});

test('what the filter has not come to yet is found by who opens or copies it', () => {
	// Each takes longer to unpack than one turn lasts.
	const bomb = gzipSync(Buffer.alloc(20 * 1024 * 1024));
	const value = feedOf(['needle', ...Array.from({length: 8}, () => bomb)]);
	const session = setUp(value);
	session.press('/', ...'needle', 'enter', 'enter');
	expect(session.frame()).toContain('Record 1 of 1 ');
	const other = setUp(value);
	other.press('/', ...'needl', 'enter', 'y');
	expect(other.copied).toHaveLength(1);
});

test('a damaged aggregate is the plain record, and says why', () => {
	const session = setUp(feedOf([clicks.subarray(0, -1)]));
	session.press('enter');
	expect(session.frame()).toContain('Record 1 of 1 ');
	expect(factOf(session, 'key')).toBe('outer');
	expect(factOf(session, 'as put')).toBe('damaged aggregate: its MD5 sum is another');
});

describe('y copies', () => {
	const keysOf = (text: string | undefined): readonly string[] => (text ?? '').split('\n').map(line => (JSON.parse(line) as {partitionKey: string}).partitionKey);

	test('the lines of an aggregate that tail prints', () => {
		const session = setUp(feedOf([clicks]));
		session.press('y');
		expect(keysOf(session.copied[0])).toEqual(['user-1', 'user-2', 'user-1']);
		expect(session.view.getView().notice?.text).toMatch(/^Copied 3 user records, one per line/v);
		session.press('/', ...'cart', 'enter', 'y');
		expect(keysOf(session.copied[1])).toEqual(['user-1']);
	});

	test('the user record that is open', () => {
		const session = setUp(feedOf([clicks]));
		session.press('enter', 'n', 'y');
		expect(keysOf(session.copied[0])).toEqual(['user-2']);
	});
});

test('e writes the user record that is open', async () => {
	const session = setUp(feedOf([clicks]));
	session.press('enter', 'n', 'e', 'enter');
	await vi.waitFor(() => {
		expect(session.saved[0]?.map(({record}) => record.PartitionKey)).toEqual(['user-2']);
	});
});
