import {describe, expect, test} from 'vitest';
import type {ProducerView} from '../../../../source/monitor/producing/producer-view.js';
import {asciiGlyphs} from '../../../../source/ui/appearance/glyphs.js';
import {lineText} from '../../../../source/ui/drawing/line.js';
import {producerLines, producerNote} from '../../../../source/ui/panes/producer/producer-lines.js';
import {appearance} from '../../frame.js';
import {openShard, snapshot} from '../../snapshots.js';

const {producer} = snapshot();

const shown = (changes: Partial<ProducerView>, {width = 110, rows = 4, shards = [openShard(0, 0, 1)], look = appearance} = {}) => producerLines({
	producer: {...producer, ...changes},
	shards,
	width,
	rows,
}, look).map(line => lineText(line));

const flat = (...parameters: Parameters<typeof shown>) => shown(...parameters).join(' ').replaceAll(/\s+/gv, ' ');

describe('the proof is one row', () => {
	test.each([
		[110, '✓ 12,031 read · 0 lost · 0 twice · in order · 3 in flight'],
		[44, '✓ 12,031 read · 0 lost · 0 twice · in order'],
		[43, '✓ 12,031 read · 0 lost · 0 twice · in order'],
		[38, '✓ 12K read, 0 lost, 0 twice, in order'],
	])('at %d cells', (width, text) => {
		expect(shown({}, {width, rows: 9}).at(-1)).toBe(text);
	});

	test('losses and broken order are said, without the tick', () => {
		const proof = {
			...producer.proof!,
			duplicates: 2,
			lost: 1,
			orderViolations: 4,
		};
		expect(shown({proof}).at(-1)).toMatch(/^! 12,031 read · 1 lost · 2 twice · 4 out of order/v);
	});
});

test.each([
	[{isProducing: true, isDraining: false}, 'users 5 · ● producing'],
	[{isProducing: false, isDraining: false}, 'users 5 · ○ paused'],
	[{isProducing: false, isDraining: true}, 'users 5 · ● draining'],
	[{isProducing: true, isDraining: false, waiting: {records: 10, milliseconds: 900}}, 'users 5 · ● producing'],
	[{isProducing: true, isDraining: false, waiting: {records: 10, milliseconds: 1900}}, 'users 5 · ● HELD BACK'],
	[{isProducing: true, isDraining: false, throttledPerSecond: 3}, 'users 5 · ● HELD BACK'],
])('the title says of %j: %s', (changes, text) => {
	expect(lineText(producerNote({...producer, ...changes}, appearance))).toBe(text);
});

test('the title says whose the clicks are', () => {
	const note = (changes: Partial<ProducerView>) => lineText(producerNote({...producer, ...changes}, appearance));
	expect(note({userCount: 1000, hotUser: {user: 'user-3', share: 0.9}})).toContain('hot user-3 90 %');
	expect(note({hotUser: {user: 'a\u{1B}[31mvery long name', share: 0.9}})).toContain('hot a␛[31mvery … 90 %');
});

describe('what is wanted, accepted, waiting and turned down stands in its place', () => {
	const held: Partial<ProducerView> = {
		targetRate: 5000, acceptedPerSecond: 1121, waiting: {records: 6219, milliseconds: 4200}, throttledPerSecond: 36,
	};

	test('in one row', () => {
		expect(shown({})[0]).toMatch(/^wanted 2\/s +accepted 2\.0\/s +waiting 0 +turned down 0\/s/v);
		expect(shown(held)[0]).toMatch(/^wanted 5,000\/s +accepted 1,121\/s +waiting 6,219 4\.2 s +turned down 36\/s/v);
	});

	test.each([76, 44, 40, 36])('and does not move, at %d cells', width => {
		const rows = width < 74 ? 2 : 1;
		const at = (changes: Partial<ProducerView>) => shown(changes, {width, rows: 9}).slice(0, rows);
		for (const label of ['wanted', 'accepted', 'waiting', 'turned down']) {
			expect(at({})[0]).toContain(label);
			expect(at(held)[0]!.indexOf(label)).toBe(at({})[0]!.indexOf(label));
		}

		expect(at(held).join(' ')).toMatch(/5,000\/s .*1,121\/s .*6,219 .*36\/s/v);
		expect(Math.max(...at(held).map(line => line.length))).toBeLessThanOrEqual(width);
	});

	test('the queue that drains after the rate was lowered is seen', () => {
		expect(shown({...held, targetRate: 2, acceptedPerSecond: 1251})[0]).toMatch(/^wanted 2\/s +accepted 1,251\/s +waiting 6,219/v);
	});

	test.each([[2700, '2.7 s'], [12_300, '12 s'], [142_000, '142 s'], [1_020_000, '17 m']])('for %d ms', (milliseconds, text) => {
		expect(shown({waiting: {records: 5, milliseconds}})[0]).toContain(`waiting 5 ${text} `);
	});
});

describe('when puts are turned down it says why', () => {
	const full = (number: number) => openShard(number, number, 4, {throttledPerSecond: 10});
	const calm = (number: number) => openShard(number, number, 4);

	test.each([
		['the shards take no more', [full(0)], '1 shard takes 1,000 records/s or 1 MB/s'],
		['all four take no more', [full(0), full(1), full(2), full(3)], '4 shards take 4,000 records/s or 4 MB/s'],
		['or one of them takes no more', [full(0), calm(1), calm(2), calm(3)], '1 of 4 shards full'],
	])('%s', (_, shards, text) => {
		expect(flat({throttledPerSecond: 40}, {shards})).toMatch(new RegExp(`turned down 40/s.*${text}`, 'v'));
	});
});

describe('when puts are held back it says what would help', () => {
	const held: Partial<ProducerView> = {acceptedPerSecond: 990, waiting: {records: 5219, milliseconds: 4200}};

	test.each<[string, Partial<ProducerView>, string]>([
		['before anything is known', {}, '1 shard takes 1,000 records/s or 1 MB/s'],
		['before a shard is full', {acceptedPerSecond: 188}, 'each key is sent in order, one call at a time'],
		['more shards', {remedy: {type: 'more-shards', shardCount: 2, acceptedPerSecond: 1250}}, '1 MB/s; + makes it about 1,250/s'],
		['more users', {remedy: {type: 'more-keys', shardCount: 1, acceptedPerSecond: 1000}}, 'the 5 keys fall into few shards: u spreads them, + does not'],
		['nothing but another key', {remedy: {type: 'hot-key', partitionKey: 'user-1', acceptedPerSecond: 1000}}, 'more shards do not help user-1'],
	])('%s', (_, changes, text) => {
		expect(flat({...held, ...changes}, {rows: 6})).toContain(text);
		expect(flat({...held, ...changes}, {rows: 9, width: 44})).toContain(text);
	});

	test('and in one row beside the chart, what would help', () => {
		const remedy = {type: 'more-keys', shardCount: 1, acceptedPerSecond: 1000} as const;
		expect(flat({...held, remedy}, {rows: 3, width: 78})).toContain('u spreads the keys, + does not');
	});

	test('accepted above what the shards take is called a burst', () => {
		expect(flat({acceptedPerSecond: 1177})).toContain('above 1,000/s for a moment: a burst');
		expect(flat({acceptedPerSecond: 1003})).not.toContain('burst');
	});
});

describe('the chart is always there, against what the shards take', () => {
	const histories = {history: [10, 500, 1000, 1000], waitingHistory: [0, 1200, 3000], throttledHistory: [0, 40]};

	test('with its limit as a line, and what waits and is turned down on top', () => {
		expect(shown(histories, {width: 44, rows: 9}).slice(2, 6)).toEqual([
			`       │${' '.repeat(34)}▒▓`,
			`1,000/s│${'─'.repeat(34)}▒▒`,
			`       │${' '.repeat(34)}██`,
			`       │${' '.repeat(32)}▁███`,
		]);
	});

	test('in one row it shows the worst of each second', () => {
		expect(shown(histories, {rows: 3})[1]).toMatch(/^1,000\/s│ +▁▄▒▓ /v);
	});

	test('in ASCII', () => {
		expect(shown(histories, {rows: 3, look: {...appearance, glyphs: asciiGlyphs}})[1]).toMatch(/^1,000\/s\| +_\.%! /v);
	});
});

test('narrow and high, nothing is cut', () => {
	const lines = shown({throttledPerSecond: 40}, {width: 39, rows: 10, shards: [openShard(0, 0, 1, {throttledPerSecond: 40})]});
	expect(lines.length).toBeLessThanOrEqual(10);
	for (const line of lines) {
		expect(line.length).toBeLessThanOrEqual(39);
	}
});

test.each([3, 4, 5, 6, 7, 8, 9, 12])('%d rows are filled, whether something is held back or not', rows => {
	for (const width of [44, 78]) {
		expect(shown({}, {width, rows})).toHaveLength(rows);
		expect(shown({throttledPerSecond: 40, waiting: {records: 9, milliseconds: 10}}, {width, rows})).toHaveLength(rows);
	}
});
