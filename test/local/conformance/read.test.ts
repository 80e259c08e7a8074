import {Buffer} from 'node:buffer';
import {describe, expect, test} from 'vitest';
import {
	bytes,
	createTestEngine,
	shardId,
	streamArn,
} from '../../helpers/test-engine.js';

const MIB = 1024 * 1024;

/**
One shard with the records a, b, c, a minute apart; the last came a minute ago.
*/
const createWithRecords = async () => {
	const testEngine = createTestEngine();
	await testEngine.createActive('s');
	const sequenceNumbers: string[] = [];
	const times: number[] = [];
	for (const data of ['a', 'b', 'c']) {
		times.push(testEngine.clock.now());
		sequenceNumbers.push(testEngine.put('s', 'key', data).SequenceNumber!);
		await testEngine.clock.advance(60_000);
	}

	return {...testEngine, sequenceNumbers, times};
};

describe('GetShardIterator', () => {
	test('B: the five types', async () => {
		const {iterator, put, read, readFrom, sequenceNumbers, times} = await createWithRecords();
		const from = (type: string, rest = {}) => readFrom('s', shardId(0), type, rest);
		const latest = iterator('s', shardId(0), 'LATEST');
		expect(from('TRIM_HORIZON')).toEqual(['a', 'b', 'c']);
		expect(from('AT_SEQUENCE_NUMBER', {StartingSequenceNumber: sequenceNumbers[1]})).toEqual(['b', 'c']);
		expect(from('AFTER_SEQUENCE_NUMBER', {StartingSequenceNumber: sequenceNumbers[1]})).toEqual(['c']);
		expect(from('AT_TIMESTAMP', {Timestamp: new Date(times[1]!)})).toEqual(['b', 'c']);
		expect(read(latest)).toEqual([]);
		put('s', 'key', 'd');
		expect(read(latest)).toEqual(['d']);
	});

	test.each([
		['before the trim horizon', -86_400_000, ['a', 'b', 'c']],
		['between two records: the later one', 30_000, ['b', 'c']],
		['after the last record', 150_000, []],
	])('B: AT_TIMESTAMP %s', async (_title, offset, expected) => {
		const {readFrom, times} = await createWithRecords();
		const timestamp = new Date(times[0]! + offset);
		expect(readFrom('s', shardId(0), 'AT_TIMESTAMP', {Timestamp: timestamp})).toEqual(expected);
	});

	test('an iterator past the last record reads what comes later', async () => {
		const {clock, iterator, put, read} = await createWithRecords();
		const now = iterator('s', shardId(0), 'AT_TIMESTAMP', {Timestamp: new Date(clock.now())});
		put('s', 'key', 'd');
		expect(read(now)).toEqual(['d']);
	});

	test('B: the shard\'s own StartingSequenceNumber is a place too', async () => {
		const {readFrom, shards} = await createWithRecords();
		const {StartingSequenceNumber: start} = shards('s')[0]!.SequenceNumberRange!;
		for (const type of ['AT_SEQUENCE_NUMBER', 'AFTER_SEQUENCE_NUMBER']) {
			expect(readFrom('s', shardId(0), type, {StartingSequenceNumber: start})).toEqual(['a', 'b', 'c']);
		}
	});

	test('B: a number need not be that of a record: reading begins with the first record above it', async () => {
		const {readFrom, sequenceNumbers} = await createWithRecords();
		const second = 1n << 36n; // eslint-disable-line no-bitwise
		const beside = (offset: bigint) => ['AT_SEQUENCE_NUMBER', 'AFTER_SEQUENCE_NUMBER']
			.map(type => readFrom('s', shardId(0), type, {StartingSequenceNumber: String(BigInt(sequenceNumbers[1]!) + offset)}));
		expect(beside(-second)).toEqual([['b', 'c'], ['b', 'c']]);
		expect(beside(second)).toEqual([['c'], ['c']]);
	});

	test('B: both ends of an empty shard are places, and so is the number of a record that has expired', async () => {
		const {call, clock, createActive, iterator, put, scale, shards} = createTestEngine();
		await createActive('s');
		const from = (type: string, number: string | undefined) => call('GetRecords', {ShardIterator: iterator('s', shardId(0), type, {StartingSequenceNumber: number})});
		const {StartingSequenceNumber: start} = shards('s')[0]!.SequenceNumberRange!;
		expect(from('AT_SEQUENCE_NUMBER', start).Records).toEqual([]);
		const {SequenceNumber: expired} = put('s', 'k', 'a');
		await clock.advance(25 * 3_600_000);
		expect(from('AT_SEQUENCE_NUMBER', expired)).toMatchObject({Records: [], NextShardIterator: expect.any(String) as string});
		await scale('s', 2);
		const {EndingSequenceNumber: end} = shards('s')[0]!.SequenceNumberRange!;
		expect(from('AFTER_SEQUENCE_NUMBER', end)).toMatchObject({Records: [], ChildShards: [{ShardId: shardId(1)}, {ShardId: shardId(2)}]});
	});

	test.each([
		['AT_SEQUENCE_NUMBER without a number', {ShardIteratorType: 'AT_SEQUENCE_NUMBER'}, /and no StartingSequenceNumber\.$/v],
		['AFTER_SEQUENCE_NUMBER without a number', {ShardIteratorType: 'AFTER_SEQUENCE_NUMBER'}, /and no StartingSequenceNumber\.$/v],
		['AT_TIMESTAMP without a time', {ShardIteratorType: 'AT_TIMESTAMP'}, /timestampInMillis/v],
		['AT_TIMESTAMP in the future', {ShardIteratorType: 'AT_TIMESTAMP', Timestamp: new Date(Date.UTC(2030, 0, 1))}, /cannot be greater than the currentTimestampInMillis/v],
		['LATEST with a number', {ShardIteratorType: 'LATEST', StartingSequenceNumber: '0'}, /and also a StartingSequenceNumber\.$/v],
		['TRIM_HORIZON with a number', {ShardIteratorType: 'TRIM_HORIZON', StartingSequenceNumber: '0'}, /and also a StartingSequenceNumber\.$/v],
		['LATEST with a time', {ShardIteratorType: 'LATEST', Timestamp: new Date(0)}, /also a Timestamp\.$/v],
		['a number that is none of ours', {ShardIteratorType: 'AT_SEQUENCE_NUMBER', StartingSequenceNumber: '12345'}, /is invalid/v],
	])('B: %s is an InvalidArgumentException', async (_title, input, message) => {
		const {createActive, refusal} = createTestEngine();
		await createActive('s');
		const refused = refusal('GetShardIterator', {StreamName: 's', ShardId: shardId(0), ...input});
		expect(refused.code).toBe('InvalidArgumentException');
		expect(refused.message).toMatch(message);
	});

	test('B: a number of another shard, or of a stream that had the name before, is an InvalidArgumentException', async () => {
		const {call, createActive, put, refusal, settle} = createTestEngine();
		await createActive('s', 2);
		const {ShardId: writtenShard, SequenceNumber: sequenceNumber} = put('s', 'k');
		const at = {StreamName: 's', ShardIteratorType: 'AT_SEQUENCE_NUMBER', StartingSequenceNumber: sequenceNumber};
		const otherShard = [shardId(0), shardId(1)].find(id => id !== writtenShard);
		expect(refusal('GetShardIterator', {...at, ShardId: otherShard})).toEqual({
			code: 'InvalidArgumentException',
			message: `Invalid StartingSequenceNumber. It encodes ${writtenShard}, while it was used in a call to a shard with ${otherShard}`,
		});
		call('DeleteStream', {StreamName: 's'});
		await settle();
		await createActive('s', 2);
		expect(refusal('GetShardIterator', {...at, ShardId: writtenShard}).message).toMatch(/did not come from this stream/v);
	});

	test.each(['shardId-000000000009', 'shardId-9', '9'])('B: there is no shard %s', async id => {
		const {createActive, refusal} = createTestEngine();
		await createActive('s');
		expect(refusal('GetShardIterator', {StreamName: 's', ShardId: id, ShardIteratorType: 'LATEST'})).toEqual({
			code: 'ResourceNotFoundException',
			message: `Shard ${shardId(9)} in stream s under account 000000000000 does not exist`,
		});
	});
});

describe('GetRecords', () => {
	test('B: a record as it was put, with its arrival time', async () => {
		const {call, clock, createActive, iterator} = createTestEngine();
		await createActive('s');
		const data = Uint8Array.from([0, 255, 10, 27, 128]);
		const arrival = clock.now();
		const {SequenceNumber: sequenceNumber} = call('PutRecord', {StreamName: 's', PartitionKey: 'ключ 🔑', Data: data});
		const {Records: records} = call('GetRecords', {ShardIterator: iterator('s', shardId(0))});
		expect(records).toHaveLength(1);
		expect([...records![0]!.Data!]).toEqual([...data]);
		expect(records![0]).toMatchObject({SequenceNumber: sequenceNumber, PartitionKey: 'ключ 🔑', ApproximateArrivalTimestamp: new Date(arrival)});
	});

	test('B: a StreamARN has to be the iterator\'s own stream', async () => {
		const {call, createActive, iterator, put, refusal} = createTestEngine();
		await createActive('s');
		await createActive('t');
		put('s', 'k', 'x');
		const token = iterator('s', shardId(0));
		expect(call('GetRecords', {ShardIterator: token, StreamARN: streamArn('s')}).Records).toHaveLength(1);
		expect(refusal('GetRecords', {ShardIterator: token, StreamARN: streamArn('t')}).code).toBe('InvalidArgumentException');
	});

	test('B: an empty answer is not the end: the next iterator goes on', async () => {
		const {call, createActive, iterator, put} = createTestEngine();
		await createActive('s');
		const empty = call('GetRecords', {ShardIterator: iterator('s', shardId(0))});
		expect(empty).toMatchObject({Records: [], MillisBehindLatest: 0});
		put('s', 'k', 'x');
		expect(call('GetRecords', {ShardIterator: empty.NextShardIterator!}).Records).toHaveLength(1);
	});

	test('B: Limit; MillisBehindLatest is 0 only when caught up', async () => {
		const {call, iterator} = await createWithRecords();
		const first = call('GetRecords', {ShardIterator: iterator('s', shardId(0)), Limit: 2});
		expect(first.Records).toHaveLength(2);
		// Two minutes ago it came, the last record of the page.
		expect(first.MillisBehindLatest).toBe(120_000);
		const second = call('GetRecords', {ShardIterator: first.NextShardIterator!, Limit: 2});
		expect(second.Records).toHaveLength(1);
		expect(second.MillisBehindLatest).toBe(0);
	});

	test('B: records of this very millisecond still to be read are not "caught up"', async () => {
		const {call, createActive, iterator, put} = createTestEngine();
		await createActive('s');
		put('s', 'k');
		put('s', 'k');
		const page = call('GetRecords', {ShardIterator: iterator('s', shardId(0)), Limit: 1});
		expect(page.MillisBehindLatest).toBeGreaterThan(0);
	});

	test('B: at most 10,000 records', async () => {
		const {call, createActive, iterator, refusal} = createTestEngine();
		await createActive('s');
		for (let index = 0; index < 21; index++) {
			call('PutRecords', {StreamName: 's', Records: Array.from({length: 500}, () => ({PartitionKey: 'k', Data: bytes('x')}))});
		}

		const page = call('GetRecords', {ShardIterator: iterator('s', shardId(0))});
		expect(page.Records).toHaveLength(10_000);
		expect(call('GetRecords', {ShardIterator: page.NextShardIterator!}).Records).toHaveLength(500);
		expect(refusal('GetRecords', {ShardIterator: page.NextShardIterator!, Limit: 10_001}).code).toBe('InvalidArgumentException');
	});

	test('B: at most 10 MiB, keys included', async () => {
		const {call, createActive, iterator} = createTestEngine();
		await createActive('s');
		for (let index = 0; index < 11; index++) {
			call('PutRecord', {StreamName: 's', PartitionKey: 'k', Data: new Uint8Array(MIB - 1)});
		}

		const page = call('GetRecords', {ShardIterator: iterator('s', shardId(0))});
		expect(page.Records).toHaveLength(10);
		expect(call('GetRecords', {ShardIterator: page.NextShardIterator!}).Records).toHaveLength(1);
	});

	test('B: an iterator is good for five minutes, as often as one likes', async () => {
		const {clock, createActive, iterator, put, read, refusal} = createTestEngine();
		await createActive('s');
		put('s', 'k', 'x');
		const issuedAt = clock.now();
		const token = iterator('s', shardId(0));
		await clock.advance(300_000);
		expect(read(token)).toEqual(['x']);
		expect(read(token)).toEqual(['x']);
		await clock.advance(1);
		expect(refusal('GetRecords', {ShardIterator: token})).toEqual({
			code: 'ExpiredIteratorException',
			message: 'Iterator expired. The iterator was created at time Thu Jan 01 00:00:01 UTC 2026 while right now it is Thu Jan 01 00:05:01 UTC 2026 '
				+ 'which is further in the future than the tolerated delay of 300000 milliseconds.',
		});
		expect(issuedAt).toBe(Date.UTC(2026, 0, 1, 0, 0, 1));
	});

	test.each([
		['made up', () => 'bogus'],
		['made up, in the right alphabet', () => 'A'.repeat(200)],
		['tampered with', (good: string) => `${good.slice(0, -8)}AAAAAAA=`],
		['of another operation', (_good: string, nextToken: string) => nextToken],
	])('an iterator that is %s is an InvalidArgumentException', async (_title, forge) => {
		const {call, createActive, iterator, refusal} = createTestEngine();
		await createActive('s', 2);
		const {NextToken: nextToken} = call('ListShards', {StreamName: 's', MaxResults: 1});
		const forged = forge(iterator('s', shardId(0)), nextToken!);
		expect(refusal('GetRecords', {ShardIterator: forged})).toEqual({code: 'InvalidArgumentException', message: 'Invalid ShardIterator.'});
	});

	test('iterators tell nothing and fit the service\'s 512 characters with the longest name', async () => {
		const {createActive, iterator} = createTestEngine();
		const name = 'n'.repeat(128);
		await createActive(name);
		const token = iterator(name, shardId(0));
		expect(token).toMatch(/^A{10}[E-H]/v);
		expect(token.length).toBeLessThanOrEqual(512);
		expect(Buffer.from(token, 'base64').toString('latin1')).not.toContain('nnn');
	});
});
