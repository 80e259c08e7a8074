import {Buffer} from 'node:buffer';
import {gzipSync} from 'node:zlib';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {FeedRecord} from '../../../../source/monitor/feed/feed-view.js';
import type {Filter} from '../../../../source/records/filter/filter.js';
import {
	beginScan,
	continueScan,
	endScan,
	followScan,
	type Scan,
} from '../../../../source/ui/panes/feed/filter-scan.js';
import {clickFeed} from '../../snapshots.js';

const {records} = clickFeed(5000, [0]);
const gzip = gzipSync('{}');
const packed = records.map((record): FeedRecord => ({...record, record: {...record.record, Data: gzip}}));

const everyThird: Filter = {
	text: 'every third',
	matches: source => (source as FeedRecord).index % 3 === 0,
	highlight: () => [],
};

/**
A clock that goes on by so many ms whenever it is looked at.
*/
const ticking = (milliseconds: number) => {
	let at = 0;
	return () => {
		at += milliseconds;
		return at;
	};
};

const passing = (part: readonly FeedRecord[]): readonly FeedRecord[] => part.filter(record => everyThird.matches(record));

const expectRight = ({records: all, passed, kept, from}: Scan) => {
	expect(passed.slice(kept).map(({index}) => index)).toEqual(passing(all.slice(from)).map(({index}) => index));
	const before = passed.slice(0, kept).map(({index}) => index);
	expect(before).toEqual([...new Set(before)].toSorted((a, b) => a - b));
	expect(before.every(index => index % 3 === 0 && index < (all[0]?.index ?? Infinity))).toBe(true);
};

test('a turn looks from the newest back, until its time is over', () => {
	const scan = beginScan(records, everyThird, ticking(1));
	// A thousand are sure; then the clock is looked at for each.
	expect(scan.from).toBe(5000 - 1009);
	expectRight(scan);
	expect(beginScan(records, everyThird, ticking(0)).from).toBe(0);
});

test('for what has to be unpacked the clock is looked at each time, and one is always looked at', () => {
	expect(beginScan(packed, everyThird, ticking(1)).from).toBe(5000 - 10);
	expect(beginScan(packed, everyThird, ticking(100)).from).toBe(5000 - 1);
});

test('large records count by their bytes', () => {
	const large = Buffer.alloc(100_000, 'x');
	const all = records.map((record): FeedRecord => ({...record, record: {...record.record, Data: large}}));
	expect(beginScan(all, everyThird, ticking(100)).from).toBe(5000 - 10);
});

test('turn by turn all are looked at, each once', () => {
	let scan = beginScan(records, everyThird, ticking(100));
	for (let turns = 1; turns < 5; turns++) {
		expect(scan.from).toBe(5000 - (turns * 1000));
		scan = continueScan(scan, everyThird, ticking(100));
		expectRight(scan);
	}

	expect(scan.from).toBe(0);
	const begun = beginScan(records, everyThird, ticking(100));
	expect(endScan(begun, everyThird)).toEqual(scan);
});

test('however the buffer moves on meanwhile, what was looked at is right, and ends', () => {
	const anyMove = fc.record({
		gone: fc.nat(1500), came: fc.nat(1500), turns: fc.nat(2), isSlow: fc.boolean(),
	});
	fc.assert(fc.property(fc.array(anyMove, {maxLength: 6}), moves => {
		let scan = beginScan(records.slice(0, 1200), everyThird, ticking(100));
		let first = 0;
		let end = 1200;
		for (const {gone, came, turns, isSlow} of moves) {
			end = Math.min(records.length, end + came);
			first = Math.min(end, first + gone);
			scan = followScan(scan, records.slice(first, end), everyThird, ticking(isSlow ? 100 : 0));
			expectRight(scan);
			for (let turn = 0; turn < turns; turn++) {
				scan = continueScan(scan, everyThird, ticking(100));
				expectRight(scan);
			}
		}

		scan = endScan(scan, everyThird);
		expect(scan.from).toBe(0);
		expectRight(scan);
	}), {numRuns: 50});
});
