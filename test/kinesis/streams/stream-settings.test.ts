import {
	CreateStreamCommand,
	RegisterStreamConsumerCommand,
	type KinesisClient,
} from '@aws-sdk/client-kinesis';
import {
	describe,
	expect,
	onTestFinished,
	test,
} from 'vitest';
import type {Connection} from '../../../source/kinesis/client/connection.js';
import {
	startEncryption,
	stopEncryption,
	updateMaxRecordSize,
	updateMode,
	updateRetention,
	updateShardLevelMetrics,
} from '../../../source/kinesis/streams/settings.js';
import {describeStream} from '../../../source/kinesis/streams/stream.js';
import {readStreamSettings} from '../../../source/kinesis/streams/stream-settings.js';
import {addTags, listTags, removeTags} from '../../../source/kinesis/streams/tags.js';
import {startEmbedded} from '../../helpers/embedded.js';
import {serviceError} from '../../helpers/fake-kinesis.js';

const startStream = async () => {
	const embedded = await startEmbedded({hasLimits: false});
	onTestFinished(embedded.stop);
	await embedded.sdk.send(new CreateStreamCommand({StreamName: 's', ShardCount: 2}));
	return embedded;
};

const METRICS = ['IncomingBytes', 'IncomingRecords', 'OutgoingBytes', 'OutgoingRecords', 'WriteProvisionedThroughputExceeded', 'ReadProvisionedThroughputExceeded', 'IteratorAgeMilliseconds'];

test('all that was set is read', async () => {
	const {sdk, connection} = await startStream();
	const stream = await describeStream(connection, 's');
	await updateRetention(connection, stream, 48);
	await updateMaxRecordSize(connection, stream, 2048);
	await startEncryption(connection, stream, 'alias/mine');
	await updateShardLevelMetrics(connection, stream, true);
	await updateMode(connection, stream, 'ON_DEMAND');
	await addTags(connection, 's', new Map([['team', 'web'], ['cost', ''], ['gone', 'x']]));
	await removeTags(connection, 's', ['gone', 'never-there']);
	await sdk.send(new RegisterStreamConsumerCommand({StreamARN: stream.arn, ConsumerName: 'reader'}));

	const {summary, consumers, tags} = await readStreamSettings(connection, 's');
	expect(summary.value).toEqual({
		...stream, mode: 'ON_DEMAND', retentionHours: 48, maxRecordSizeInKib: 2048, encryptionType: 'KMS', encryptionKeyId: 'alias/mine', shardLevelMetrics: METRICS, consumerCount: 1,
	});
	expect(consumers.value).toEqual([{
		name: 'reader', arn: expect.stringContaining(`${stream.arn}/consumer/reader:`) as string, status: 'ACTIVE', createdAt: expect.any(Number) as number,
	}]);
	expect([...tags.value!]).toEqual([['cost', ''], ['team', 'web']]);
});

test('what was set is taken back', async () => {
	const {connection} = await startStream();
	const before = await describeStream(connection, 's');
	await updateRetention(connection, before, 48);
	await updateMode(connection, before, 'ON_DEMAND');
	await updateMaxRecordSize(connection, before, 2048);
	await startEncryption(connection, before, 'alias/mine');
	await updateShardLevelMetrics(connection, before, true);
	const changed = await describeStream(connection, 's');
	await updateRetention(connection, changed, 24);
	await updateMode(connection, changed, 'PROVISIONED');
	await updateMaxRecordSize(connection, changed, 1024);
	await stopEncryption(connection, changed, 'alias/mine');
	await updateShardLevelMetrics(connection, changed, false);
	expect(await describeStream(connection, 's')).toEqual(before);
});

// Answers as the service would, except for the operations that fail.
const failing = ({connection}: Awaited<ReturnType<typeof startStream>>, failures: Readonly<Record<string, Error>>): Connection => {
	const sdk: Connection['sdk'] = {
		...connection.sdk,
		async send(call, options) {
			const error = failures[call.constructor.name.replace(/Command$/v, '')];
			if (error) {
				throw error;
			}

			return connection.sdk.send(call, options);
		},
	};
	return {...connection, sdk};
};

const denied = serviceError('AccessDeniedException', 'User: arn:aws:iam::1:user/me is not authorized to perform: kinesis:Something');

describe('a part that is missing says why, and the others stand', () => {
	test.each([
		['consumers', 'ListStreamConsumers', 'fan-out consumers'],
		['tags', 'ListTagsForStream', 'tags'],
	] as const)('%s without %s', async (part, operation, subject) => {
		const settings = await readStreamSettings(failing(await startStream(), {[operation]: denied}), 's');
		expect(settings[part]).toEqual({trouble: {right: `kinesis:${operation}`, message: `${subject}: the right kinesis:${operation} is missing; ask for an IAM policy that allows it.`}});
		expect(Object.values(settings).filter(({trouble}) => trouble !== undefined)).toHaveLength(1);
	});

	test('the stream itself, which an ARN that was given stands in for', async () => {
		const embedded = await startStream();
		const {arn} = await describeStream(embedded.connection, 's');
		const connection = failing(embedded, {DescribeStreamSummary: denied});
		const byName = await readStreamSettings(connection, 's');
		expect(byName.summary.trouble?.right).toBe('kinesis:DescribeStreamSummary');
		expect(byName.consumers.trouble?.message).toContain('ARN');
		expect(byName.tags.value).toEqual(new Map());
		const byArn = await readStreamSettings({...connection, streamArn: arn}, 's');
		expect(byArn.consumers.value).toEqual([]);
	});

	test('an error that is no missing right, in words', async () => {
		const {tags} = await readStreamSettings(failing(await startStream(), {ListTagsForStream: serviceError('InvalidArgumentException', 'No such page.')}), 's');
		expect(tags.trouble?.message).toMatch(/^tags: .*No such page/v);
		expect(tags.trouble?.right).toBeUndefined();
	});
});

test('a stream that is not there fails as a whole', async () => {
	const {connection} = await startStream();
	await expect(readStreamSettings(connection, 'other')).rejects.toThrow('not found');
});

test('a signal that aborts is no missing part', async () => {
	const stop = new AbortController();
	stop.abort(new Error('enough'));
	const {connection} = await startStream();
	await expect(readStreamSettings(connection, 's', stop.signal)).rejects.toThrow('enough');
});

test('tags take every page: after a page its last key is asked for, as the service sent it', async () => {
	const inputs: unknown[] = [];
	const answers = [
		{Tags: [{Key: 'a', Value: '1'}, {Key: 'b\u{200B}', Value: '2'}], HasMoreTags: true},
		{Tags: [{Key: 'c'}], HasMoreTags: false},
	];
	const sdk = {
		async send({input}: {input: unknown}) {
			inputs.push(input);
			return answers.shift();
		},
	};
	const tags = await listTags({sdk: sdk as unknown as KinesisClient} as unknown as Connection, 's');
	expect(tags).toEqual(new Map([['a', '1'], [String.raw`b\u{200b}`, '2'], ['c', '']]));
	expect(inputs).toEqual([{StreamName: 's'}, {StreamName: 's', ExclusiveStartTagKey: 'b\u{200B}'}]);
});
