import {describe, expect, test} from 'vitest';
import {bytes, createTestEngine, shardId} from '../../helpers/test-engine.js';

// What others recorded from the service, where its text says nothing: each title names who.

const createActiveEngine = async (shardCount = 3) => {
	const testEngine = createTestEngine();
	await testEngine.createActive('s', shardCount);
	return testEngine;
};

describe('shard ids (the tests of kinesalite)', () => {
	const iteratorOf = (id: string, stream = 's') => ({StreamName: stream, ShardId: id, ShardIteratorType: 'LATEST'});

	test.each(['0', '000', 'shardId-0', 'shard-0', 'anything-00000000000000', '-0'])('%s is the first shard', async id => {
		const {call, put, settle, shards} = await createActiveEngine(1);
		put('s', 'k', 'x');
		const {ShardIterator: iterator} = call('GetShardIterator', {...iteratorOf(id), ShardIteratorType: 'TRIM_HORIZON'});
		expect(call('GetRecords', {ShardIterator: iterator}).Records).toHaveLength(1);
		call('SplitShard', {StreamName: 's', ShardToSplit: id, NewStartingHashKey: '5'});
		await settle();
		expect(shards('s').map(shard => shard.ParentShardId)).toEqual([undefined, shardId(0), shardId(0)]);
		call('MergeShards', {StreamName: 's', ShardToMerge: '1', AdjacentShardToMerge: 'shardId-2'});
		await settle();
		expect(shards('s').at(-1)).toMatchObject({ShardId: shardId(3), ParentShardId: shardId(1), AdjacentParentShardId: shardId(2)});
	});

	test.each(['2147483648', 'shardId-002147483648', 'ABKLFD8', '2.14E4', 'a-b-0'])('%s is refused before the stream is looked for', id => {
		const {refusal} = createTestEngine();
		const refused = {code: 'ResourceNotFoundException', message: `Could not find shard ${id} in stream none under account 000000000000.`};
		expect(refusal('GetShardIterator', iteratorOf(id, 'none'))).toEqual(refused);
		expect(refusal('SplitShard', {StreamName: 'none', ShardToSplit: id, NewStartingHashKey: '5'})).toEqual(refused);
		expect(refusal('MergeShards', {StreamName: 'none', ShardToMerge: '0', AdjacentShardToMerge: id})).toEqual(refused);
	});

	test('of an unknown stream the shard is what does not exist, and a change finds no stream', () => {
		const {refusal} = createTestEngine();
		expect(refusal('GetShardIterator', iteratorOf('2147483647', 'none')).message).toBe('Shard shardId-002147483647 in stream none under account 000000000000 does not exist');
		expect(refusal('SplitShard', {StreamName: 'none', ShardToSplit: '0', NewStartingHashKey: '5'}).message).toBe('Stream none under account 000000000000 not found.');
	});
});

test('ListShards of a stream that is CREATING has its own words (aws/aws-sdk-java-v2#5949)', () => {
	const {call, refusal} = createTestEngine();
	call('CreateStream', {StreamName: 's', ShardCount: 1});
	expect(refusal('ListShards', {StreamName: 's'})).toEqual({
		code: 'ResourceInUseException',
		message: 'Stream s under account 000000000000 not ACTIVE or UPDATING, instead in state CREATING',
	});
});

describe('MillisBehindLatest (aws/aws-sdk-java#2524)', () => {
	/**
	Records of a minute and of two minutes ago, read from `index` on.
	*/
	const behind = async (index: number, limit?: number, position = 'AT_SEQUENCE_NUMBER') => {
		const {call, clock, iterator, put} = await createActiveEngine(1);
		const numbers: string[] = [];
		for (let record = 0; record < 2; record++) {
			numbers.push(put('s', 'k').SequenceNumber!);
			await clock.advance(60_000);
		}

		const page = call('GetRecords', {ShardIterator: iterator('s', shardId(0), position, {StartingSequenceNumber: numbers[index]}), ...(limit !== undefined && {Limit: limit})});
		return [page.Records!.length, page.MillisBehindLatest];
	};

	test.each([
		['a page that Limit ended, at the age of its last record', 0, 1, 'AT_SEQUENCE_NUMBER', [1, 120_000]],
		['the last record, under Limit 1: the page does not know that it is the last', 1, 1, 'AT_SEQUENCE_NUMBER', [1, 60_000]],
		['both, under Limit 2', 0, 2, 'AT_SEQUENCE_NUMBER', [2, 60_000]],
		['both, under Limit 3: at the tip', 0, 3, 'AT_SEQUENCE_NUMBER', [2, 0]],
		['both, without a Limit: at the tip', 0, undefined, 'AT_SEQUENCE_NUMBER', [2, 0]],
		['nothing after the last one: at the tip', 1, 1, 'AFTER_SEQUENCE_NUMBER', [0, 0]],
	])('%s', async (_title, index, limit, position, expected) => {
		expect(await behind(index, limit, position)).toEqual(expected);
	});
});

describe('tags (the tests of kinesalite)', () => {
	const invalid = 'Some tags contain invalid characters. Valid characters: Unicode letters, digits, white space, _ . / = + - % @.';
	const illegal = (deed: string) => `Failed to ${deed} stream s under account 000000000000 because some tags contained illegal characters. `
		+ 'The allowed characters are Unicode letters, white-spaces, \'_\',\',\',\'/\',\'=\',\'+\',\'-\',\'@\'.';

	test.each([
		['abc;def', invalid],
		['abc\tdef', invalid],
		['abc\ndef', invalid],
		['abc,def', invalid],
		['abc%def', undefined],
	])('%j is no key to add or remove', async (key, message) => {
		const {refusal} = await createActiveEngine();
		expect(refusal('AddTagsToStream', {StreamName: 's', Tags: {[key]: '1'}})).toEqual({code: 'InvalidArgumentException', message: message ?? illegal('add tags to')});
		expect(refusal('RemoveTagsFromStream', {StreamName: 's', TagKeys: ['fine', key]})).toEqual({code: 'InvalidArgumentException', message: message ?? illegal('remove tags from')});
	});

	test('keys that begin with aws: are the service\'s, values may', async () => {
		const {call, refusal} = await createActiveEngine();
		for (const key of ['aws:x', 'AWS:x']) {
			expect(refusal('AddTagsToStream', {StreamName: 's', Tags: {[key]: '1'}}).code).toBe('InvalidArgumentException');
			expect(refusal('RemoveTagsFromStream', {StreamName: 's', TagKeys: [key]}).code).toBe('InvalidArgumentException');
			expect(refusal('CreateStream', {StreamName: 't', ShardCount: 1, Tags: {[key]: '1'}}).code).toBe('InvalidArgumentException');
		}

		call('AddTagsToStream', {StreamName: 's', Tags: {a: 'aws:x', awsome: ''}});
	});
});

describe('SequenceNumberForOrdering (the tests of kinesalite)', () => {
	const put = (hexadecimal: string) => ({
		StreamName: 's', PartitionKey: 'k', Data: bytes(''), SequenceNumberForOrdering: BigInt(`0x${hexadecimal}`).toString(),
	});

	test.each([
		['version 0', '20000000000000000000000000000000000000000000000'],
		['version 3', '20000000000000000000000000000000000000000000003'],
		['version 4', '20000000000000000000000000000000000000000000004'],
		['a 3 at its head', '30000000000000000000000000000000000000000000001'],
		['a 1 at its head', '1ffffffffff7fffffffffffffff000000000007fffffff2'],
		['a counter of 64 bits', '20000000000800000000000000000000000000000000002'],
		['a date too large', '13bb2cc3d80000000000000000000000'],
		['nothing but ones', '2ffffffffff7fffffffffffffff000000000007fffffff2'],
		['an arrival to come', '2000000000000000000000000000fffffffff0000000002'],
	])('%s is refused', async (_title, hexadecimal) => {
		const {refusal} = await createActiveEngine();
		const input = put(hexadecimal);
		expect(refusal('PutRecord', input)).toEqual({
			code: 'InvalidArgumentException',
			message: `ExclusiveMinimumSequenceNumber ${input.SequenceNumberForOrdering} used in PutRecord on stream s under account 000000000000 is invalid.`,
		});
	});

	test.each([
		['nothing but zeros', '20000000000000000000000000000000000000000000002'],
		['nothing but zeros in version 1', '20000000000000000000000000000000000000000000001'],
		['a shard above 2^31', '20000000000000000000000000000000000000800000002'],
	])('%s is taken', async (_title, hexadecimal) => {
		const {call} = await createActiveEngine(1);
		expect(call('PutRecord', put(hexadecimal)).ShardId).toBe(shardId(0));
	});
});
