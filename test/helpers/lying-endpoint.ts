import {once} from 'node:events';
import {createServer, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {onTestFinished} from 'vitest';

type Json = Record<string, unknown>;

const ARN = 'arn:aws:kinesis:us-east-1:000000000000:stream/lab';
const range = {StartingHashKey: '0', EndingHashKey: ((2n ** 128n) - 1n).toString()};

/**
A true answer to each call, with every member that the API Reference has and clickmon looks at.
*/
export const trueAnswers = (): Record<string, Json> => ({
	DescribeStreamSummary: {
		StreamDescriptionSummary: {
			StreamName: 'lab', StreamARN: ARN, StreamStatus: 'ACTIVE', StreamModeDetails: {StreamMode: 'PROVISIONED'}, StreamCreationTimestamp: 1_767_225_600,
			RetentionPeriodHours: 24, OpenShardCount: 1, ConsumerCount: 1, EncryptionType: 'KMS', KeyId: 'alias/aws/kinesis', MaxRecordSizeInKiB: 1024,
			EnhancedMonitoring: [{ShardLevelMetrics: ['IncomingBytes']}],
		},
	},
	ListStreams: {
		StreamNames: ['lab'], HasMoreStreams: false,
		StreamSummaries: [{
			StreamName: 'lab', StreamARN: ARN, StreamStatus: 'ACTIVE', StreamModeDetails: {StreamMode: 'PROVISIONED'}, StreamCreationTimestamp: 1_767_225_600,
		}],
	},
	ListShards: {
		Shards: [{
			ShardId: 'shardId-000000000001', ParentShardId: 'shardId-000000000000', AdjacentParentShardId: 'shardId-000000000000',
			HashKeyRange: range, SequenceNumberRange: {StartingSequenceNumber: '49', EndingSequenceNumber: '50'},
		}],
	},
	ListStreamConsumers: {
		Consumers: [{
			ConsumerName: 'reader', ConsumerARN: `${ARN}/consumer/reader:1`, ConsumerStatus: 'ACTIVE', ConsumerCreationTimestamp: 1_767_225_600,
		}],
	},
	ListTagsForStream: {Tags: [{Key: 'team', Value: 'web'}], HasMoreTags: false},
	GetShardIterator: {ShardIterator: 'iterator'},
	GetRecords: {
		Records: [{
			SequenceNumber: '49', PartitionKey: 'user-1', Data: 'YQ==', ApproximateArrivalTimestamp: 1_767_225_600,
		}],
		MillisBehindLatest: 0, ChildShards: [{ShardId: 'shardId-000000000002', ParentShards: ['shardId-000000000001'], HashKeyRange: range}],
	},
});

/**
An endpoint whose answers a test makes up: by operation, JSON, or whatever `answer` writes.
*/
export const startLyingEndpoint = async (answer: (operation: string, call: number, response: ServerResponse) => Json | string | undefined): Promise<{readonly endpoint: string; readonly calls: string[]}> => {
	const calls: string[] = [];
	const server = createServer((request, response) => {
		const operation = String(request.headers['x-amz-target']).split('.').at(-1)!;
		calls.push(operation);
		request.resume();
		const body = answer(operation, calls.length, response);
		if (body === undefined) {
			return;
		}

		response.setHeader('content-type', 'application/x-amz-json-1.1');
		response.end(typeof body === 'string' ? body : JSON.stringify(body));
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	onTestFinished(() => {
		server.closeAllConnections();
		server.close();
	});
	return {endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, calls};
};
