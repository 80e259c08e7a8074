import {describe, expect, test} from 'vitest';
import {
	mergePlanWords,
	mergeWarning,
	splitPlanWords,
	splitWarning,
} from '../../source/explain/reshard-words.js';
import {planMerge, planSplit} from '../../source/explain/reshard.js';
import type {KeyTraffic, Traffic} from '../../source/explain/traffic.js';
import {hashKeyOf} from '../../source/service/hash-ranges.js';
import {
	evenShards,
	shard,
	shardsAt,
	SPACE,
} from './streams.js';

const key = (partitionKey: string, recordsPerSecond: number, bytes = 1000): KeyTraffic => ({partitionKey, recordsPerSecond, bytesPerSecond: recordsPerSecond * bytes});

const traffic = (keys: readonly KeyTraffic[], unlisted = 0): Traffic => ({
	keys,
	total: {
		recordsPerSecond: keys.reduce((sum, {recordsPerSecond}) => sum + recordsPerSecond, unlisted),
		bytesPerSecond: keys.reduce((sum, {bytesPerSecond}) => sum + bytesPerSecond, unlisted * 1000),
	},
});

const zipf = (count: number): readonly KeyTraffic[] => Array.from({length: count}, (_, rank) => key(`device-${rank}`, 300 / (rank + 1)));

const [whole] = evenShards(1);

describe('the median', () => {
	test('of skewed traffic leaves both halves even by bytes, where the middle does not', () => {
		const keys = zipf(500);
		const of = traffic(keys);
		const at = (cut: 'middle' | 'median') => {
			const {lower, upper} = planSplit(whole!, cut, [whole!], of)!.loads!;
			return Math.abs(lower.bytesPerSecond - upper.bytesPerSecond) / of.total.bytesPerSecond;
		};

		expect(at('median')).toBeLessThan(0.02);
		expect(at('middle')).toBeGreaterThan(0.05);
	});

	test('is by bytes, not by records', () => {
		const [a, b, c] = ['user-1', 'user-2', 'user-3'].toSorted((one, other) => hashKeyOf(one) < hashKeyOf(other) ? -1 : 1);
		const {newStartingHashKey} = planSplit(whole!, 'median', [whole!], traffic([key(a!, 10, 100), key(b!, 10, 100), key(c!, 2, 10_000)]))!;
		expect(newStartingHashKey > hashKeyOf(b!) && newStartingHashKey <= hashKeyOf(c!)).toBe(true);
	});

	test('lies among keys that are not listed, which spread evenly', () => {
		const [first] = ['user-1', 'user-2', 'user-3'].toSorted((one, other) => hashKeyOf(one) < hashKeyOf(other) ? -1 : 1);
		const {loads} = planSplit(whole!, 'median', [whole!], traffic([key(first!, 50)], 150))!;
		expect(loads!.lower.bytesPerSecond).toBeCloseTo(loads!.upper.bytesPerSecond, 0);
	});

	test('is not there without traffic; the middle is, without loads', () => {
		expect(planSplit(whole!, 'median', [whole!], traffic([]))).toBeUndefined();
		expect(planSplit(whole!, 'middle', [whole!], traffic([]))).toMatchObject({newStartingHashKey: SPACE / 2n, loads: undefined});
	});
});

test.each([
	['below what the service takes', 1n, false],
	['the lowest', 2n, true],
	['the highest', SPACE - 2n, true],
	['above what the service takes', SPACE - 1n, false],
])('a split at a hash key: %s', (_, cut, isTaken) => {
	expect(planSplit(whole!, cut, [whole!], traffic([])) !== undefined).toBe(isTaken);
});

test('a key that makes most of the shard is warned of', () => {
	const of = traffic([key('user-1', 800), key('user-2', 200)]);
	const hot = planSplit(whole!, 'median', [whole!], of)!;
	expect(splitWarning(hot)).toBe('user-1 alone makes 80 % of shard 0, and stays whole: the half that has it keeps at least 800 records/s. A split takes only the other keys away.');
	const skewed = planSplit(whole!, 'median', [whole!], traffic(zipf(500)))!;
	expect(splitWarning(skewed)).toBeUndefined();
});

test('a split in words has the loads where they are known', () => {
	const quiet = planSplit(whole!, 'middle', [whole!], traffic([]))!;
	const busy = planSplit(whole!, 'middle', [whole!], traffic([], 800))!;
	expect(splitPlanWords(quiet)).toBe('Shard 0 is split at 80 into 00-7f and 80-ff.');
	expect(splitPlanWords(busy)).toBe('Shard 0 is split at 80 into 00-7f (400 records/s, 40 % of the limit) and 80-ff (400 records/s, 40 % of the limit).');
});

test('a merge sums the loads, names the lower first, and warns where it is too much', () => {
	const [lower, upper] = shardsAt([500_000]);
	const at = (one: number, other: number) => planMerge(shard(1, upper!.startingHashKey, upper!.endingHashKey, other), shard(0, 0n, lower!.endingHashKey, one));
	expect(mergePlanWords(at(300, 100))).toBe('Shards 0 and 1 become one, 00-ff, with 400 records/s, 40 % of the limit.');
	expect([at(300, 100), at(500, 400), at(600, 500)].map(plan => mergeWarning(plan))).toEqual([
		undefined,
		'That is near the limit of a shard.',
		'That is more than one shard takes: writers would be throttled.',
	]);
});
