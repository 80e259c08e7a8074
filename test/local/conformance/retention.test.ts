import {describe, expect, test} from 'vitest';
import {bytes, createTestEngine, shardId} from '../../helpers/test-engine.js';

const HOUR = 3_600_000;
const KIB = 1024;

describe('retention', () => {
	test('B: records are gone after 24 hours; reading goes on with the oldest kept', async () => {
		const {call, clock, createActive, engine, iterator, put, readFrom} = createTestEngine();
		await createActive('s');
		const first = put('s', 'k', 'a').SequenceNumber!;
		await clock.advance(HOUR);
		put('s', 'k', 'b');
		await clock.advance(23 * HOUR);
		expect(readFrom('s', shardId(0))).toEqual(['a', 'b']);
		const beginning = iterator('s', shardId(0));
		await clock.advance(60_000);
		expect(readFrom('s', shardId(0))).toEqual(['b']);
		expect(call('GetRecords', {ShardIterator: beginning}).Records).toHaveLength(1);
		expect(readFrom('s', shardId(0), 'AT_SEQUENCE_NUMBER', {StartingSequenceNumber: first})).toEqual(['b']);
		await clock.advance(HOUR);
		expect(engine.usage()).toEqual({
			retainedBytes: 0, retainedRecords: 0, trimmedRecords: 0, throttled: {},
		});
	});

	test('B: a closed shard is listed until its records have expired', async () => {
		const {clock, createActive, refusal, scale, shards} = createTestEngine();
		await createActive('s');
		await scale('s', 2);
		await clock.advance((24 * HOUR) - 1);
		expect(shards('s').map(shard => shard.ShardId)).toEqual([shardId(0), shardId(1), shardId(2)]);
		await clock.advance(2000);
		expect(shards('s').map(shard => shard.ShardId)).toEqual([shardId(1), shardId(2)]);
		expect(refusal('GetShardIterator', {StreamName: 's', ShardId: shardId(0), ShardIteratorType: 'TRIM_HORIZON'}).code).toBe('ResourceNotFoundException');
	});

	test('B: a longer period keeps records, and does not bring expired ones back', async () => {
		const {call, clock, createActive, put, readFrom} = createTestEngine();
		await createActive('s');
		put('s', 'k', 'a');
		await clock.advance(2 * HOUR);
		put('s', 'k', 'b');
		await clock.advance(23 * HOUR);
		call('IncreaseStreamRetentionPeriod', {StreamName: 's', RetentionPeriodHours: 168});
		await clock.advance(100 * HOUR);
		expect(readFrom('s', shardId(0))).toEqual(['b']);
		expect(call('DescribeStreamSummary', {StreamName: 's'}).StreamDescriptionSummary!.RetentionPeriodHours).toBe(168);
	});

	test('B: not even a record that expired a moment ago', async () => {
		const {call, clock, createActive, put, readFrom} = createTestEngine();
		await createActive('s');
		put('s', 'k', 'a');
		await clock.advance((24 * HOUR) - 100);
		expect(readFrom('s', shardId(0))).toEqual(['a']);
		await clock.advance(200);
		call('IncreaseStreamRetentionPeriod', {StreamName: 's', RetentionPeriodHours: 48});
		expect(readFrom('s', shardId(0))).toEqual([]);
	});

	test('B: a shorter period drops what is older at once', async () => {
		const {call, clock, createActive, put, readFrom} = createTestEngine();
		await createActive('s');
		call('IncreaseStreamRetentionPeriod', {StreamName: 's', RetentionPeriodHours: 48});
		put('s', 'k', 'a');
		await clock.advance(30 * HOUR);
		put('s', 'k', 'b');
		expect(readFrom('s', shardId(0))).toEqual(['a', 'b']);
		call('DecreaseStreamRetentionPeriod', {StreamName: 's', RetentionPeriodHours: 24});
		expect(readFrom('s', shardId(0))).toEqual(['b']);
	});

	test('B: a year at most', async () => {
		const {call, clock, createActive, put, readFrom} = createTestEngine();
		await createActive('s');
		call('IncreaseStreamRetentionPeriod', {StreamName: 's', RetentionPeriodHours: 8760});
		put('s', 'k', 'a');
		await clock.advance(8760 * HOUR);
		expect(readFrom('s', shardId(0))).toEqual(['a']);
	});

	test.each([
		['IncreaseStreamRetentionPeriod', 23, /^Minimum allowed retention period is 24 hours/v],
		['IncreaseStreamRetentionPeriod', 8761, /^Maximum allowed retention period is 8760 hours/v],
		['IncreaseStreamRetentionPeriod', 36, /can not be shorter than existing retention period \(48 hours\)/v],
		['DecreaseStreamRetentionPeriod', 23, /^Minimum allowed retention period is 24 hours/v],
		['DecreaseStreamRetentionPeriod', 72, /can not be longer than existing retention period \(48 hours\)/v],
	])('B: %s to %d hours is refused', async (operation, hours, message) => {
		const {call, createActive, refusal} = createTestEngine();
		await createActive('s');
		call('IncreaseStreamRetentionPeriod', {StreamName: 's', RetentionPeriodHours: 48});
		const refused = refusal(operation, {StreamName: 's', RetentionPeriodHours: hours});
		expect(refused.code).toBe('InvalidArgumentException');
		expect(refused.message).toMatch(message);
	});
});

describe('memory', () => {
	const put = (call: ReturnType<typeof createTestEngine>['call'], name: string, label: number) =>
		call('PutRecord', {StreamName: name, PartitionKey: 'k', Data: bytes(String(label).padEnd(KIB - 1, ' '))});

	test('above maxBytes the oldest records go first, over all streams, and it is said', async () => {
		const told: number[] = [];
		const {call, clock, createActive, engine, readFrom} = createTestEngine({
			maxBytes: 64 * KIB,
			onTrimmed(count) {
				told.push(count);
			},
		});
		await createActive('a');
		await createActive('b');
		for (let index = 0; index < 100; index++) {
			put(call, index % 2 === 0 ? 'a' : 'b', index);
			await clock.advance(10);
		}

		const {retainedBytes, retainedRecords, trimmedRecords} = engine.usage();
		expect(retainedBytes).toBeLessThanOrEqual(64 * KIB);
		expect(retainedBytes).toBeGreaterThan(62 * KIB);
		expect(retainedRecords + trimmedRecords).toBe(100);
		expect(told.reduce((sum, count) => sum + count, 0)).toBe(trimmedRecords);
		const kept = ['a', 'b'].flatMap(name => readFrom(name, shardId(0))).map(Number).toSorted((a, b) => a - b);
		expect(kept).toEqual(Array.from({length: retainedRecords}, (_, index) => trimmedRecords + index));
	});

	test('records of one millisecond are trimmed no more than needed', async () => {
		const {call, createActive, engine} = createTestEngine({maxBytes: 64 * KIB});
		await createActive('s');
		for (let index = 0; index < 100; index++) {
			put(call, 's', index);
		}

		expect(engine.usage().retainedBytes).toBeGreaterThan(62 * KIB);
		expect(engine.usage().retainedBytes).toBeLessThanOrEqual(64 * KIB);
	});

	test('records of one millisecond go shard by shard, and PutRecords makes room too', async () => {
		const {call, createActive, engine, readFrom} = createTestEngine({maxBytes: 64 * KIB});
		await createActive('a');
		await createActive('b');
		put(call, 'a', 0);
		call('PutRecords', {StreamName: 'b', Records: Array.from({length: 100}, () => ({PartitionKey: 'k', Data: new Uint8Array(KIB - 1)}))});
		expect(engine.usage().retainedBytes).toBeLessThanOrEqual(64 * KIB);
		expect(engine.usage().retainedBytes).toBeGreaterThan(62 * KIB);
		expect(readFrom('a', shardId(0))).toEqual([]);
	});

	test('at maxBytes everything is kept, and nothing is said', async () => {
		const told: number[] = [];
		const {call, createActive, engine} = createTestEngine({
			maxBytes: 64 * KIB,
			onTrimmed(count) {
				told.push(count);
			},
		});
		await createActive('s');
		for (let index = 0; index < 64; index++) {
			put(call, 's', index);
		}

		expect(engine.usage()).toMatchObject({retainedRecords: 64, trimmedRecords: 0});
		expect(told).toEqual([]);
	});

	test('reading a trimmed place goes on with the oldest record kept', async () => {
		const {call, clock, createActive, iterator, read} = createTestEngine({maxBytes: 8 * KIB});
		await createActive('s');
		const beginning = iterator('s', shardId(0));
		for (let index = 0; index < 20; index++) {
			put(call, 's', index);
			await clock.advance(10);
		}

		const seen = read(beginning).map(Number);
		expect(seen[0]).toBeGreaterThan(10);
		expect(seen.at(-1)).toBe(19);
	});

	test('a deleted stream frees its records', async () => {
		const {call, createActive, engine, settle} = createTestEngine();
		await createActive('s');
		put(call, 's', 1);
		expect(engine.usage()).toMatchObject({retainedBytes: KIB, retainedRecords: 1});
		call('DeleteStream', {StreamName: 's'});
		await settle();
		expect(engine.usage()).toMatchObject({retainedBytes: 0, retainedRecords: 0});
	});
});
