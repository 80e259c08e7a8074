/* eslint unicorn/max-nested-calls: 'off' -- the outcome of sending a command is one thought */
import {Buffer} from 'node:buffer';
import {createHash} from 'node:crypto';
import {PutRecordCommand, PutRecordsCommand} from '@aws-sdk/client-kinesis';
import type {Check} from './check.js';
import {outcome, type Lab} from './lab.js';

const shardOf = async ({shards}: Lab, hashKey: bigint) => {
	const all = await shards();
	return all.find(({HashKeyRange: range}) => BigInt(range!.StartingHashKey!) <= hashKey && hashKey <= BigInt(range!.EndingHashKey!))!.ShardId;
};

const records = (count: number, size = 1) => Array.from({length: count}, (_, index) => ({PartitionKey: `key-${index}`, Data: Buffer.alloc(size, 'x')}));

const MIB = 1024 * 1024;

export const writeChecks: readonly Check[] = [
	{
		rule: 'the MD5 of the partition key, as a 128-bit integer, picks the shard',
		source: 'B PutRecord',
		async observe(lab) {
			await lab.create(4);
			const keys = ['user-1', 'user-2', 'é', '🙂', 'x'.repeat(256)];
			const put = await lab.put(...keys);
			const right = await Promise.all(keys.map(async key => shardOf(lab, BigInt(`0x${createHash('md5').update(key).digest('hex')}`))));
			return put.every(({shardId}, index) => shardId === right[index]);
		},
		expected: true,
	},
	{
		rule: 'ExplicitHashKey overrules the partition key',
		source: 'B PutRecord, ExplicitHashKey',
		async observe({sdk, name, create}) {
			await create(2);
			const put = async (hashKey: bigint) => {
				const {ShardId: shardId} = await sdk.send(new PutRecordCommand({
					StreamName: name, PartitionKey: 'key', Data: Buffer.from(''), ExplicitHashKey: String(hashKey),
				}));
				return shardId;
			};

			return [await put(0n), await put((2n ** 128n) - 1n)];
		},
		expected: ['shardId-000000000000', 'shardId-000000000001'],
	},
	{
		rule: 'an ExplicitHashKey of 2^128 is refused',
		source: 'B PutRecord, HashKey',
		async observe({sdk, name, create}) {
			await create();
			return outcome(sdk.send(new PutRecordCommand({
				StreamName: name, PartitionKey: 'key', Data: Buffer.from(''), ExplicitHashKey: String(2n ** 128n),
			})));
		},
		expected: 'InvalidArgumentException',
	},
	{
		rule: 'sequence numbers increase within a shard, call by call and record by record',
		source: 'B PutRecord, SequenceNumber',
		async observe({create, put}) {
			await create();
			const numbers = [...await put('a', 'b', 'c'), ...await put('d', 'e')].map(({sequenceNumber}) => BigInt(sequenceNumber));
			return numbers.every((number, index) => index === 0 || number > numbers[index - 1]!);
		},
		expected: true,
	},
	{
		rule: 'a partition key has 1 to 256 characters',
		source: 'B PartitionKey',
		async observe({sdk, name, create}) {
			await create();
			const put = async (key: string) => outcome(sdk.send(new PutRecordCommand({StreamName: name, PartitionKey: key, Data: Buffer.from('')})));
			return [await put(''), await put('x'.repeat(256)), await put('x'.repeat(257))];
		},
		expected: ['ValidationException', 'accepted', 'ValidationException'],
	},
	{
		rule: 'a record has at most 1 MiB, its partition key included',
		source: 'B PutRecord, Data',
		async observe({sdk, name, create}) {
			await create();
			const put = async (size: number) => outcome(sdk.send(new PutRecordCommand({StreamName: name, PartitionKey: 'key', Data: Buffer.alloc(size)})));
			return [await put(MIB - 3), await put(MIB - 2)];
		},
		expected: ['accepted', 'ValidationException'],
	},
	{
		rule: 'PutRecords takes 1 to 500 records',
		source: 'B PutRecords, Records',
		async observe({sdk, name, create}) {
			await create(2);
			const put = async (count: number) => outcome(sdk.send(new PutRecordsCommand({StreamName: name, Records: records(count)})));
			return [await put(0), await put(500), await put(501)];
		},
		expected: ['ValidationException', 'accepted', 'ValidationException'],
	},
	{
		rule: 'PutRecords takes at most 10 MiB',
		source: 'B PutRecords',
		async observe({sdk, name, create}) {
			await create(2);
			return outcome(sdk.send(new PutRecordsCommand({StreamName: name, Records: records(11, MIB - 10)})));
		},
		expected: 'InvalidArgumentException',
	},
	{
		rule: 'the answers of PutRecords stand at the index of their records',
		source: 'B PutRecords',
		async observe(lab) {
			await lab.create(4);
			const keys = Array.from({length: 50}, (_, index) => `key-${index}`);
			const answers = await lab.put(...keys);
			const shards = await lab.shards();
			const pages = await Promise.all(shards.map(async shard => lab.read(shard.ShardId!)));
			const keyOf = new Map(pages.flatMap(page => page.Records!.map(record => [record.SequenceNumber, record.PartitionKey])));
			return answers.every(({sequenceNumber}, index) => keyOf.get(sequenceNumber) === keys[index]);
		},
		expected: true,
	},
	{
		rule: 'a shard takes 1,000 records a second; PutRecords fails the others one by one',
		source: 'B PutRecords, Q',
		async observe({sdk, name, create}) {
			await create();
			const answers = await Promise.all(Array.from({length: 3}, async () => sdk.send(new PutRecordsCommand({StreamName: name, Records: records(500)}))));
			const codes = new Set(answers.flatMap(({Records: answered}) => answered!.map(record => record.ErrorCode ?? 'accepted')));
			return [...codes].toSorted((a, b) => a.localeCompare(b));
		},
		expected: ['accepted', 'ProvisionedThroughputExceededException'],
	},
	{
		rule: 'a put to a stream that is not there is ResourceNotFoundException',
		source: 'B PutRecord',
		observe: async ({sdk, name}) => outcome(sdk.send(new PutRecordCommand({StreamName: name, PartitionKey: 'key', Data: Buffer.from('')}))),
		expected: 'ResourceNotFoundException',
	},
];
