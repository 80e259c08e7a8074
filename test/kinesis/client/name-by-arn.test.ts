import {
	afterEach,
	beforeEach,
	expect,
	test,
} from 'vitest';
import {systemClock} from '../../../source/time/clock.js';
import {connect, type Connection} from '../../../source/kinesis/client/connection.js';
import {inputWithArn} from '../../../source/kinesis/client/name-by-arn.js';
import {putEntries} from '../../../source/kinesis/producing/put-call.js';
import {readStream} from '../../../source/kinesis/reading/reader.js';
import {
	updateShardCount,
	createStream,
	deleteStream,
	describeStream,
	listConsumers,
} from '../../../source/kinesis/streams/stream.js';
import {listShards} from '../../../source/kinesis/streams/shards.js';
import {parseStreamArn} from '../../../source/service/stream-arn.js';
import {startEmbedded, type Embedded} from '../../helpers/embedded.js';

const arn = 'arn:aws:kinesis:us-east-1:123456789012:stream/s';

test.each([
	[arn, {
		arn, region: 'us-east-1', accountId: '123456789012', streamName: 's',
	}],
	['arn:aws-us-gov:kinesis:us-gov-west-1:123456789012:stream/a.b-C_1', {region: 'us-gov-west-1', streamName: 'a.b-C_1'}],
	['arn:aws:kinesis:us-east-1:123456789012:stream/s/consumer/c:1', undefined],
	['arn:aws:kinesis:us-east-1:12345:stream/s', undefined],
	['arn:aws:kinesisvideo:us-east-1:123456789012:stream/s', undefined],
	[' ' + arn, undefined],
	['s', undefined],
])('the ARN %s', (text, expected) => {
	if (expected === undefined) {
		expect(parseStreamArn(text)).toBeUndefined();
	} else {
		expect(parseStreamArn(text)).toMatchObject(expected);
	}
});

// API Reference: the parameters of each operation.
test.each([
	['DescribeStreamSummary', {StreamName: 's'}, {StreamARN: arn}],
	['DescribeStreamSummary', {StreamName: 'another'}, {StreamName: 'another'}],
	['GetRecords', {ShardIterator: 'i'}, {ShardIterator: 'i', StreamARN: arn}],
	['ListShards', {NextToken: 't'}, {NextToken: 't'}],
	['ListStreams', {}, {}],
	['SubscribeToShard', {ConsumerARN: 'c', ShardId: '0'}, {ConsumerARN: 'c', ShardId: '0'}],
	['CreateStream', {StreamName: 'another'}, {StreamName: 'another'}],
])('%s of %o', (operation, input, expected) => {
	expect(inputWithArn(operation, input, parseStreamArn(arn)!)).toEqual(expected);
});

let embedded: Embedded;
const open: Connection[] = [];

beforeEach(async () => {
	embedded = await startEmbedded();
	await createStream(embedded.connection, 's', 1);
});

afterEach(async () => {
	for (const connection of open.splice(0)) {
		connection.close();
	}

	await embedded.stop();
});

const connectTo = async (streamArn: string): Promise<Connection> => {
	const connection = await connect({
		endpoint: embedded.endpoint, region: 'us-east-1', isEmbedded: true, streamArn,
	});
	open.push(connection);
	return connection;
};

test('everything but creating works by the ARN alone', async () => {
	const own = await describeStream(embedded.connection, 's');
	const connection = await connectTo(own.arn);
	const signal = AbortSignal.timeout(20_000);
	expect(await describeStream(connection, 's')).toEqual(own);
	expect(await listShards(connection, 's')).toHaveLength(1);
	expect(await listConsumers(connection, own.arn)).toEqual([]);
	const entry = {partitionKey: 'k', data: new TextEncoder().encode('x')};
	expect(await putEntries({connection, streamName: 's', signal}, [entry])).toMatchObject({outcomes: [{type: 'accepted'}]});
	expect(await putEntries({connection, streamName: 's', signal}, [entry, entry])).toMatchObject({outcomes: [{type: 'accepted'}, {type: 'accepted'}]});
	let read = 0;
	for await (const event of readStream({
		connection, streamName: 's', from: {type: 'trim-horizon'}, clock: systemClock, random: Math.random, signal,
	})) {
		read += event.type === 'batch' ? event.records.length : 0;
		if (read === 3) {
			break;
		}
	}

	expect(read).toBe(3);
	await updateShardCount(connection, 's', 2);
	await expect(createStream(connection, 's', 1)).rejects.toThrow('`clickmon create --stream s --region us-east-1` with credentials of account 000000000000');
	await deleteStream(connection, 's');
	await expect(describeStream(embedded.connection, 's')).rejects.toThrow('not found');
});

test('a stream of the same name in another account is another stream', async () => {
	const connection = await connectTo(arn);
	await expect(describeStream(connection, 's')).rejects.toMatchObject({name: 'ResourceNotFoundException'});
	await expect(deleteStream(connection, 's')).rejects.toMatchObject({name: 'ResourceNotFoundException'});
	expect(await describeStream(embedded.connection, 's')).toMatchObject({status: 'ACTIVE'});
});
