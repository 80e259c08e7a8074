import type {KinesisClient} from '@aws-sdk/client-kinesis';
import {describe, expect, test} from 'vitest';
import type {Connection} from '../../../source/kinesis/client/connection.js';
import {listShards} from '../../../source/kinesis/streams/shards.js';
import {
	createStream,
	deleteStream,
	describeStream,
	listConsumers,
} from '../../../source/kinesis/streams/stream.js';
import {listStreams} from '../../../source/kinesis/streams/stream-listing.js';
import {waitUntilActive, waitUntilGone} from '../../../source/kinesis/streams/waiting.js';
import {advanceUntil} from '../../helpers/collect.js';
import {createFakeKinesis, serviceError, socketError} from '../../helpers/fake-kinesis.js';
import {createManualClock} from '../../helpers/manual-clock.js';

type Answer = Record<string, unknown> | Error;

// Gives the answers one after the other and keeps the inputs.
const scripted = (...answers: Answer[]) => {
	const inputs: Array<Record<string, unknown>> = [];
	const sdk = {
		async send({input}: {input: Record<string, unknown>}) {
			inputs.push(input);
			const answer = answers.shift();
			if (answer === undefined || answer instanceof Error) {
				throw answer ?? new Error('One call too many.');
			}

			return answer;
		},
	};
	const connection: Connection = {
		sdk: sdk as unknown as KinesisClient,
		region: 'us-east-1',
		endpoint: undefined,
		isEmbedded: false,
		close() {
			// Nothing is open.
		},
	};
	return {connection, inputs};
};

const shard = (index: number) => ({
	ShardId: `shardId-${index}`, HashKeyRange: {StartingHashKey: '0', EndingHashKey: '340282366920938463463374607431768211455'}, SequenceNumberRange: {StartingSequenceNumber: '1'},
});

const clock = {...createManualClock(), sleep: async () => undefined};

describe('listing shards', () => {
	test('takes every page; a later request has the token alone, as the service wants it', async () => {
		const {connection, inputs} = scripted({Shards: [shard(0)], NextToken: 'one'}, {Shards: [shard(1)], NextToken: 'two'}, {Shards: [shard(2)]});
		const shards = await listShards(connection, 's', {filter: {type: 'at-latest'}});
		expect(shards.map(({shardId}) => shardId)).toEqual(['shardId-0', 'shardId-1', 'shardId-2']);
		expect(shards[0]!.endingHashKey).toBe((2n ** 128n) - 1n);
		expect(inputs).toEqual([{StreamName: 's', ShardFilter: {Type: 'AT_LATEST'}}, {NextToken: 'one'}, {NextToken: 'two'}]);
	});

	test('starts again when its token has expired in the middle', async () => {
		const {connection} = scripted({Shards: [shard(0)], NextToken: 'one'}, serviceError('ExpiredNextTokenException'), {Shards: [shard(0), shard(1)]});
		expect(await listShards(connection, 's')).toHaveLength(2);
	});

	test('goes on with the page at which it was throttled', async () => {
		const {connection, inputs} = scripted({Shards: [shard(0)], NextToken: 'one'}, serviceError('LimitExceededException', 'Rate exceeded for stream s under account 1.'), socketError('ECONNRESET'), {Shards: [shard(1)]});
		expect(await listShards(connection, 's', {clock})).toHaveLength(2);
		expect(inputs.slice(1)).toEqual([{NextToken: 'one'}, {NextToken: 'one'}, {NextToken: 'one'}]);
	});
});

const listed = (name: string) => ({
	name, arn: undefined, status: undefined, mode: undefined, createdAt: undefined,
});

describe('listing streams', () => {
	test.each<[string, Answer[], Array<Record<string, unknown>>]>([
		['by token', [{StreamNames: ['a'], HasMoreStreams: true, NextToken: 'one'}, {StreamNames: ['b'], HasMoreStreams: false}], [{}, {NextToken: 'one'}]],
		['by the last name, where there is no token', [{StreamNames: ['a'], HasMoreStreams: true}, {StreamNames: ['b'], HasMoreStreams: false}], [{}, {ExclusiveStartStreamName: 'a'}]],
	])('takes every page %s', async (_name, answers, expected) => {
		const {connection, inputs} = scripted(...answers);
		expect(await Array.fromAsync(listStreams(connection))).toEqual([listed('a'), listed('b')]);
		expect(inputs).toEqual(expected);
	});

	test('says what the summaries say, which need not be in the order of the names', async () => {
		const summary = (name: string) => ({
			StreamName: name, StreamARN: `arn:${name}`, StreamStatus: 'ACTIVE', StreamModeDetails: {StreamMode: 'ON_DEMAND'}, StreamCreationTimestamp: new Date(5),
		});
		const {connection} = scripted({StreamNames: ['a', 'b', 'c'], StreamSummaries: [summary('b'), summary('a')], HasMoreStreams: false});
		const said = {status: 'ACTIVE', mode: 'ON_DEMAND', createdAt: 5};
		expect(await Array.fromAsync(listStreams(connection))).toEqual([{name: 'a', arn: 'arn:a', ...said}, {name: 'b', arn: 'arn:b', ...said}, listed('c')]);
	});
});

test('listing consumers takes every page', async () => {
	const consumer = (name: string) => ({
		ConsumerName: name, ConsumerARN: `arn:${name}`, ConsumerStatus: 'ACTIVE', ConsumerCreationTimestamp: new Date(5),
	});
	const {connection} = scripted({Consumers: [consumer('a')], NextToken: 'one'}, {Consumers: [consumer('b')]});
	expect(await listConsumers(connection, 'arn')).toEqual([
		{
			name: 'a', arn: 'arn:a', status: 'ACTIVE', createdAt: 5,
		},
		{
			name: 'b', arn: 'arn:b', status: 'ACTIVE', createdAt: 5,
		},
	]);
});

test('a summary is complete though an older endpoint says less', async () => {
	const {connection} = scripted({
		StreamDescriptionSummary: {
			StreamName: 's', StreamARN: 'arn', StreamStatus: 'ACTIVE', StreamCreationTimestamp: new Date(5), RetentionPeriodHours: 24, OpenShardCount: 3,
		},
	});
	expect(await describeStream(connection, 's')).toEqual({
		name: 's', arn: 'arn', status: 'ACTIVE', mode: 'PROVISIONED', createdAt: 5, retentionHours: 24, openShardCount: 3, consumerCount: 0, encryptionType: 'NONE', maxRecordSizeInKib: 1024,
	});
});

describe('an order is given once: a second try could meet what the first one made', () => {
	test.each([
		['create', async (connection: Connection) => createStream(connection, 's', 1)],
		['delete', async (connection: Connection) => deleteStream(connection, 's')],
	])('%s', async (_name, order) => {
		const {connection, inputs} = scripted(socketError('ECONNRESET'), {});
		await expect(order(connection)).rejects.toThrow('ECONNRESET');
		expect(inputs).toHaveLength(1);
	});
});

test('a stream is deleted with its consumers', async () => {
	const {connection, inputs} = scripted({});
	await deleteStream(connection, 's');
	// API Reference, DeleteStream: without this a stream with consumers is refused.
	expect(inputs).toEqual([{StreamName: 's', EnforceConsumerDeletion: true}]);
});

const waitingFor = () => {
	const manual = createManualClock();
	const service = createFakeKinesis(manual);
	service.createStream();
	const statuses: string[] = [];
	const stop = new AbortController();
	const options = {
		clock: manual,
		signal: stop.signal,
		onStatus(status: string) {
			statuses.push(status);
		},
	};
	return {
		manual, service, statuses, stop, options,
	};
};

describe('waiting until ACTIVE', () => {
	test('asks once a second, rides out what passes, and tells each status once', async () => {
		const {manual, service, statuses, options} = waitingFor();
		service.setStatus('UPDATING');
		let isActive = false;
		void waitUntilActive(service.connection, 's', options).then(() => {
			isActive = true;
		});
		await manual.advance(3000);
		service.fail('DescribeStreamSummary', () => serviceError('LimitExceededException', 'Rate exceeded'), 2);
		service.fail('DescribeStreamSummary', () => socketError('ECONNREFUSED'), 2);
		service.setStatus('ACTIVE');
		await advanceUntil(manual, () => isActive);
		expect(statuses).toEqual(['UPDATING', 'ACTIVE']);
		// API Reference, DescribeStreamSummary: 20 calls a second for the whole account.
		expect(service.calls.length).toBe(9);
		expect(service.calls.at(-1)!.at - service.calls[0]!.at).toBe(8000);
	});

	test('asks the embedded endpoint, which nobody shares, five times a second', async () => {
		const {manual, service, options} = waitingFor();
		service.setStatus('CREATING');
		let isActive = false;
		void waitUntilActive({...service.connection, isEmbedded: true}, 's', options).then(() => {
			isActive = true;
		});
		await manual.advance(1000);
		service.setStatus('ACTIVE');
		await manual.advance(200);
		expect(isActive).toBe(true);
	});

	test('ends when the stream is gone, when nobody answers any more, and at once when stopped', async () => {
		const {manual, service, stop, options} = waitingFor();
		service.setStatus('CREATING');
		const gone = waitUntilActive(service.connection, 's', options).catch((error: unknown) => (error as Error).name);
		await manual.advance(1000);
		service.deleteStream();
		await manual.advance(1000);
		expect(await gone).toBe('ResourceNotFoundException');

		service.fail('DescribeStreamSummary', () => socketError('ECONNREFUSED'), 30);
		const silent = waitUntilActive(service.connection, 's', options).catch((error: unknown) => (error as {code: string}).code);
		await manual.advance(60_000);
		expect(await silent).toBe('ECONNREFUSED');

		service.createStream();
		service.setStatus('CREATING');
		const stopped = waitUntilActive(service.connection, 's', options).catch((error: unknown) => (error as Error).name);
		await manual.advance(1000);
		stop.abort();
		expect(await stopped).toBe('AbortError');
		expect(manual.sleepers).toBe(0);
	});
});

describe('waiting until a stream is gone', () => {
	test.each([
		['it is not found', (service: ReturnType<typeof createFakeKinesis>) => {
			service.deleteStream();
		}],
		['another one has its name', (service: ReturnType<typeof createFakeKinesis>) => {
			service.deleteStream();
			service.createStream();
		}],
	])('ends when %s', async (_name, happen) => {
		const {manual, service, statuses, options} = waitingFor();
		service.setStatus('DELETING');
		let isGone = false;
		void waitUntilGone(service.connection, 's', options).then(() => {
			isGone = true;
		});
		await manual.advance(5000);
		expect(isGone).toBe(false);
		happen(service);
		await advanceUntil(manual, () => isGone, 3000);
		expect(statuses[0]).toBe('DELETING');
	});
});
