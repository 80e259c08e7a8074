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
		['or some keys are hot', [full(0), calm(1), calm(2), calm(3)], 'throttled 40/s: 1 of 4 shards full: hot keys'],
	])('%s', (_, shards, text) => {
		expect(shown({throttledPerSecond: 40}, {shards})).toContain(text);
	});
});

test('narrow and high, nothing is cut', () => {
	const lines = shown({throttledPerSecond: 40}, {width: 39, rows: 10, shards: [openShard(0, 0, 1, {throttledPerSecond: 40})]});
	expect(lines.length).toBeLessThanOrEqual(10);
	for (const line of lines) {
		expect(line.length).toBeLessThanOrEqual(39);
	}
});
