import type {Shard} from '@aws-sdk/client-kinesis';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {createTestEngine, shardId, streamArn} from '../../helpers/test-engine.js';

const HASH_KEYS = 1n << 128n; // eslint-disable-line no-bitwise
const DAY = 86_400_000;

const rangeOf = (shard: Shard) => ({start: BigInt(shard.HashKeyRange!.StartingHashKey!), end: BigInt(shard.HashKeyRange!.EndingHashKey!)});

const isOpen = (shard: Shard) => shard.SequenceNumberRange!.EndingSequenceNumber === undefined;

const openShards = (shards: readonly Shard[]) => shards.filter(shard => isOpen(shard)).toSorted((a, b) => rangeOf(a).start < rangeOf(b).start ? -1 : 1);

const parentsOf = (shard: Shard) => [shard.ParentShardId, shard.AdjacentParentShardId].filter(id => id !== undefined);

const scaling = (target: number) => ({StreamName: 's', TargetShardCount: target, ScalingType: 'UNIFORM_SCALING'});

const expectPartition = (shards: readonly Shard[]) => {
	let next = 0n;
	for (const shard of shards) {
		const {start, end} = rangeOf(shard);
		expect(start).toBe(next);
		expect(end).toBeGreaterThanOrEqual(start);
		next = end + 1n;
	}

	expect(next).toBe(HASH_KEYS);
};

describe('UpdateShardCount', () => {
	test('B: for any sequence of legal targets the open shards are equal and every lineage holds', async () => {
		const plans = fc.tuple(fc.integer({min: 1, max: 9}), fc.array(fc.double({min: 0, max: 1, noNaN: true}), {minLength: 1, maxLength: 8}));
		await fc.assert(fc.asyncProperty(plans, async ([first, steps]) => {
			const {call, createActive, settle, shards} = createTestEngine();
			await createActive('s', first);
			let open = first;
			for (const step of steps) {
				const least = Math.ceil(open / 2);
				const target = least + Math.floor(step * ((open * 2) - least));
				call('UpdateShardCount', scaling(target));
				await settle();
				open = target;
				const now = openShards(shards('s'));
				expect(now).toHaveLength(target);
				expectPartition(now);
				const sizes = now.map(shard => rangeOf(shard)).map(({start, end}) => end - start + 1n);
				expect(sizes.every(size => size === HASH_KEYS / BigInt(target) || size === (HASH_KEYS / BigInt(target)) + 1n)).toBe(true);
			}

			expectLineage(shards('s'));
		}), {numRuns: 60});
	});

	test.each([
		[1, 2, 2, 3],
		[2, 1, 1, 3],
		[2, 4, 4, 6],
		[2, 3, 3, 7],
		[3, 2, 2, 7],
		[4, 4, 4, 4],
	])('%d → %d: %d open shards of %d', async (from, to, open, all) => {
		const {createActive, scale, shards} = createTestEngine();
		await createActive('s', from);
		await scale('s', to);
		expect(openShards(shards('s'))).toHaveLength(open);
		expect(shards('s')).toHaveLength(all);
	});

	test.each([
		[1, 3, 'UpdateShardCount cannot scale up over double your current open shard count. Current open shard count: 1, Target shard count: 3'],
		[2, 5, 'UpdateShardCount cannot scale up over double your current open shard count. Current open shard count: 2, Target shard count: 5'],
		[3, 1, 'UpdateShardCount cannot scale down below half your current open shard count. Current open shard count: 3, Target shard count: 1'],
		[6, 2, 'UpdateShardCount cannot scale down below half your current open shard count. Current open shard count: 6, Target shard count: 2'],
	])('B: %d → %d is refused', async (from, to, message) => {
		const {createActive, refusal} = createTestEngine();
		await createActive('s', from);
		expect(refusal('UpdateShardCount', scaling(to))).toEqual({code: 'LimitExceededException', message});
	});

	test('B: half and double count open shards only', async () => {
		const {createActive, refusal, scale} = createTestEngine();
		await createActive('s', 2);
		await scale('s', 1);
		expect(refusal('UpdateShardCount', scaling(3)).code).toBe('LimitExceededException');
		await scale('s', 2);
	});

	test('B: ten times in a rolling day', async () => {
		const {call, clock, createActive, refusal, scale} = createTestEngine();
		await createActive('s');
		const startedAt = clock.now();
		for (let index = 0; index < 10; index++) {
			await scale('s', index % 2 === 0 ? 2 : 1);
		}

		expect(refusal('UpdateShardCount', scaling(2)).code).toBe('LimitExceededException');
		await clock.advance(startedAt + DAY - clock.now() - 1);
		expect(refusal('UpdateShardCount', scaling(2)).code).toBe('LimitExceededException');
		await clock.advance(1);
		call('UpdateShardCount', scaling(2));
	});

	test('B: never above 10,000 shards', async () => {
		const {createActive, refusal} = createTestEngine();
		await createActive('s', 6000);
		expect(refusal('UpdateShardCount', scaling(10_001)).code).toBe('LimitExceededException');
	});

	test('B: only for provisioned streams', async () => {
		const {call, refusal, settle} = createTestEngine();
		call('CreateStream', {StreamName: 's', StreamModeDetails: {StreamMode: 'ON_DEMAND'}});
		await settle();
		const refused = {code: 'ValidationException', message: 'Request is invalid. Stream s under account 000000000000 is in On-Demand mode.'};
		expect(refusal('UpdateShardCount', scaling(8))).toEqual(refused);
		expect(refusal('SplitShard', {StreamName: 's', ShardToSplit: shardId(0), NewStartingHashKey: '5'})).toEqual(refused);
		expect(refusal('MergeShards', {StreamName: 's', ShardToMerge: shardId(0), AdjacentShardToMerge: shardId(1)})).toEqual(refused);
	});

	test('B: the stream is UPDATING meanwhile, and takes reads, writes and no other change', async () => {
		const {call, createActive, put, readFrom, refusal, settle} = createTestEngine();
		await createActive('s');
		expect(call('UpdateShardCount', scaling(2))).toEqual({
			StreamName: 's',
			StreamARN: streamArn('s'),
			CurrentShardCount: 1,
			TargetShardCount: 2,
		});
		expect(call('DescribeStreamSummary', {StreamName: 's'}).StreamDescriptionSummary).toMatchObject({StreamStatus: 'UPDATING', OpenShardCount: 1});
		put('s', 'k', 'meanwhile');
		expect(readFrom('s', shardId(0))).toEqual(['meanwhile']);
		for (const operation of ['UpdateShardCount', 'DeleteStream', 'IncreaseStreamRetentionPeriod']) {
			expect(refusal(operation, {...scaling(2), RetentionPeriodHours: 48})).toEqual({
				code: 'ResourceInUseException',
				message: 'Stream s under account 000000000000 not ACTIVE, instead in state UPDATING',
			});
		}

		await settle();
		expect(call('DescribeStreamSummary', {StreamName: 's'}).StreamDescriptionSummary).toMatchObject({StreamStatus: 'ACTIVE', OpenShardCount: 2});
	});
});

/**
Ids increase, no shard has more than two parents, parents lie before their children in ids and in sequence numbers, they are closed, and their ranges touch the child's.
*/
const expectLineage = (shards: readonly Shard[]) => {
	const byId = new Map(shards.map(shard => [shard.ShardId!, shard]));
	expect(shards.map(shard => shard.ShardId)).toEqual(shards.map((_, index) => shardId(index)));
	for (const child of shards) {
		for (const parentId of parentsOf(child)) {
			const parent = byId.get(parentId)!;
			expect(parent.ShardId! < child.ShardId!).toBe(true);
			expect(BigInt(parent.SequenceNumberRange!.EndingSequenceNumber!)).toBeLessThan(BigInt(child.SequenceNumberRange!.StartingSequenceNumber!));
			const [childRange, parentRange] = [rangeOf(child), rangeOf(parent)];
			expect(childRange.start <= parentRange.end && parentRange.start <= childRange.end).toBe(true);
		}
	}

	expectKeyPaths(shards);
};

/**
The shards that a hash key ever belonged to form one path from a first shard to the open one, each the parent of the next.
*/
const expectKeyPaths = (shards: readonly Shard[]) => {
	for (const hashKey of [0n, 1n, HASH_KEYS / 3n, HASH_KEYS / 2n, (HASH_KEYS / 2n) - 1n, HASH_KEYS - 1n]) {
		const path = shards.filter(shard => rangeOf(shard).start <= hashKey && hashKey <= rangeOf(shard).end);
		expect(isOpen(path.at(-1)!)).toBe(true);
		for (const [index, shard] of path.entries()) {
			if (index > 0) {
				expect(parentsOf(shard)).toContain(path[index - 1]!.ShardId);
			}
		}
	}
};

describe('SplitShard', () => {
	test('B: two children share the range at the new key; the parent closes', async () => {
		const {call, createActive, settle, shards} = createTestEngine();
		await createActive('s');
		call('SplitShard', {StreamName: 's', ShardToSplit: shardId(0), NewStartingHashKey: '1000'});
		expect(shards('s')).toHaveLength(1);
		await settle();
		const [parent, lower, upper] = shards('s');
		expect(parent!.SequenceNumberRange!.EndingSequenceNumber).toMatch(/^49\d{54}$/v);
		expect(lower).toMatchObject({ShardId: shardId(1), ParentShardId: shardId(0), HashKeyRange: {StartingHashKey: '0', EndingHashKey: '999'}});
		expect(upper).toMatchObject({ShardId: shardId(2), ParentShardId: shardId(0), HashKeyRange: {StartingHashKey: '1000', EndingHashKey: (HASH_KEYS - 1n).toString()}});
		expectLineage(shards('s'));
	});

	test.each(['0', '1', (HASH_KEYS - 1n).toString(), HASH_KEYS.toString()])('B: the new key %s is not inside the range', async newKey => {
		const {createActive, refusal} = createTestEngine();
		await createActive('s');
		expect(refusal('SplitShard', {StreamName: 's', ShardToSplit: shardId(0), NewStartingHashKey: newKey})).toMatchObject({
			code: 'InvalidArgumentException',
			message: expect.stringContaining('is not both greater than one plus the shard\'s StartingHashKey 0') as string,
		});
	});
});

describe('MergeShards', () => {
	test('B: adjacent shards become one', async () => {
		const {call, createActive, settle, shards} = createTestEngine();
		await createActive('s', 4);
		call('MergeShards', {StreamName: 's', ShardToMerge: shardId(1), AdjacentShardToMerge: shardId(2)});
		await settle();
		const all = shards('s');
		expect(all[4]).toMatchObject({
			ShardId: shardId(4),
			ParentShardId: shardId(1),
			AdjacentParentShardId: shardId(2),
			HashKeyRange: {StartingHashKey: all[1]!.HashKeyRange!.StartingHashKey, EndingHashKey: all[2]!.HashKeyRange!.EndingHashKey},
		});
		expectPartition(openShards(all));
		expectLineage(all);
	});

	// The upper one first is recorded so: the tests of kinesalite, and atlassian/themis#32.
	test.each([[0, 2], [1, 1], [2, 1]])('B: shards %d and %d are not adjacent in this order', async (first, second) => {
		const {createActive, refusal} = createTestEngine();
		await createActive('s', 4);
		expect(refusal('MergeShards', {StreamName: 's', ShardToMerge: shardId(first), AdjacentShardToMerge: shardId(second)})).toEqual({
			code: 'InvalidArgumentException',
			message: `Shards ${shardId(first)} and ${shardId(second)} in stream s under account 000000000000 are not an adjacent pair of shards eligible for merging`,
		});
	});
});

test('B: a closed or unknown shard is neither split nor merged', async () => {
	const {createActive, refusal, scale} = createTestEngine();
	await createActive('s');
	await scale('s', 2);
	const splitting = (id: string) => refusal('SplitShard', {StreamName: 's', ShardToSplit: id, NewStartingHashKey: '5'});
	expect(splitting(shardId(0)).code).toBe('InvalidArgumentException');
	expect(splitting(shardId(9))).toEqual({code: 'ResourceNotFoundException', message: `Could not find shard ${shardId(9)} in stream s under account 000000000000.`});
	expect(refusal('MergeShards', {StreamName: 's', ShardToMerge: shardId(0), AdjacentShardToMerge: shardId(1)}).code).toBe('InvalidArgumentException');
});

test('B: an open shard is not merged with an adjacent one that is closed', async () => {
	const {call, createActive, refusal, settle} = createTestEngine();
	await createActive('s', 3);
	call('MergeShards', {StreamName: 's', ShardToMerge: shardId(0), AdjacentShardToMerge: shardId(1)});
	await settle();
	expect(refusal('MergeShards', {StreamName: 's', ShardToMerge: shardId(2), AdjacentShardToMerge: shardId(1)})).toEqual({
		code: 'InvalidArgumentException',
		message: expect.stringContaining(`Shard ${shardId(1)} in stream s`) as string,
	});
});

test('B: a stream that is not ACTIVE is neither split nor merged, whatever the shard', async () => {
	const {call, refusal, settle} = createTestEngine();
	call('CreateStream', {StreamName: 's', ShardCount: 2});
	const codes = (id: string) => [
		refusal('SplitShard', {StreamName: 's', ShardToSplit: id, NewStartingHashKey: '5'}).code,
		refusal('MergeShards', {StreamName: 's', ShardToMerge: id, AdjacentShardToMerge: shardId(1)}).code,
	];
	expect(codes(shardId(0))).toEqual(['ResourceInUseException', 'ResourceInUseException']);
	await settle();
	call('SplitShard', {StreamName: 's', ShardToSplit: shardId(0), NewStartingHashKey: '5'});
	expect(codes(shardId(9))).toEqual(['ResourceInUseException', 'ResourceInUseException']);
});

describe('the end of a closed shard', () => {
	test('B: its records can still be read; then no iterator, and ChildShards', async () => {
		const {call, createActive, iterator, put, scale} = createTestEngine();
		await createActive('s');
		const {SequenceNumber: lastRecord} = put('s', 'k', 'old');
		await scale('s', 2);
		const half = (HASH_KEYS / 2n);
		const end = call('GetRecords', {ShardIterator: iterator('s', shardId(0))});
		expect(end.Records).toHaveLength(1);
		expect(end.NextShardIterator).toBeUndefined();
		expect(end.MillisBehindLatest).toBe(0);
		expect(end.ChildShards).toEqual([
			{ShardId: shardId(1), ParentShards: [shardId(0)], HashKeyRange: {StartingHashKey: '0', EndingHashKey: (half - 1n).toString()}},
			{ShardId: shardId(2), ParentShards: [shardId(0)], HashKeyRange: {StartingHashKey: half.toString(), EndingHashKey: (HASH_KEYS - 1n).toString()}},
		]);
		const closed = call('ListShards', {StreamName: 's'}).Shards![0]!;
		expect(BigInt(closed.SequenceNumberRange!.EndingSequenceNumber!)).toBeGreaterThanOrEqual(BigInt(lastRecord!));
	});

	test('B: a page before the end has an iterator and no ChildShards', async () => {
		const {call, createActive, iterator, put, scale} = createTestEngine();
		await createActive('s');
		put('s', 'k', 'a');
		put('s', 'k', 'b');
		await scale('s', 2);
		const page = call('GetRecords', {ShardIterator: iterator('s', shardId(0)), Limit: 1});
		expect(page.ChildShards).toBeUndefined();
		expect(call('GetRecords', {ShardIterator: page.NextShardIterator!}).ChildShards).toHaveLength(2);
	});

	test('B: a merge\'s child names both parents', async () => {
		const {call, createActive, iterator, scale} = createTestEngine();
		await createActive('s', 2);
		await scale('s', 1);
		const end = call('GetRecords', {ShardIterator: iterator('s', shardId(1), 'LATEST')});
		expect(end.ChildShards).toEqual([{
			ShardId: shardId(2),
			ParentShards: [shardId(0), shardId(1)],
			HashKeyRange: {StartingHashKey: '0', EndingHashKey: (HASH_KEYS - 1n).toString()},
		}]);
	});

	test('B: after the change records go to the children, none to the parent', async () => {
		const {createActive, put, readFrom, scale} = createTestEngine();
		await createActive('s');
		put('s', 'k', 'before');
		await scale('s', 2);
		const {ShardId: child} = put('s', 'k', 'after');
		expect(readFrom('s', shardId(0))).toEqual(['before']);
		expect(readFrom('s', child!)).toEqual(['after']);
	});
});
