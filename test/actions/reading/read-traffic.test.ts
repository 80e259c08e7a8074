import {beforeEach, expect, test} from 'vitest';
import {readTraffic} from '../../../source/actions/reading/read-traffic.js';
import type {TailContext} from '../../../source/actions/reading/tail.js';
import {listShards} from '../../../source/kinesis/streams/shards.js';
import {createEngine} from '../../../source/local/engine.js';
import type {Engine} from '../../../source/local/operation.js';
import {seededRandom} from '../../../source/random.js';
import {connectToEngine} from '../../helpers/engine-connection.js';
import {createSharedTime} from '../../helpers/shared-time.js';
import {shardId} from '../../helpers/test-engine.js';

let engine: Engine;
let context: TailContext;
let createdAt: number;
let advance: (milliseconds: number) => Promise<void>;

beforeEach(() => {
	const {clock, endpointClock} = createSharedTime();
	engine = createEngine({clock: endpointClock, transitionMilliseconds: 0, hasLimits: false});
	advance = async milliseconds => endpointClock.advance(milliseconds);
	createdAt = clock.now();
	engine.call('CreateStream', {StreamName: 'lab', ShardCount: 2});
	context = {
		connection: connectToEngine(engine), streamName: 'lab', clock, random: seededRandom(1), signal: AbortSignal.timeout(20_000),
	};
});

// Their hash keys lie in different halves.
const LOW = 'user-1';
const HIGH = 'user-2';

const put = (partitionKey: string, count: number, bytes = 100) => {
	for (let left = count; left > 0; left -= 500) {
		engine.call('PutRecords', {StreamName: 'lab', Records: Array.from({length: Math.min(left, 500)}, () => ({PartitionKey: partitionKey, Data: new Uint8Array(bytes - partitionKey.length)}))});
	}
};

const read = async (wantedKeys: readonly string[] = []) => {
	const shards = await listShards(context.connection, 'lab', {filter: {type: 'at-latest'}});
	return readTraffic(context, {openShards: shards, createdAt, wantedKeys});
};

const shardOfKey = (partitionKey: string) => (engine.call('PutRecord', {StreamName: 'lab', PartitionKey: partitionKey, Data: new Uint8Array(0)}) as {ShardId: string}).ShardId;

test('the last minute, a second: by key and by the shard that takes the key', async () => {
	expect([shardOfKey(LOW), shardOfKey(HIGH)].toSorted()).toEqual([shardId(0), shardId(1)]);
	await advance(600_000);
	put(LOW, 60);
	await advance(30_000);
	put(LOW, 60);
	put(HIGH, 30, 1000);
	await advance(20_000);
	const {traffic, shards, seconds, records, isWhole} = await read();
	expect({seconds, records, isWhole}).toEqual({seconds: 60, records: 150, isWhole: true});
	expect(traffic.total).toEqual({recordsPerSecond: 2.5, bytesPerSecond: 700});
	expect(traffic.keys).toEqual([{partitionKey: LOW, recordsPerSecond: 2, bytesPerSecond: 200}, {partitionKey: HIGH, recordsPerSecond: 0.5, bytesPerSecond: 500}]);
	expect(new Map(shards.map(({shardId: id, recordsPerSecond, bytesPerSecond}) => [id, [recordsPerSecond, bytesPerSecond]]))).toEqual(new Map([[shardOfKey(LOW), [2, 200]], [shardOfKey(HIGH), [0.5, 500]]]));
});

test('of a new stream, a second', async () => {
	expect(await read()).toMatchObject({seconds: 1, records: 0});
});

test('of a young stream, its age', async () => {
	put(LOW, 10);
	await advance(10_000);
	expect(await read()).toMatchObject({seconds: 10, records: 10, traffic: {total: {recordsPerSecond: 1}}});
});

test('what came to a shard that was split counts for the one that takes the key now', async () => {
	put(LOW, 10);
	engine.call('UpdateShardCount', {StreamName: 'lab', TargetShardCount: 4, ScalingType: 'UNIFORM_SCALING'});
	await advance(10_000);
	const {shards} = await read();
	expect(shards.map(({shardId: id}) => id)).toEqual([2, 3, 4, 5].map(index => shardId(index)));
	const taking = shards.filter(({recordsPerSecond}) => recordsPerSecond > 0);
	expect(taking).toMatchObject([{shardId: shardOfKey(LOW), recordsPerSecond: 1}]);
});

test('of many keys those with most records or most bytes are told, and those that were asked for', async () => {
	const records = Array.from({length: 1200}, (_, index) => ({PartitionKey: `key-${1000 + index}`, Data: new Uint8Array(10)}));
	for (let start = 0; start < records.length; start += 400) {
		engine.call('PutRecords', {StreamName: 'lab', Records: records.slice(start, start + 400)});
		engine.call('PutRecords', {StreamName: 'lab', Records: records.slice(start, Math.min(start + 400, 1100))});
	}

	put('heavy', 1, 100_000);
	await advance(10_000);
	const {traffic, records: count} = await read(['key-2150']);
	const told = traffic.keys.map(({partitionKey}) => partitionKey);
	expect(count).toBe(2301);
	expect(told).toContain('heavy');
	expect(told).toContain('key-2150');
	expect(told).not.toContain('key-2151');
	expect(told).toContain('key-1000');
	// A thousand with most records, the heaviest, and the one asked for.
	expect(told).toHaveLength(1002);
	const rates = traffic.keys.map(({recordsPerSecond}) => recordsPerSecond);
	expect(rates).toEqual(rates.toSorted((a, b) => b - a));
});

test('what takes longer than a minute to read is cut off, and said to be', async () => {
	put(LOW, 10);
	await advance(10_000);
	const {connection} = context;
	const {sdk} = connection;
	const slow = {
		...connection,
		sdk: {
			async send(command: {constructor: {name: string}}) {
				if (command.constructor.name === 'GetRecordsCommand') {
					await advance(61_000);
				}

				return sdk.send(command as never);
			},
		},
	};
	context = {...context, connection: slow as typeof connection};
	expect(await read()).toMatchObject({isWhole: false});
});
