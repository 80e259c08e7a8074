/* eslint unicorn/max-nested-calls: 'off' -- the outcome of sending a command is one thought */
import {
	ListShardsCommand,
	MergeShardsCommand,
	SplitShardCommand,
	type Shard,
} from '@aws-sdk/client-kinesis';
import type {Check} from './check.js';
import {outcome, type Lab} from './lab.js';

const HASH_KEYS = 2n ** 128n;

const width = ({HashKeyRange: range}: Shard): bigint => BigInt(range!.EndingHashKey!) - BigInt(range!.StartingHashKey!) + 1n;

/**
Whether the open shards cover every hash key once, in shards whose sizes differ by at most one key.
*/
const coverage = async ({openShards}: Lab) => {
	const open = await openShards();
	const shards = open.toSorted((a, b) => BigInt(a.HashKeyRange!.StartingHashKey!) < BigInt(b.HashKeyRange!.StartingHashKey!) ? -1 : 1);
	const widths = shards.map(shard => width(shard));
	let next = 0n;
	const isGapless = shards.every((shard, index) => {
		const isNext = BigInt(shard.HashKeyRange!.StartingHashKey!) === next;
		next += widths[index]!;
		return isNext;
	});
	const isEven = widths.every(one => widths.every(other => one - other <= shards.length && other - one <= shards.length));
	return {count: shards.length, isComplete: isGapless && next === HASH_KEYS, isEven};
};

const even = (count: number) => ({count, isComplete: true, isEven: true});

const idsOf = (shards: Shard[]) => shards.map(shard => shard.ShardId);

export const shardChecks: readonly Check[] = [
	...[1, 2, 3, 7].map((count): Check => ({
		rule: `a stream of ${count} shards covers the hash keys evenly`,
		source: 'B CreateStream: hash keys are 128-bit integers',
		async observe(lab) {
			await lab.create(count);
			return coverage(lab);
		},
		expected: even(count),
	})),
	...([[2, 3], [4, 3], [3, 6], [2, 1]] as const).map(([from, to]): Check => ({
		rule: `UNIFORM_SCALING from ${from} to ${to} shards gives shards of equal size`,
		source: 'B UpdateShardCount, ScalingType',
		async observe(lab) {
			await lab.create(from);
			await lab.scale(to);
			return coverage(lab);
		},
		expected: even(to),
	})),
	{
		rule: 'a split closes its shard and opens two children that begin above its end',
		source: 'B SplitShard, SequenceNumberRange',
		async observe({sdk, name, create, settle, shards, put}) {
			await create();
			const [record] = await put('key');
			await sdk.send(new SplitShardCommand({StreamName: name, ShardToSplit: 'shardId-000000000000', NewStartingHashKey: String(HASH_KEYS / 2n)}));
			await settle();
			const [parent, ...children] = await shards();
			const end = BigInt(parent!.SequenceNumberRange!.EndingSequenceNumber!);
			return {
				parents: children.map(child => child.ParentShardId),
				ranges: children.map(child => child.HashKeyRange!.StartingHashKey),
				endIsAboveItsRecords: end >= BigInt(record!.sequenceNumber),
				childrenBeginAboveTheEnd: children.every(child => BigInt(child.SequenceNumberRange!.StartingSequenceNumber!) > end),
			};
		},
		expected: {
			parents: ['shardId-000000000000', 'shardId-000000000000'],
			ranges: ['0', String(HASH_KEYS / 2n)],
			endIsAboveItsRecords: true,
			childrenBeginAboveTheEnd: true,
		},
	},
	{
		rule: 'a merge names both parents',
		source: 'B MergeShards, Shard',
		async observe({sdk, name, create, settle, openShards}) {
			await create(2);
			await sdk.send(new MergeShardsCommand({StreamName: name, ShardToMerge: 'shardId-000000000000', AdjacentShardToMerge: 'shardId-000000000001'}));
			await settle();
			const open = await openShards();
			return open.map(shard => [shard.ShardId, shard.ParentShardId, shard.AdjacentParentShardId, width(shard) === HASH_KEYS]);
		},
		expected: [['shardId-000000000002', 'shardId-000000000000', 'shardId-000000000001', true]],
	},
	{
		rule: 'shards that are not adjacent cannot be merged',
		source: 'B MergeShards',
		async observe({sdk, name, create}) {
			await create(3);
			return outcome(sdk.send(new MergeShardsCommand({StreamName: name, ShardToMerge: 'shardId-000000000000', AdjacentShardToMerge: 'shardId-000000000002'})));
		},
		expected: 'InvalidArgumentException',
	},
	{
		rule: 'a split at the shard\'s first key, or outside of it, is refused',
		source: 'B SplitShard, NewStartingHashKey',
		async observe({sdk, name, create}) {
			await create(2);
			const split = async (key: bigint) => outcome(sdk.send(new SplitShardCommand({StreamName: name, ShardToSplit: 'shardId-000000000001', NewStartingHashKey: String(key)})));
			return {outside: await split(1n), atItsFirstKey: await split(HASH_KEYS / 2n)};
		},
		expected: {outside: 'InvalidArgumentException', atItsFirstKey: 'InvalidArgumentException'},
	},
	{
		rule: 'ListShards filters by where a shard stands in time and order',
		source: 'B ListShards, ShardFilter',
		async observe({create, scale, shards}) {
			await create();
			const before = new Date();
			await scale(2);
			return {
				AT_LATEST: idsOf(await shards({Type: 'AT_LATEST'})),
				AT_TRIM_HORIZON: idsOf(await shards({Type: 'AT_TRIM_HORIZON'})),
				FROM_TRIM_HORIZON: idsOf(await shards({Type: 'FROM_TRIM_HORIZON'})),
				AT_TIMESTAMP: idsOf(await shards({Type: 'AT_TIMESTAMP', Timestamp: before})),
				FROM_TIMESTAMP: idsOf(await shards({Type: 'FROM_TIMESTAMP', Timestamp: before})),
				AFTER_SHARD_ID: idsOf(await shards({Type: 'AFTER_SHARD_ID', ShardId: 'shardId-000000000000'})),
			};
		},
		expected: {
			AT_LATEST: ['shardId-000000000001', 'shardId-000000000002'],
			AT_TRIM_HORIZON: ['shardId-000000000000'],
			FROM_TRIM_HORIZON: ['shardId-000000000000', 'shardId-000000000001', 'shardId-000000000002'],
			AT_TIMESTAMP: ['shardId-000000000000'],
			FROM_TIMESTAMP: ['shardId-000000000000', 'shardId-000000000001', 'shardId-000000000002'],
			AFTER_SHARD_ID: ['shardId-000000000001', 'shardId-000000000002'],
		},
	},
	{
		rule: 'ListShards pages by NextToken, which stands alone',
		source: 'B ListShards, NextToken',
		async observe({sdk, name, create}) {
			await create(3);
			const first = await sdk.send(new ListShardsCommand({StreamName: name, MaxResults: 2}));
			const rest = await sdk.send(new ListShardsCommand({NextToken: first.NextToken}));
			const both = await outcome(sdk.send(new ListShardsCommand({NextToken: first.NextToken, StreamName: name})));
			return [idsOf(first.Shards!), idsOf(rest.Shards!), rest.NextToken, both];
		},
		expected: [['shardId-000000000000', 'shardId-000000000001'], ['shardId-000000000002'], undefined, 'InvalidArgumentException'],
	},
];
