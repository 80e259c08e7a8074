import {
	expect,
	onTestFinished,
	test,
	vi,
} from 'vitest';
import {findAccess} from '../../../source/aws/access.js';
import {sequenceTime} from '../../../source/consumers/sequence-time.js';
import {PutRecordCommand} from '../../../source/kinesis/client/calls.js';
import type {Connection} from '../../../source/kinesis/client/connection.js';
import {createStream} from '../../../source/kinesis/streams/stream.js';
import {listShards} from '../../../source/kinesis/streams/shards.js';
import {startDynalite} from '../../helpers/dynalite.js';
import {startEmbedded, type Embedded} from '../../helpers/embedded.js';
import {leaseRow, sequenceNumber, shardIdOf} from '../../helpers/lease-rows.js';
import {threshold} from '../../../source/commands/options/alert-options.js';
import {startSession} from '../live-session.js';

/**
A session beside a DynamoDB; `asked` counts how often somebody wanted to go there.
*/
const open = async (kinesis: Embedded, endpoint: string) => {
	await createStream(kinesis.connection, 'clicks', 1);
	const accessTo = vi.fn<NonNullable<Connection['accessTo']>>(async service => service.configName === 'dynamodb' ? findAccess(service, {endpoint, region: 'us-east-1'}) : undefined);
	const session = startSession({...kinesis, connection: {...kinesis.connection, accessTo}}, {streamName: 'clicks', leaseTables: ['orders'], from: {type: 'trim-horizon'}});
	onTestFinished(session.end);
	const [shard] = await listShards(kinesis.connection, 'clicks');
	const {shardMadeAt} = sequenceTime(shard!.startingSequenceNumber)!;
	return {
		...session,
		accessTo,
		at: (secondsAgo: number) => sequenceNumber(0, shardMadeAt, Date.now() - (secondsAgo * 1000), 0),
		put: async () => kinesis.connection.sdk.send(new PutRecordCommand({StreamName: 'clicks', PartitionKey: 'a', Data: new Uint8Array(1)})),
	};
};

const SOON = {timeout: 8000};

test('nothing is asked until somebody looks, and the reader of the session says what is behind a checkpoint', async () => {
	await using kinesis = await startEmbedded();
	await using tables = await startDynalite();
	const {monitor, accessTo, at, put} = await open(kinesis, tables.endpoint);
	await tables.create('orders', [leaseRow({shard: 0, owner: 'a', checkpoint: at(600)})]);
	await put();
	await vi.waitFor(() => {
		expect(monitor.look().feed.totalRecords).toBe(1);
	}, SOON);
	expect(monitor.look().consumers).toBeUndefined();
	expect(accessTo).not.toHaveBeenCalled();

	const leave = monitor.consumers.watch();
	await vi.waitFor(() => {
		expect(monitor.look().consumers?.tables[0]?.scan?.shards[0]).toMatchObject({shardId: shardIdOf(0), ahead: 'yes', state: 'behind'});
	}, SOON);
	expect(monitor.look().consumers).toMatchObject({estimate: 'checked', fanOut: {items: []}});
	leave();
	expect(monitor.look().consumers).toBeUndefined();
}, 30_000);

test('an alert for consumers looks without a viewer, and names the consumer', async () => {
	await using kinesis = await startEmbedded();
	await using tables = await startDynalite();
	const {monitor, at} = await open(kinesis, tables.endpoint);
	await tables.create('orders', [leaseRow({shard: 0, owner: 'a', checkpoint: at(600)})]);
	monitor.alerts.add(threshold('--alert', 'consumer-lag:5m'));
	await vi.waitFor(() => {
		expect(monitor.look().alerts.raised).toMatchObject([{consumer: 'orders', shardId: shardIdOf(0)}]);
	}, {timeout: 15_000});
	expect(monitor.look().state.activity.at(-1)!.text).toMatch(/^alert consumer-lag>5m: the consumer orders is 10m .*behind on shard 0$/v);
}, 30_000);
