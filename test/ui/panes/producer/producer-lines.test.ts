import {describe, expect, test} from 'vitest';
import type {ProducerView} from '../../../../source/monitor/snapshot.js';
import {lineText} from '../../../../source/ui/drawing/line.js';
import {producerLines} from '../../../../source/ui/panes/producer/producer-lines.js';
import {appearance} from '../../frame.js';
import {openShard, snapshot} from '../../snapshots.js';

const {producer} = snapshot();

const shown = (changes: Partial<ProducerView>, {width = 110, rows = 4, shards = [openShard(0, 0, 1)]} = {}) => producerLines({
	producer: {...producer, ...changes},
	shards,
	width,
	rows,
}, appearance).map(line => lineText(line));

test('the proof is one line where it fits', () => {
	expect(shown({})).toContain('sent 12,034 · accepted 12,034 · read 12,031 · in flight 3 · dup 0 · lost 0 · order ok');
});

test('losses and broken order are said', () => {
	const proof = {
		...producer.proof!,
		duplicates: 2,
		lost: 1,
		orderViolations: 4,
	};
	expect(shown({proof}).at(-1)).toContain('dup 2 · lost 1 · order broken 4');
});

test.each([
	[{isProducing: true, isDraining: false}, '● producing'],
	[{isProducing: false, isDraining: false}, '○ paused'],
	[{isProducing: false, isDraining: true}, '● draining'],
])('%j is %s', (changes, text) => {
	expect(shown(changes)[0]).toContain(text);
});

test('it says whose the clicks are', () => {
	expect(shown({})[0]).toContain('users 5');
	expect(shown({userCount: 1000, hotUser: {user: 'user-3', share: 0.9}})[0]).toContain('hot user-3 90 %');
	expect(shown({hotUser: {user: 'a\u{1B}[31mvery long name', share: 0.9}})[0]).toContain('hot a␛[31mvery … 90 %');
});

test('a paused producer has no rate, whatever the mean of its last seconds', () => {
	expect(shown({isProducing: false, isDraining: false, acceptedPerSecond: 400})[0]).toContain('accepted 0/s');
	expect(shown({isProducing: false, isDraining: true, acceptedPerSecond: 400})[0]).toContain('accepted 400/s');
});

test('what was accepted is held against what the open shards take', () => {
	expect(shown({}, {shards: [openShard(0, 0, 2), openShard(1, 1, 2), openShard(2, 0, 1, {state: 'closed'})]})[0]).toContain('accepted 2.0/s of 2,000');
});

describe('when puts are throttled it says why', () => {
	const full = (number: number) => openShard(number, number, 4, {throttledPerSecond: 10});
	const calm = (number: number) => openShard(number, number, 4);

	test.each([
		['the shards take no more', [full(0)], 'throttled 40/s: 1 shard takes 1,000 records/s or 1 MB/s'],
		['all four take no more', [full(0), full(1), full(2), full(3)], 'throttled 40/s: 4 shards take 4,000 records/s or 4 MB/s'],
		['or one of them takes no more', [full(0), calm(1), calm(2), calm(3)], 'throttled 40/s: 1 of 4 shards full'],
	])('%s', (_, shards, text) => {
		expect(shown({throttledPerSecond: 40}, {shards})).toContain(text);
	});
});

describe('when puts are held back it says what would help', () => {
	const held: Partial<ProducerView> = {acceptedPerSecond: 990, waiting: {records: 5219, milliseconds: 4200}};

	test.each<[string, Partial<ProducerView>, string]>([
		['before anything is known', {}, '5,219 waiting for up to 4.2 s: 1 shard takes 1,000 records/s or 1 MB/s'],
		['before a shard is full', {acceptedPerSecond: 188}, 'for up to 4.2 s: each key is sent in order, one call at a time'],
		['more shards', {remedy: {type: 'more-shards', shardCount: 2, acceptedPerSecond: 1250}}, '1 MB/s; + makes it about 1,250/s'],
		['more users', {remedy: {type: 'more-keys', shardCount: 1, acceptedPerSecond: 1000}}, 'the 5 keys fall into few shards: u spreads them, + does not'],
		['nothing but another key', {remedy: {type: 'hot-key', partitionKey: 'user-1', acceptedPerSecond: 1000}}, 'more shards do not help user-1'],
	])('%s', (_, changes, text) => {
		expect(shown({...held, ...changes}, {rows: 6}).join(' ').replaceAll(/\s+/gv, ' ')).toContain(text);
	});

	test('accepted above what the shards take is called a burst', () => {
		expect(shown({acceptedPerSecond: 1177})[0]).toContain('accepted 1,177/s of 1,000 and a burst');
	});
});

test('narrow and high, nothing is cut', () => {
	const lines = shown({throttledPerSecond: 40}, {width: 39, rows: 10, shards: [openShard(0, 0, 1, {throttledPerSecond: 40})]});
	expect(lines.length).toBeLessThanOrEqual(10);
	for (const line of lines) {
		expect(line.length).toBeLessThanOrEqual(39);
	}
});
