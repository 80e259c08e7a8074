import {
	expect,
	onTestFinished,
	test,
	vi,
} from 'vitest';
import {findAccess} from '../../../source/aws/access.js';
import {createStream, describeStream} from '../../../source/kinesis/streams/stream.js';
import {listShards} from '../../../source/kinesis/streams/shards.js';
import {PutRecordCommand} from '../../../source/kinesis/client/calls.js';
import {missingRights} from '../../../source/monitor/consumers/consumers-view.js';
import {createConsumersWatch} from '../../../source/monitor/consumers/consumers-watch.js';
import {sequenceTime} from '../../../source/consumers/sequence-time.js';
import {systemClock} from '../../../source/time/clock.js';
import {startDynalite} from '../../helpers/dynalite.js';
import {startEmbedded, type Embedded} from '../../helpers/embedded.js';
import {readerAnswers, startFakeReaderServices} from '../../helpers/fake-reader-services.js';
import {
	leaseRow,
	metadataRows,
	sequenceNumber,
	shardIdOf,
} from '../../helpers/lease-rows.js';

const {signal} = new AbortController();

/**
A stream on an embedded Kinesis, with the other services at an endpoint of their own.
*/
const open = async (kinesis: Embedded, endpoint: string | undefined, {shards = 2, tables = ['orders'], isDiscovering = false}: {shards?: number; tables?: readonly string[]; isDiscovering?: boolean} = {}) => {
	vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
	onTestFinished(() => {
		vi.unstubAllEnvs();
	});
	const {connection} = kinesis;
	await createStream(connection, 'clicks', shards);
	const known = {summary: await describeStream(connection, 'clicks'), shards: await listShards(connection, 'clicks')};
	const watch = createConsumersWatch({
		connection: {...connection, accessTo: async service => endpoint === undefined ? undefined : findAccess(service, {endpoint, region: 'us-east-1'})},
		streamName: 'clicks',
		clock: systemClock,
		tables,
		isDiscovering,
		stream: () => known,
	});
	onTestFinished(watch.close);
	const madeAt = sequenceTime(known.shards[0]!.startingSequenceNumber)!.shardMadeAt;
	return {watch, known, at: (shard: number, secondsAgo: number) => sequenceNumber(shard, madeAt, Date.now() - (secondsAgo * 1000))};
};

test.each(['1', '2', '3.0', '3.5'] as const)('a lease table of KCL %s is read, with what the scan took', async release => {
	await using kinesis = await startEmbedded();
	await using tables = await startDynalite();
	const {watch, at} = await open(kinesis, tables.endpoint);
	await tables.create('orders', [
		leaseRow({
			shard: 0, release, owner: 'worker-1', checkpoint: at(0, 2),
		}),
		leaseRow({
			shard: 1, release, owner: 'worker-1', checkpoint: at(1, 600),
		}),
		...(release === '3.5' ? metadataRows : []),
	]);
	await watch.once(signal);
	const [table] = watch.view.tables;
	expect(table).toMatchObject({isOnDemand: true, intervalMilliseconds: 10_000, scan: {subject: 'this-stream', release, foreignCount: 0}});
	expect(table!.consumed).toBeGreaterThan(0);
	expect(table!.scan!.shards.map(({shardId, state, owner}) => [shardId, state, owner])).toEqual([[shardIdOf(1), 'behind', 'worker-1'], [shardIdOf(0), 'ok', 'worker-1']]);
	expect(missingRights(watch.view)).toEqual([]);
});

test('a table for several streams shows the leases of this one', async () => {
	await using kinesis = await startEmbedded();
	await using tables = await startDynalite();
	const {watch, known, at} = await open(kinesis, tables.endpoint);
	const stream = `000000000000:clicks:${Math.floor(known.summary.createdAt / 1000)}`;
	await tables.create('orders', [
		leaseRow({
			shard: 0, stream, owner: 'a', checkpoint: at(0, 2),
		}),
		leaseRow({
			shard: 0, stream: '000000000000:orders:1', owner: 'a', checkpoint: at(0, 5000),
		}),
	]);
	await watch.once(signal);
	expect(watch.view.tables[0]!.scan).toMatchObject({subject: 'this-stream', otherStreams: ['orders'], shards: [{shardId: shardIdOf(0), state: 'ok'}]});
});

test('4,000 leases come in several pages, worst first', async () => {
	await using kinesis = await startEmbedded();
	await using tables = await startDynalite();
	const {watch, at} = await open(kinesis, tables.endpoint);
	await tables.create('orders', Array.from({length: 4000}, (_, shard) => leaseRow({shard, owner: `worker-${shard % 40}`, checkpoint: at(shard, shard === 2345 ? 900 : 1)})));
	await watch.once(signal);
	const {shards} = watch.view.tables[0]!.scan!;
	expect(shards).toHaveLength(4000);
	expect(shards[0]).toMatchObject({shardId: shardIdOf(2345), state: 'behind'});
}, 60_000);

test('of a provisioned table a scan takes a quarter of the capacity at most', async () => {
	await using kinesis = await startEmbedded();
	await using tables = await startDynalite();
	const {watch, at} = await open(kinesis, tables.endpoint);
	await tables.create('orders', Array.from({length: 300}, (_, shard) => leaseRow({shard, owner: 'a', checkpoint: at(shard, 1)})), {readCapacity: 40});
	const begun = performance.now();
	await watch.once(signal);
	const [table] = watch.view.tables;
	expect(table).toMatchObject({isOnDemand: false, intervalMilliseconds: 30_000});
	expect(table!.consumed / ((performance.now() - begun) / 1000)).toBeLessThanOrEqual(10);
});

test('discovery finds the tables that have leases', async () => {
	await using kinesis = await startEmbedded();
	await using tables = await startDynalite();
	const {watch, at} = await open(kinesis, tables.endpoint, {tables: [], isDiscovering: true});
	await tables.create('orders', [leaseRow({shard: 0, owner: 'a', checkpoint: at(0, 1)})]);
	await tables.create('customers', [], {keyName: 'id'});
	await watch.once(signal);
	expect(watch.view.discovery).toEqual({items: ['orders']});
	expect(watch.view.tables.map(({table}) => table)).toEqual(['orders']);
});

test('a table that is not there is named, with what to check', async () => {
	await using kinesis = await startEmbedded();
	await using tables = await startDynalite();
	const {watch} = await open(kinesis, tables.endpoint, {tables: ['order']});
	await watch.once(signal);
	expect(watch.view.tables[0]!.trouble!.message).toBe(`lease table “order”: there is none of this name at ${tables.endpoint}; check the name, --region and --profile.`);
});

test('beside an emulator without a DynamoDB, nothing else is asked', async () => {
	await using kinesis = await startEmbedded();
	const {watch} = await open(kinesis, undefined);
	await watch.once(signal);
	expect(watch.view).toMatchObject({
		hasTables: false, tables: [], lambda: {isElsewhere: true}, firehose: {isElsewhere: true}, fanOut: {items: []},
	});
});

test('functions and Firehose streams that read this stream are shown', async () => {
	await using kinesis = await startEmbedded();
	const fake = await startFakeReaderServices(right => readerAnswers(arn)[right]);
	const {watch, known} = await open(kinesis, fake.endpoint);
	const {arn} = known.summary;
	await watch.once(signal);
	expect(watch.view.lambda.items).toMatchObject([{
		functionName: 'resize', state: 'Enabled', lastResult: 'PROBLEM: Function call failed', batchSize: 100, retryAttempts: -1,
	}]);
	expect(watch.view.firehose.items?.map(({name, status}) => [name, status])).toEqual([['archive', 'ACTIVE'], ['elsewhere', 'ACTIVE']]);
	expect(missingRights(watch.view)).toEqual([]);
});

test('a Firehose stream of another stream is not shown, and is described only once', async () => {
	await using kinesis = await startEmbedded();
	const fake = await startFakeReaderServices((right, {DeliveryStreamName: name}) => readerAnswers(name === 'archive' ? arn : 'arn:aws:kinesis:us-east-1:000000000000:stream/other')[right]);
	const {watch, known} = await open(kinesis, fake.endpoint);
	const {arn} = known.summary;
	await watch.once(signal);
	await watch.once(signal);
	expect(watch.view.firehose.items?.map(({name}) => name)).toEqual(['archive']);
	expect(fake.calls.filter(call => call === 'firehose:DescribeDeliveryStream')).toHaveLength(3);
});

const blocksOf = ({view}: Awaited<ReturnType<typeof open>>['watch']) => ({
	table: view.tables[0]?.scan !== undefined, discovery: view.discovery?.items?.length === 1, lambda: view.lambda.items?.length === 1, firehose: view.firehose.items?.length === 2,
});

test.each([
	['dynamodb:DescribeTable', {discovery: false}],
	['dynamodb:Scan', {table: false}],
	['dynamodb:ListTables', {discovery: false}],
	['lambda:ListEventSourceMappings', {lambda: false}],
	['firehose:ListDeliveryStreams', {firehose: false}],
	['firehose:DescribeDeliveryStream', {firehose: false}],
])('without the right %s its block alone is missing, and the right is named', async (right, missing) => {
	await using kinesis = await startEmbedded();
	const fake = await startFakeReaderServices(asked => asked === right ? undefined : readerAnswers(arn)[asked]);
	const {watch, known} = await open(kinesis, fake.endpoint, {isDiscovering: true});
	const {arn} = known.summary;
	await watch.once(signal);
	expect(blocksOf(watch)).toEqual({
		table: true, discovery: true, lambda: true, firehose: true, ...missing,
	});
	expect([...new Set(missingRights(watch.view).map(trouble => trouble.right))]).toEqual([right]);
	expect(missingRights(watch.view)[0]!.message).toContain(`the right ${right} is missing`);
});

test('the exact lag is asked with a read at the checkpoint', async () => {
	await using kinesis = await startEmbedded();
	await using tables = await startDynalite();
	const {watch} = await open(kinesis, tables.endpoint, {shards: 1});
	const {connection} = kinesis;
	const put = async () => connection.sdk.send(new PutRecordCommand({StreamName: 'clicks', PartitionKey: 'a', Data: new Uint8Array(1)}));
	const {SequenceNumber: first} = await put();
	const {SequenceNumber: last} = await put();
	await tables.create('orders', [leaseRow({shard: 0, owner: 'a', checkpoint: last!})]);
	await watch.once(signal);
	expect(await watch.askExactly('orders', shardIdOf(0))).toBeUndefined();
	expect(watch.view.tables[0]!.scan!.shards[0]).toMatchObject({lag: {milliseconds: 0, kind: 'exact'}, ahead: 'no'});
	await tables.write('orders', [leaseRow({shard: 0, owner: 'a', checkpoint: first!})]);
	await watch.once(signal);
	expect(await watch.askExactly('orders', shardIdOf(0))).toBeUndefined();
	expect(watch.view.tables[0]!.scan!.shards[0]).toMatchObject({lag: {kind: 'exact'}, ahead: 'yes'});
	await tables.write('orders', [leaseRow({shard: 0, owner: 'a', checkpoint: 'LATEST'})]);
	await watch.once(signal);
	expect(await watch.askExactly('orders', shardIdOf(0))).toBe('The checkpoint LATEST has no place to read from.');
});
