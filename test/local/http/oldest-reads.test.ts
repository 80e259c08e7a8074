import {
	CreateStreamCommand,
	DeleteStreamCommand,
	GetRecordsCommand,
	GetShardIteratorCommand,
	PutRecordCommand,
	type ShardIteratorType,
} from '@aws-sdk/client-kinesis';
import {
	beforeEach,
	expect,
	onTestFinished,
	test,
} from 'vitest';
import {connect} from '../../../source/kinesis/client/connection.js';
import {pollShard} from '../../../source/kinesis/reading/polling/polling-consumer.js';
import {createCallSlots} from '../../../source/kinesis/reading/polling/call-slots.js';
import {POLITE_READ_BUDGET} from '../../../source/kinesis/reading/polling/read-budget.js';
import {systemClock} from '../../../source/time/clock.js';
import {startEmbedded, type Embedded} from '../../helpers/embedded.js';
import {shardId} from '../../helpers/test-engine.js';

let embedded: Embedded;

beforeEach(async () => {
	embedded = await startEmbedded({hasLimits: false});
	onTestFinished(embedded.stop);
	await embedded.sdk.send(new CreateStreamCommand({StreamName: 'lab', ShardCount: 1}));
	await put(3);
});

const put = async (count: number) => {
	for (let index = 0; index < count; index++) {
		await embedded.sdk.send(new PutRecordCommand({StreamName: 'lab', PartitionKey: 'user-1', Data: new Uint8Array(1)}));
	}
};

const iteratorFrom = async (type: ShardIteratorType) => {
	const {ShardIterator: iterator} = await embedded.sdk.send(new GetShardIteratorCommand({StreamName: 'lab', ShardId: shardId(0), ShardIteratorType: type}));
	return iterator;
};

const readOn = async (iterator: string | undefined, limit?: number) => {
	const {NextShardIterator: next} = await embedded.sdk.send(new GetRecordsCommand({ShardIterator: iterator, Limit: limit}));
	return next;
};

const seen = () => embedded.usage().readFromOldest;

test('what another program reads from the oldest record on is counted, over all its reads', async () => {
	const first = await iteratorFrom('TRIM_HORIZON');
	expect(seen()).toEqual({});
	const second = await readOn(first, 2);
	expect(seen()).toEqual({lab: {shardId: shardId(0), records: 2}});
	const third = await readOn(second);
	await put(2);
	await readOn(third);
	expect(seen()).toEqual({lab: {shardId: shardId(0), records: 5}});
});

test('who reads from the newest on, or read less, counts for nothing', async () => {
	await readOn(await iteratorFrom('TRIM_HORIZON'));
	const newest = await iteratorFrom('LATEST');
	await put(9);
	await readOn(newest);
	await readOn(await iteratorFrom('TRIM_HORIZON'), 1);
	expect(seen()).toEqual({lab: {shardId: shardId(0), records: 3}});
});

test('what was read of a stream goes with it', async () => {
	await readOn(await iteratorFrom('TRIM_HORIZON'));
	await embedded.sdk.send(new DeleteStreamCommand({StreamName: 'lab'}));
	expect(seen()).toEqual({});
});

test('a program that signs nothing counts as well, as the AWS CLI with --no-sign-request', async () => {
	const call = async (operation: string, input: Record<string, unknown>) => {
		const response = await fetch(embedded.endpoint, {
			method: 'POST',
			headers: {'x-amz-target': `Kinesis_20131202.${operation}`, 'content-type': 'application/x-amz-json-1.1'},
			body: JSON.stringify(input),
		});
		return await response.json() as Record<string, unknown>;
	};

	const {ShardIterator: iterator} = await call('GetShardIterator', {StreamName: 'lab', ShardId: shardId(0), ShardIteratorType: 'TRIM_HORIZON'});
	await call('GetRecords', {ShardIterator: iterator});
	expect(seen()).toEqual({lab: {shardId: shardId(0), records: 3}});
});

test('this program’s own reading is not another’s', async () => {
	const connection = await connect({isEmbedded: true, listening: Promise.resolve(embedded.endpoint)});
	onTestFinished(() => {
		connection.close();
	});
	const reading = pollShard({
		connection,
		streamName: 'lab',
		shardId: shardId(0),
		position: {type: 'trim-horizon'},
		clock: systemClock,
		random: () => 0.5,
		signal: new AbortController().signal,
		slots: createCallSlots(1),
		budget: POLITE_READ_BUDGET,
		pollInterval: () => 1000,
	});
	await reading.next();
	const {value} = await reading.next();
	expect(value).toMatchObject({type: 'batch', records: [{}, {}, {}]});
	expect(seen()).toEqual({});
});
