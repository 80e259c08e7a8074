import {expect, onTestFinished, test} from 'vitest';
import {findPlan} from '../../../source/kinesis/reading/start/find-plan.js';
import {readStream} from '../../../source/kinesis/reading/reader.js';
import {advanceUntil, collect} from '../../helpers/collect.js';
import {connectToEngine} from '../../helpers/engine-connection.js';
import {createFakeKinesis, serviceError} from '../../helpers/fake-kinesis.js';
import {createManualClock} from '../../helpers/manual-clock.js';
import {createTestEngine} from '../../helpers/test-engine.js';

const A = 'shardId-000000000000';
const B = 'shardId-000000000001';

const start = () => {
	const clock = createManualClock();
	const service = createFakeKinesis(clock);
	service.createStream('s', 2);
	const stop = new AbortController();
	onTestFinished(() => {
		stop.abort();
	});
	const options = {
		connection: service.connection, streamName: 's', clock, random: () => 1, signal: stop.signal,
	};
	return {clock, service, options};
};

test('the other shards start when the record of the sequence number arrived', async () => {
	const {clock, service, options} = start();
	service.put(A, 'a1');
	service.put(B, 'b1');
	await clock.advance(60_000);
	const sequenceNumber = service.put(A, 'a2');
	service.put(B, 'b2');
	const reading = collect(readStream({...options, from: {type: 'at-sequence-number', shardId: A, sequenceNumber}}));
	await advanceUntil(clock, () => reading.data.length > 1);
	await clock.advance(5000);
	expect(reading.data.toSorted()).toEqual(['a2', 'b2']);
});

test('with no record at the sequence number, they start at the time that the answer was read up to', async () => {
	const {clock, service, options} = start();
	service.operations.GetRecords = () => ({Records: [], MillisBehindLatest: 30_000, NextShardIterator: 'next'});
	const plan = await findPlan({from: {type: 'after-sequence-number', shardId: A, sequenceNumber: '7'}}, options);
	expect(plan).toMatchObject([
		{shardId: A, position: {type: 'after-sequence-number', sequenceNumber: '7'}},
		{shardId: B, position: {type: 'at-timestamp', timestamp: clock.now() - 31_000}},
	]);
});

test.each<[string, (service: ReturnType<typeof start>['service']) => void]>([
	['its shard may not be polled', service => {
		service.fail('GetRecords', () => serviceError('AccessDeniedException', 'not authorized to perform: kinesis:GetRecords'));
	}],
	['its shard went meanwhile', service => {
		service.fail('GetShardIterator', () => serviceError('ResourceNotFoundException'));
	}],
])('they start at their beginning when %s', async (_name, prepare) => {
	const {service, options} = start();
	prepare(service);
	const plan = await findPlan({from: {type: 'at-sequence-number', shardId: A, sequenceNumber: '7'}}, options);
	expect(plan.find(({shardId}) => shardId === B)).toMatchObject({position: {type: 'trim-horizon'}});
});

test('a record without a time of arrival counts as none', async () => {
	const {clock, service, options} = start();
	service.operations.GetRecords = () => ({Records: [{SequenceNumber: '7', PartitionKey: 'k', Data: new Uint8Array()}], MillisBehindLatest: 0});
	const plan = await findPlan({from: {type: 'at-sequence-number', shardId: A, sequenceNumber: '7'}}, options);
	expect(plan.find(({shardId}) => shardId === B)).toMatchObject({position: {type: 'at-timestamp', timestamp: clock.now() - 1000}});
});

test('the shard of the sequence number is read, though the listing of that time lacks it', async () => {
	const {service, options} = start();
	const sequenceNumber = service.put(A, 'a1');
	const {ListShards: listShards} = service.operations;
	service.operations.ListShards = input => {
		const {Shards: shards} = listShards!(input) as {Shards: Array<{readonly ShardId: string}>};
		return {Shards: shards.filter(({ShardId: shardId}) => shardId === B || input.ShardFilter === undefined)};
	};

	const plan = await findPlan({from: {type: 'at-sequence-number', shardId: A, sequenceNumber}}, options);
	expect(plan.map(({shardId, position}) => [shardId, position.type])).toEqual([[A, 'at-sequence-number'], [B, 'at-timestamp']]);
});

test('of two shards that were asked for, the other one starts when the record arrived', async () => {
	const {clock, service, options} = start();
	const sequenceNumber = service.put(A, 'a1');
	const plan = await findPlan({from: {type: 'at-sequence-number', shardId: A, sequenceNumber}, shardIds: [A, B]}, options);
	expect(plan).toMatchObject([{shardId: A}, {shardId: B, position: {type: 'at-timestamp', timestamp: clock.now()}}]);
});

test('a sequence number that the service refuses is thrown', async () => {
	const {service, options} = start();
	service.fail('GetShardIterator', () => serviceError('InvalidArgumentException', 'StartingSequenceNumber 7 is invalid.'));
	await expect(findPlan({from: {type: 'at-sequence-number', shardId: A, sequenceNumber: '7'}}, options)).rejects.toThrow('StartingSequenceNumber 7 is invalid.');
});

test('one shard alone costs no call for the others', async () => {
	const {service, options} = start();
	await findPlan({from: {type: 'at-sequence-number', shardId: A, sequenceNumber: '7'}, shardIds: [A]}, options);
	expect(service.calls.map(({operation}) => operation)).toEqual(['ListShards']);
});

// FROM_TIMESTAMP leaves out shards that were closed before. Source: API Reference, ShardFilter.
test('what was over when the record arrived is not read, nor do its children start at their beginning', async () => {
	const {engine, clock, createActive, scale, put} = createTestEngine();
	await createActive('s', 2);
	await scale('s', 4);
	await clock.advance(60_000);
	const {ShardId: shardId, SequenceNumber: sequenceNumber} = put('s', 'some key');
	const connection = connectToEngine(engine);
	const {now, sleep} = clock;
	const plan = await findPlan({from: {type: 'at-sequence-number', shardId: shardId!, sequenceNumber: sequenceNumber!}}, {connection, streamName: 's', clock: {now, sleep}});
	expect(plan).toHaveLength(4);
	expect(plan.filter(shard => shard.shardId !== shardId).map(({position}) => position)).toEqual(Array.from({length: 3}, () => ({type: 'at-timestamp', timestamp: clock.now()})));
	expect(plan.find(shard => shard.shardId === shardId)).toMatchObject({position: {type: 'at-sequence-number', sequenceNumber}});
});
