import {createHash} from 'node:crypto';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {explainKeys} from '../../source/explain/explain-keys.js';
import {shardCountSteps} from '../../source/explain/shard-count-steps.js';
import {createTestEngine, type TestEngine} from '../helpers/test-engine.js';

// Made apart from the code: hex of node's createHash, and the service's own list of shards looked through one by one.
const md5Of = (key: string): string => createHash('md5').update(key, 'utf8').digest('hex');

const KEYS = ['user-1', 'user-2', 'user-3', 'user-4', 'user-5', 'Łukasz', ' ', '000'];

const listed = (engine: TestEngine) => engine.shards('lab');

const alongHashKeys = (a: {startingHashKey: bigint}, b: {startingHashKey: bigint}): number => a.startingHashKey < b.startingHashKey ? -1 : 1;

const open = (engine: TestEngine) => listed(engine)
	.filter(({SequenceNumberRange}) => SequenceNumberRange!.EndingSequenceNumber === undefined)
	.map(({ShardId, HashKeyRange}) => ({
		shardId: ShardId!, startingHashKey: BigInt(HashKeyRange!.StartingHashKey!), endingHashKey: BigInt(HashKeyRange!.EndingHashKey!), recordsPerSecond: 0, bytesPerSecond: 0,
	}))
	.toSorted(alongHashKeys);

/**
Splits and merges that leave shards of uneven ranges.
*/
const disturb = async (engine: TestEngine, places: readonly number[]) => {
	for (const place of places) {
		const shards = open(engine);
		const shard = shards[place % shards.length]!;
		const next = shards[(place % shards.length) + 1];
		if (next && place % 3 === 0) {
			engine.call('MergeShards', {StreamName: 'lab', ShardToMerge: shard.shardId, AdjacentShardToMerge: next.shardId});
		} else {
			const cut = shard.startingHashKey + ((shard.endingHashKey - shard.startingHashKey) * BigInt(1 + (place % 7)) / 9n);
			engine.call('SplitShard', {StreamName: 'lab', ShardToSplit: shard.shardId, NewStartingHashKey: String(cut)});
		}

		await engine.settle();
	}
};

const startsOf = (shards: ReadonlyArray<{shardId: string; startingHashKey: bigint}>) => shards.map(({shardId, startingHashKey}) => [shardId, startingHashKey]);

const counts = fc.integer({min: 1, max: 64});

const explained = (engine: TestEngine, shardCount?: number) => explainKeys(KEYS, {
	shards: open(engine), traffic: undefined, shardCount, nextIndex: listed(engine).length, ignoresKey: false,
});

test('of 1 to 64 shards, after any splits and merges, a key is where the service puts it, and goes where the service will put it', async () => {
	const disturbances = fc.array(fc.nat(1000), {maxLength: 6});
	await fc.assert(fc.asyncProperty(counts, disturbances, counts, async (count, places, target) => {
		const engine = createTestEngine();
		await engine.createActive('lab', count);
		await disturb(engine, places);
		const {keys, change} = explained(engine, target);
		for (const {partitionKey, md5, hashKey, shard} of keys) {
			const number = BigInt(`0x${md5Of(partitionKey)}`);
			expect([md5, hashKey]).toEqual([md5Of(partitionKey), number]);
			const holders = open(engine).filter(({startingHashKey, endingHashKey}) => startingHashKey <= number && number <= endingHashKey);
			expect(holders.map(({shardId}) => shardId)).toEqual([shard!.shardId]);
			expect(engine.put('lab', partitionKey).ShardId).toBe(shard!.shardId);
		}

		for (const step of shardCountSteps(open(engine).length, target)) {
			await engine.scale('lab', step);
		}

		// As on AWS, a stream is rescaled only so often a day.
		if (open(engine).length !== target) {
			return;
		}

		expect(startsOf(change!.shards)).toEqual(startsOf(open(engine)));
		for (const {partitionKey, next} of keys) {
			expect(engine.put('lab', partitionKey).ShardId).toBe(next!.shardId);
		}
	}), {numRuns: 40});
});

test('where the stream does not look at the key, no shard is named', () => {
	const shards = [{
		shardId: 'shardId-000000000000', startingHashKey: 0n, endingHashKey: (2n ** 128n) - 1n, recordsPerSecond: 0, bytesPerSecond: 0,
	}];
	const {keys, change} = explainKeys(['user-1'], {
		shards, traffic: undefined, shardCount: 2, nextIndex: 1, ignoresKey: true,
	});
	const [key] = keys;
	expect(key!.md5).toBe(md5Of('user-1'));
	expect([key!.shard, key!.next, key!.load]).toEqual([undefined, undefined, undefined]);
	expect(change).toBeUndefined();
});

test('a key’s load is that of the last minute, and its part of all that its shard takes in', () => {
	const half = 2n ** 127n;
	const shards = [
		{
			shardId: 'shardId-000000000000', startingHashKey: 0n, endingHashKey: half - 1n, recordsPerSecond: 30, bytesPerSecond: 300,
		},
		{
			shardId: 'shardId-000000000001', startingHashKey: half, endingHashKey: (2n ** 128n) - 1n, recordsPerSecond: 50, bytesPerSecond: 500,
		},
	];
	const {keys} = explainKeys(['user-1', 'user-2', 'nobody'], {
		shards,
		traffic: {
			keys: [{partitionKey: 'user-1', recordsPerSecond: 50, bytesPerSecond: 500}, {partitionKey: 'user-2', recordsPerSecond: 12, bytesPerSecond: 120}],
			total: {recordsPerSecond: 80, bytesPerSecond: 800},
		},
		shardCount: undefined,
		nextIndex: 2,
		ignoresKey: false,
	});
	expect(keys.map(({load}) => [load!.recordsPerSecond, Math.round(load!.shareOfShard * 100)])).toEqual([[50, 100], [12, 40], [0, 0]]);
});
