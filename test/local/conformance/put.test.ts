import {createHash} from 'node:crypto';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {bytes, createTestEngine, shardId} from '../../helpers/test-engine.js';

const MIB = 1024 * 1024;

const hashKeyOf = (partitionKey: string) => BigInt(`0x${createHash('md5').update(partitionKey, 'utf8').digest('hex')}`);

describe('routing', () => {
	test('B: the MD5 of the key\'s UTF-8 bytes picks the shard whose range holds it', async () => {
		const {createActive, put, shards} = createTestEngine();
		await createActive('s', 7);
		const ranges = shards('s').map(shard => ({
			id: shard.ShardId,
			start: BigInt(shard.HashKeyRange!.StartingHashKey!),
			end: BigInt(shard.HashKeyRange!.EndingHashKey!),
		}));
		fc.assert(fc.property(fc.string({unit: 'grapheme', minLength: 1, maxLength: 60}), partitionKey => {
			const hashKey = hashKeyOf(partitionKey);
			expect(put('s', partitionKey).ShardId).toBe(ranges.find(({start, end}) => start <= hashKey && hashKey <= end)!.id);
		}));
	});

	test.each([
		['0', 0],
		['170141183460469231731687303715884105727', 0],
		['170141183460469231731687303715884105728', 1],
		['340282366920938463463374607431768211455', 1],
	])('B: ExplicitHashKey %s overrides the partition key', async (hashKey, expected) => {
		const {call, createActive} = createTestEngine();
		await createActive('s', 2);
		const record = {PartitionKey: 'k', Data: bytes(''), ExplicitHashKey: hashKey};
		expect(call('PutRecord', {StreamName: 's', ...record}).ShardId).toBe(shardId(expected));
		expect(call('PutRecords', {StreamName: 's', Records: [record]}).Records![0]!.ShardId).toBe(shardId(expected));
	});

	test('B: an ExplicitHashKey above 2^128 − 1 refuses the whole call', async () => {
		const {createActive, engine, refusal} = createTestEngine();
		await createActive('s');
		const good = {PartitionKey: 'k', Data: bytes('x')};
		const bad = {...good, ExplicitHashKey: (1n << 128n).toString()}; // eslint-disable-line no-bitwise
		expect(refusal('PutRecords', {StreamName: 's', Records: [good, bad]}).code).toBe('InvalidArgumentException');
		expect(refusal('PutRecord', {StreamName: 's', ...bad}).code).toBe('InvalidArgumentException');
		expect(engine.usage().retainedRecords).toBe(0);
	});
});

describe('sequence numbers', () => {
	test('look like the service\'s: 56 digits, and increase within a shard', async () => {
		const {clock, createActive, put} = createTestEngine();
		await createActive('s');
		const numbers: string[] = [];
		for (let index = 0; index < 50; index++) {
			numbers.push(put('s', 'k').SequenceNumber!);
			await clock.advance(index * 37);
		}

		for (const number of numbers) {
			expect(number).toMatch(/^49\d{54}$/v);
		}

		expect(numbers.toSorted()).toEqual(numbers);
		expect(new Set(numbers).size).toBe(50);
	});

	test('and arrival times hold when the clock steps back', async () => {
		let now = Date.UTC(2026, 0, 1);
		const {call, put, readFrom} = createTestEngine({transitionMilliseconds: 0, clock: {now: () => now, sleep: async () => undefined}});
		call('CreateStream', {StreamName: 's', ShardCount: 1});
		const first = put('s', 'k', 'a').SequenceNumber!;
		now -= 60_000;
		expect(BigInt(put('s', 'k', 'b').SequenceNumber!)).toBeGreaterThan(BigInt(first));
		now += 120_000;
		put('s', 'k', 'c');
		expect(readFrom('s', shardId(0), 'AT_TIMESTAMP', {Timestamp: new Date(now - 60_000)})).toEqual(['a', 'b', 'c']);
		expect(readFrom('s', shardId(0), 'AT_TIMESTAMP', {Timestamp: new Date(now - 59_999)})).toEqual(['c']);
	});

	test('B: SequenceNumberForOrdering takes the number of the record before', async () => {
		const {call, createActive, put, refusal} = createTestEngine();
		await createActive('s');
		const before = put('s', 'k').SequenceNumber!;
		const record = {StreamName: 's', PartitionKey: 'k', Data: bytes('')};
		expect(BigInt(call('PutRecord', {...record, SequenceNumberForOrdering: before}).SequenceNumber!)).toBeGreaterThan(BigInt(before));
		expect(refusal('PutRecord', {...record, SequenceNumberForOrdering: '1'}).code).toBe('InvalidArgumentException');
	});
});

describe('sizes', () => {
	test.each([
		['B: data and key of 1 MiB together', MIB - 1, 'k', true],
		['B: one byte more', MIB, 'k', false],
		['B: a key counts in bytes, not characters', MIB - 2, '€', false],
		['an empty record', 0, 'k', true],
	])('%s', async (_title, size, partitionKey, isTaken) => {
		const {call, createActive, refusal} = createTestEngine();
		await createActive('s');
		const record = {PartitionKey: partitionKey, Data: new Uint8Array(size)};
		if (isTaken) {
			call('PutRecord', {StreamName: 's', ...record});
			call('PutRecords', {StreamName: 's', Records: [record]});
		} else {
			expect(refusal('PutRecord', {StreamName: 's', ...record}).code).toBe('ValidationException');
			expect(refusal('PutRecords', {StreamName: 's', Records: [record]})).toMatchObject({code: 'ValidationException', message: expect.stringContaining('records.1.member.data') as string});
		}
	});

	test('B, L: UpdateMaxRecordSize raises the limit to as much as 10 MiB', async () => {
		const {call, createActive, refusal, readFrom, settle} = createTestEngine();
		await createActive('s');
		call('UpdateMaxRecordSize', {StreamARN: 'arn:aws:kinesis:us-east-1:000000000000:stream/s', MaxRecordSizeInKiB: 10_240});
		expect(call('DescribeStreamSummary', {StreamName: 's'}).StreamDescriptionSummary).toMatchObject({StreamStatus: 'UPDATING', MaxRecordSizeInKiB: 10_240});
		await settle();
		call('PutRecord', {StreamName: 's', PartitionKey: 'k', Data: new Uint8Array((10 * MIB) - 1)});
		expect(refusal('PutRecord', {StreamName: 's', PartitionKey: 'k', Data: new Uint8Array(10 * MIB)}).code).toBe('ValidationException');
		const [data] = readFrom('s', shardId(0));
		expect(data).toHaveLength((10 * MIB) - 1);
		expect(refusal('UpdateMaxRecordSize', {StreamARN: 'arn:aws:kinesis:us-east-1:000000000000:stream/s', MaxRecordSizeInKiB: 10_241}).code).toBe('ValidationException');
	});

	test('B: PutRecords takes 10 MiB in all, keys included', async () => {
		const {call, createActive, refusal} = createTestEngine();
		await createActive('s');
		const records = Array.from({length: 10}, () => ({PartitionKey: 'k', Data: new Uint8Array(MIB - 1)}));
		expect(call('PutRecords', {StreamName: 's', Records: records}).FailedRecordCount).toBe(0);
		expect(refusal('PutRecords', {StreamName: 's', Records: [...records, {PartitionKey: 'k', Data: new Uint8Array(0)}]}).code).toBe('InvalidArgumentException');
	});
});

test('B: the answer of PutRecords is index-aligned', async () => {
	const {call, createActive, put} = createTestEngine();
	await createActive('s', 4);
	const keys = Array.from({length: 500}, (_, index) => `key-${index}`);
	const answer = call('PutRecords', {StreamName: 's', Records: keys.map(key => ({PartitionKey: key, Data: bytes(key)}))});
	expect(answer.FailedRecordCount).toBe(0);
	expect(answer.Records!.map(record => record.ShardId)).toEqual(keys.map(key => put('s', key).ShardId));
});

test('B: a CREATING stream takes and gives nothing, a DELETING one still does', async () => {
	const {call, put, readFrom, refusal, settle} = createTestEngine();
	call('CreateStream', {StreamName: 's', ShardCount: 1});
	const record = {StreamName: 's', PartitionKey: 'k', Data: bytes('')};
	expect(refusal('PutRecord', record).code).toBe('ResourceNotFoundException');
	expect(refusal('GetShardIterator', {StreamName: 's', ShardId: shardId(0), ShardIteratorType: 'LATEST'}).code).toBe('ResourceNotFoundException');
	await settle();
	call('DeleteStream', {StreamName: 's'});
	put('s', 'k', 'late');
	expect(readFrom('s', shardId(0))).toEqual(['late']);
	await settle();
	expect(refusal('PutRecord', record).code).toBe('ResourceNotFoundException');
});
