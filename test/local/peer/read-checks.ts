/* eslint unicorn/max-nested-calls: 'off' -- the outcome of sending a command is one thought */
import {Buffer} from 'node:buffer';
import {
	GetRecordsCommand,
	PutRecordCommand,
	type GetRecordsCommandOutput,
	type ShardIteratorType,
} from '@aws-sdk/client-kinesis';
import type {Check} from './check.js';
import {outcome} from './lab.js';

const keysOf = ({Records: records}: GetRecordsCommandOutput) => records!.map(record => record.PartitionKey);

export const readChecks: readonly Check[] = [
	{
		rule: 'the five iterator types start where they say',
		source: 'B GetShardIterator, ShardIteratorType',
		async observe({create, put, read, iterator, sdk}) {
			await create();
			const latest = await iterator('shardId-000000000000', {ShardIteratorType: 'LATEST'});
			const put1 = await put('a', 'b', 'c');
			const at = {StartingSequenceNumber: put1[1]!.sequenceNumber};
			return {
				TRIM_HORIZON: keysOf(await read('shardId-000000000000')),
				LATEST: keysOf(await sdk.send(new GetRecordsCommand({ShardIterator: latest}))),
				AT_SEQUENCE_NUMBER: keysOf(await read('shardId-000000000000', {ShardIteratorType: 'AT_SEQUENCE_NUMBER', ...at})),
				AFTER_SEQUENCE_NUMBER: keysOf(await read('shardId-000000000000', {ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', ...at})),
				AT_TIMESTAMP: keysOf(await read('shardId-000000000000', {ShardIteratorType: 'AT_TIMESTAMP', Timestamp: new Date(0)})),
			};
		},
		expected: {
			TRIM_HORIZON: ['a', 'b', 'c'], LATEST: ['a', 'b', 'c'], AT_SEQUENCE_NUMBER: ['b', 'c'], AFTER_SEQUENCE_NUMBER: ['c'], AT_TIMESTAMP: ['a', 'b', 'c'],
		},
	},
	{
		rule: 'data comes back byte by byte, empty data too',
		source: 'B Record, Data',
		async observe({sdk, name, create, read}) {
			await create();
			const every = Buffer.from(Array.from({length: 256}, (_, index) => index));
			for (const data of [every, Buffer.alloc(0)]) {
				await sdk.send(new PutRecordCommand({StreamName: name, PartitionKey: 'key', Data: data}));
			}

			const {Records: records} = await read('shardId-000000000000');
			return {sizes: records!.map(record => record.Data!.length), isSame: every.equals(records![0]!.Data!)};
		},
		expected: {sizes: [256, 0], isSame: true},
	},
	{
		rule: 'Limit bounds a page, and the next iterator goes on after it',
		source: 'B GetRecords, Limit',
		async observe({sdk, create, put, iterator}) {
			await create();
			await put('a', 'b', 'c');
			const first = await sdk.send(new GetRecordsCommand({ShardIterator: await iterator('shardId-000000000000'), Limit: 2}));
			const second = await sdk.send(new GetRecordsCommand({ShardIterator: first.NextShardIterator, Limit: 2}));
			return [keysOf(first), keysOf(second), second.MillisBehindLatest];
		},
		expected: [['a', 'b'], ['c'], 0],
	},
	{
		rule: 'Limit is 1 to 10,000',
		source: 'B GetRecords, Limit: the model bounds it below, the text names the exception above',
		async observe({sdk, create, iterator}) {
			await create();
			const shardIterator = await iterator('shardId-000000000000');
			const read = async (limit: number) => outcome(sdk.send(new GetRecordsCommand({ShardIterator: shardIterator, Limit: limit})));
			return [await read(0), await read(10_000), await read(10_001)];
		},
		expected: ['ValidationException', 'accepted', 'InvalidArgumentException'],
	},
	{
		rule: 'an iterator that is none is an InvalidArgumentException',
		source: 'B GetRecords',
		observe: async ({sdk}) => outcome(sdk.send(new GetRecordsCommand({ShardIterator: 'nonsense'}))),
		expected: 'InvalidArgumentException',
	},
	{
		rule: 'a shard that is not there is ResourceNotFoundException',
		source: 'B GetShardIterator',
		async observe({create, iterator}) {
			await create();
			return outcome(iterator('shardId-000000000007'));
		},
		expected: 'ResourceNotFoundException',
	},
	{
		rule: 'AT_TIMESTAMP without a timestamp and AT_SEQUENCE_NUMBER without a number are refused',
		source: 'B GetShardIterator',
		async observe({create, iterator}) {
			await create();
			const get = async (type: ShardIteratorType) => outcome(iterator('shardId-000000000000', {ShardIteratorType: type}));
			return [await get('AT_TIMESTAMP'), await get('AT_SEQUENCE_NUMBER')];
		},
		expected: ['InvalidArgumentException', 'InvalidArgumentException'],
	},
	{
		rule: 'a closed shard is read to its end, then there is no next iterator but its children',
		source: 'B GetRecords, R',
		async observe({create, put, scale, read}) {
			await create();
			await put('a');
			await scale(2);
			const page = await read('shardId-000000000000');
			return {
				keys: keysOf(page),
				next: page.NextShardIterator ?? 'none',
				children: page.ChildShards!.map(child => [child.ShardId, child.ParentShards]),
				behind: page.MillisBehindLatest,
			};
		},
		expected: {
			keys: ['a'],
			next: 'none',
			children: [['shardId-000000000001', ['shardId-000000000000']], ['shardId-000000000002', ['shardId-000000000000']]],
			behind: 0,
		},
	},
	{
		rule: 'GetRecords may be called 5 times a second on a shard',
		source: 'B GetRecords, Q',
		async observe({sdk, create, iterator}) {
			await create();
			const shardIterator = await iterator('shardId-000000000000');
			const outcomes = await Promise.all(Array.from({length: 12}, async () => outcome(sdk.send(new GetRecordsCommand({ShardIterator: shardIterator})))));
			return [...new Set(outcomes)].toSorted((a, b) => a.localeCompare(b));
		},
		expected: ['accepted', 'ProvisionedThroughputExceededException'],
	},
];
