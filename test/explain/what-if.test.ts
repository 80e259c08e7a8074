import {createHash} from 'node:crypto';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {seededRandom} from '../../source/random.js';
import {shardCountSteps} from '../../source/explain/shard-count-steps.js';
import {whatIf} from '../../source/explain/what-if.js';
import type {Traffic} from '../../source/explain/traffic.js';
import {
	SPACE,
	evenShards,
	shard,
	shardsAt,
} from './streams.js';

const numberOf = (key: string): bigint => BigInt(`0x${createHash('md5').update(key, 'utf8').digest('hex')}`);

const evenly = (total: number, count: number): Traffic => ({
	keys: Array.from({length: count}, (_, index) => ({partitionKey: `user-${index + 1}`, recordsPerSecond: total / count, bytesPerSecond: total * 100 / count})),
	total: {recordsPerSecond: total, bytesPerSecond: total * 100},
});

describe('the counts that are asked for on the way', () => {
	test.each([
		[1, 1, []],
		[1, 2, [2]],
		[1, 5, [2, 4, 5]],
		[3, 6, [6]],
		[8, 1, [4, 2, 1]],
		[5, 2, [3, 2]],
		[7, 3, [4, 3]],
		[10_000, 20_000, []],
	])('from %i to %i: %j', (from, to, steps) => {
		expect(shardCountSteps(from, to)).toEqual(steps);
	});
});

describe('another count of shards', () => {
	test('from any ranges to any count up to 64, gives equal ranges, and moves each key to where its MD5 lies', () => {
		const cutsOf = fc.uniqueArray(fc.integer({min: 1, max: 999_999}), {minLength: 0, maxLength: 63}).map(cuts => cuts.toSorted((a, b) => a - b));
		fc.assert(fc.property(cutsOf, fc.integer({min: 1, max: 64}), (cuts, target) => {
			const shards = shardsAt(cuts);
			const traffic = evenly(100, 20);
			const result = whatIf(shards, traffic, target);
			expect(result.shardCount).toBe(target);
			if (result.steps.length > 0) {
				expect(result.shards.map(({startingHashKey}) => startingHashKey)).toEqual(Array.from({length: target}, (_, index) => SPACE * BigInt(index) / BigInt(target)));
			}

			expect(new Set(result.shards.map(({shardId}) => shardId)).size).toBe(target);
			for (const {partitionKey} of traffic.keys) {
				const number = numberOf(partitionKey);
				const at = (ranges: ReadonlyArray<{shardId: string; startingHashKey: bigint; endingHashKey: bigint}>) =>
					ranges.find(({startingHashKey, endingHashKey}) => number >= startingHashKey && number <= endingHashKey)!.shardId;
				const move = result.moves.find(found => found.partitionKey === partitionKey);
				expect(move?.to ?? at(shards)).toBe(at(result.shards));
				expect(move === undefined || move.from === at(shards)).toBe(true);
			}

			let total = 0;
			for (const {recordsPerSecond} of result.shards) {
				total += recordsPerSecond;
			}

			expect(total).toBeCloseTo(100, 6);
		}), {numRuns: 60});
	});

	test('the shards that do not change keep their ids, and the new ones go on counting', () => {
		// Shard 5 has its final half already; shards 3 and 4 become one.
		const quarter = SPACE / 4n;
		const shards = [shard(3, 0n, quarter - 1n), shard(4, quarter, (2n * quarter) - 1n), shard(5, 2n * quarter, SPACE - 1n)];
		const {shards: predicted} = whatIf(shards, evenly(10, 5), 2);
		expect(predicted.map(({shardId, isNew}) => [shardId, isNew])).toEqual([['shardId-000000000006', true], ['shardId-000000000005', false]]);
	});

	test('a key that is hot is as hot afterwards, and the rest spreads', () => {
		const traffic: Traffic = {
			keys: [{partitionKey: 'user-3', recordsPerSecond: 840, bytesPerSecond: 84_000}],
			total: {recordsPerSecond: 1000, bytesPerSecond: 100_000},
		};
		const [only] = evenShards(1);
		const {shards} = whatIf([{...only!, recordsPerSecond: 1000, bytesPerSecond: 100_000}], traffic, 4);
		const loads = shards.map(({recordsPerSecond}) => Math.round(recordsPerSecond)).toSorted((a, b) => a - b);
		expect(loads).toEqual([40, 40, 40, 880]);
	});

	test('what is not listed stays with the shard that has it', () => {
		const traffic: Traffic = {keys: [], total: {recordsPerSecond: 1000, bytesPerSecond: 100_000}};
		const [low, high] = evenShards(2) as [ReturnType<typeof shard>, ReturnType<typeof shard>];
		const {shards} = whatIf([{...low, recordsPerSecond: 900}, {...high, recordsPerSecond: 100}], traffic, 4);
		expect(shards.map(({recordsPerSecond}) => Math.round(recordsPerSecond))).toEqual([450, 450, 50, 50]);
	});

	test('a prediction comes true within the noise of the traffic', () => {
		const random = seededRandom(14);
		const users = Array.from({length: 40}, (_, index) => `user-${index + 1}`);
		const draw = (count: number) => Array.from({length: count}, () => users[Math.floor(random() * users.length)]!);
		const drawn = draw(60_000);
		const before = Map.groupBy(drawn, key => key);
		const shards = evenShards(2);
		// 30 keys are listed, as on the screen; ten are not.
		const keys = [...before].toSorted((a, b) => b[1].length - a[1].length).slice(0, 30).map(([partitionKey, records]) => ({partitionKey, recordsPerSecond: records.length / 60, bytesPerSecond: 0}));
		const inRange = (draws: readonly string[], {startingHashKey, endingHashKey}: {startingHashKey: bigint; endingHashKey: bigint}) => {
			const inside = new Set(users.filter(user => numberOf(user) >= startingHashKey && numberOf(user) <= endingHashKey));
			return draws.filter(user => inside.has(user)).length / 60;
		};

		const present = shards.map(of => ({...of, recordsPerSecond: inRange(drawn, of)}));
		const {shards: predicted} = whatIf(present, {keys, total: {recordsPerSecond: 1000, bytesPerSecond: 0}}, 4);
		const after = draw(60_000);
		for (const shardOfFour of predicted) {
			// Of ten small keys nobody knows the half: each makes 25 records/s.
			expect(Math.abs(inRange(after, shardOfFour) - shardOfFour.recordsPerSecond)).toBeLessThan(110);
		}
	});
});
