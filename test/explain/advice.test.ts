import {describe, expect, test} from 'vitest';
import {adviceFor} from '../../source/explain/advice.js';
import {adviceWords} from '../../source/explain/advice-words.js';
import {trafficOfFacts, type Traffic} from '../../source/explain/traffic.js';
import {evenShards} from './streams.js';

const key = (partitionKey: string, recordsPerSecond: number, bytes = 100) => ({partitionKey, recordsPerSecond, bytesPerSecond: recordsPerSecond * bytes});

const traffic = (keys: ReadonlyArray<ReturnType<typeof key>>): Traffic => ({
	keys,
	total: {
		recordsPerSecond: keys.reduce((sum, {recordsPerSecond}) => sum + recordsPerSecond, 0),
		bytesPerSecond: keys.reduce((sum, {bytesPerSecond}) => sum + bytesPerSecond, 0),
	},
});

const users = (each: number, count = 5) => Array.from({length: count}, (_, index) => key(`user-${index + 1}`, each));

const wordsFor = (shardCount: number, keys: ReadonlyArray<ReturnType<typeof key>>, more: Record<string, unknown> = {}) => {
	const of = traffic(keys);
	const total = of.total.recordsPerSecond;
	const shards = evenShards(shardCount).map(shard => ({...shard, recordsPerSecond: total / shardCount, bytesPerSecond: of.total.bytesPerSecond / shardCount}));
	const advice = adviceFor({
		shards, traffic: of, mode: 'PROVISIONED', ...more,
	});
	return advice && adviceWords(advice);
};

describe('the advice', () => {
	test('a hot key: no count of shards helps, a split takes only the others away', () => {
		expect(wordsFor(1, [key('user-3', 840), key('user-1', 160)])).toEqual([
			'user-3 alone makes 84 % of shard 0. More shards do not bring it below 840 records/s.',
			expect.stringMatching(/^A split at [\da-f]{2} leaves 840 records\/s below and 160 records\/s above\.$/v),
		]);
	});

	test('a key as large as a shard', () => {
		expect(wordsFor(4, [key('user-3', 1000)])).toEqual([
			'user-3 alone makes 100 % of shard 0. More shards do not bring it below 1,000 records/s.',
			'A shard takes 1,000 records/s. Only several partition keys for these records help.',
			'A split does not change that.',
		]);
	});

	test('many keys: so many shards do', () => {
		expect(wordsFor(1, users(2, 1000))?.[1]).toMatch(/^With 4 shards, the fullest would take in (?:4|5)\d\d records\/s\.$/v);
	});

	test('five users, four of them in one quarter: twice the shards help nothing, a split between them does', () => {
		const [first, second, third] = wordsFor(2, users(240))!;
		expect(first).toBe('Shard 0 takes in 960 records/s; its limit is 1,000 records/s.');
		expect(second).toBe('With 8 shards, the fullest would take in 720 records/s.');
		expect(third).toMatch(/leaves 480 records\/s below and 480 records\/s above\.$/v);
	});

	test('bytes, where they are nearer to their limit', () => {
		expect(wordsFor(1, [key('user-3', 90, 10_240), key('user-1', 4, 10_240)])?.[0]).toBe('user-3 alone makes 96 % of shard 0. More shards do not bring it below 900 KB/s.');
	});

	test('little traffic', () => {
		expect(wordsFor(1, users(20))).toEqual(['Over the last minute, the fullest shard, 0, was at 10 % of its limit on average. For that, no more shards are needed.']);
	});

	test('a stream that chooses by itself', () => {
		expect(wordsFor(1, users(500), {mode: 'ON_DEMAND'})?.[0]).toContain('on demand: the service chooses');
		expect(wordsFor(1, users(500), {mode: 'ON_DEMAND', ignoresKey: true})?.[0]).toContain('the partition key does not choose the shard');
	});

	test('a key that could act on a terminal', () => {
		expect(wordsFor(1, [key('a\u{1B}[31m\nb', 900)])?.[0]).toMatch(/^a \[31m b alone/v);
	});

	test('without an open shard there is none', () => {
		expect(wordsFor(0, [])).toBeUndefined();
	});
});

test('the facts of a minute are traffic per second', () => {
	expect(trafficOfFacts({
		seconds: 60, records: 1200, bytes: 240_000, keys: [{key: 'user-1', records: 600}],
	})).toEqual({
		keys: [{partitionKey: 'user-1', recordsPerSecond: 10, bytesPerSecond: 2000}],
		total: {recordsPerSecond: 20, bytesPerSecond: 4000},
	});
});
