import {performance} from 'node:perf_hooks';
import {describe, expect, test} from 'vitest';
import type {ShardLife} from '../../../../source/monitor/lineage/shard-life.js';
import {asciiGlyphs} from '../../../../source/ui/appearance/glyphs.js';
import {appearance} from '../../frame.js';
import {openSession, sizes, small} from '../../session.js';
import {
	NOON,
	openShard,
	resharded,
	snapshot,
} from '../../snapshots.js';

const SPACE = 2n ** 128n;

const idOf = (number: number): string => `shardId-${String(number).padStart(12, '0')}`;

const life = (number: number, {from = 0, to = 1, of = 1, parents = [], ...rest}: {from?: number; to?: number; of?: number; parents?: readonly number[]} & Partial<Pick<ShardLife, 'state' | 'openedAt' | 'closedAt' | 'beganAt' | 'endedAt'>> = {}): ShardLife => ({
	shardId: idOf(number),
	shortId: String(number),
	state: 'open',
	startingHashKey: SPACE * BigInt(from) / BigInt(of),
	endingHashKey: (SPACE * BigInt(to) / BigInt(of)) - 1n,
	parents: parents.map(parent => idOf(parent)),
	openedAt: undefined,
	closedAt: undefined,
	beganAt: undefined,
	endedAt: undefined,
	...rest,
});

// 0 was split into 1 and 2; 2 into 3 and 4, which were merged into 5.
const family = [
	life(0, {
		state: 'closed', closedAt: NOON - 30_000, beganAt: NOON - 60_000, endedAt: NOON - 29_880,
	}),
	life(1, {
		to: 1, of: 2, parents: [0], openedAt: NOON - 30_000, beganAt: NOON - 29_869,
	}),
	life(2, {
		from: 1, to: 2, of: 2, parents: [0], state: 'closed', openedAt: NOON - 30_000, closedAt: NOON - 20_000, beganAt: NOON - 29_860, endedAt: NOON - 19_900,
	}),
	life(3, {
		from: 2, to: 3, of: 4, parents: [2], state: 'closed', openedAt: NOON - 20_000, closedAt: NOON - 10_000, beganAt: NOON - 19_890, endedAt: NOON - 9950,
	}),
	life(4, {
		from: 3, to: 4, of: 4, parents: [2], state: 'expired', openedAt: NOON - 20_000, closedAt: NOON - 10_000,
	}),
	life(5, {
		from: 1, to: 2, of: 2, parents: [3, 4], openedAt: NOON - 10_000,
	}),
];

const initial = resharded({
	lineage: family,
	shards: [
		openShard(1, 0, 2, {lagMilliseconds: 3000}),
		openShard(5, 1, 2, {reader: 'waiting-for-parents', lagMilliseconds: undefined}),
	],
});

const opened = (size = small, options: Partial<Parameters<typeof openSession>[0]> = {}) => {
	const session = openSession({initial, size, ...options});
	session.press('l');
	return session;
};

describe.each(sizes)('at %s', (_, size) => {
	test('l shows who came of whom, how far each is read, and the handover; l closes', () => {
		const session = opened(size);
		const frame = session.frame();
		expect(frame).toContain('2 open, 3 closed, 1 expired');
		expect(frame).toContain('Last handover: 2 read to its end 11:59:40.100, 3 began 11:59:40.110');
		expect(frame).toMatch(/│ 0 +closed +00-ff .*read to its end 11:59:30\.120/v);
		expect(frame).toMatch(/│ ├─1 +open +00-7f .*began 11:59:30\.131, 3\.0 s behind/v);
		expect(frame).toMatch(/│ └─2 +closed +80-ff /v);
		expect(frame).toMatch(/│ {3}├─3 +closed +80-bf /v);
		expect(frame).toMatch(/│ {3}└─4 +expired +c0-ff .*its records are gone/v);
		// A merge stands under both of its parents.
		expect(frame).toMatch(/│ {5}└─5 +open +80-ff .*waits for its parents/v);
		session.press('l');
		expect(session.frame()).not.toContain('family tree');
	});
});

test('at 80×24 it says by split or merge', () => {
	const frame = opened().frame();
	expect(frame).toMatch(/├─1 .*split of 0 /v);
	expect(frame).toMatch(/└─5 .*merge of 3, 4 /v);
});

test('on a wide screen time runs to the right: each begins where the one before it ended', () => {
	const lines = opened({columns: 160, rows: 40}).lines();
	const bar = (shortId: string): readonly [first: number, last: number] => {
		const row = lines.find(text => new RegExp(`[─ ]${shortId} +(?:open|closed) `, 'v').test(text))!;
		return [row.indexOf('■'), row.lastIndexOf('■')];
	};

	expect(bar('0')[0]).toBeLessThan(bar('0')[1]);
	expect(Math.abs(bar('1')[0] - bar('0')[1])).toBeLessThanOrEqual(1);
	expect(Math.abs(bar('3')[0] - bar('2')[1])).toBeLessThanOrEqual(1);
	// 1 is read until now, 3 is not any more.
	expect(bar('1')[1]).toBeGreaterThan(bar('3')[1]);
});

test('in ASCII it is ASCII', () => {
	const frame = opened(small, {appearance: {...appearance, glyphs: asciiGlyphs}}).frame();
	expect(frame).toMatch(/\| \+-1 +open/v);
	expect(frame).toMatch(/`-2 +closed/v);
});

test('without shards it says what will stand there', () => {
	expect(opened(small, {initial: snapshot({lineage: []})}).frame()).toContain('once the stream is ACTIVE');
});

test('4,096 shards scroll, and only those in sight are drawn', () => {
	const many = Array.from({length: 4096}, (_, index) => life(index, {from: index, to: index + 1, of: 4096}));
	const session = opened(small, {initial: snapshot({lineage: many, shards: many.map((_, index) => openShard(index, index, 4096))})});
	expect(session.frame()).toContain('rows 1 to 17 of 4096');
	expect(session.frame()).toMatch(/│ 16 +open/v);
	expect(session.frame()).not.toMatch(/│ 17 +open/v);
	session.press('end');
	expect(session.frame()).toContain('rows 4080 to 4096 of 4096');
	expect(session.frame()).toMatch(/│ 4095 +open/v);
	const began = performance.now();
	session.press('pageup');
	session.frame();
	// To lay out 4,096 rows takes seconds.
	expect(performance.now() - began).toBeLessThan(1000);
});
