import {once} from 'node:events';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {onTestFinished} from 'vitest';

type Json = Record<string, unknown>;

/**
The calls that clickmon makes about readers, by the names of their rights, with true answers for one reader of each kind.
*/
export const readerAnswers = (streamArn: string): Record<string, Json> => ({
	'kinesis:ListStreamConsumers': {
		Consumers: [{
			ConsumerName: 'reports', ConsumerARN: `${streamArn}/consumer/reports:1`, ConsumerStatus: 'ACTIVE', ConsumerCreationTimestamp: 1_767_225_600,
		}],
	},
	'dynamodb:DescribeTable': {Table: {TableName: 'orders', KeySchema: [{AttributeName: 'leaseKey', KeyType: 'HASH'}], BillingModeSummary: {BillingMode: 'PAY_PER_REQUEST'}}},
	'dynamodb:Scan': {Items: [], Count: 0, ConsumedCapacity: {CapacityUnits: 0.5}},
	'dynamodb:ListTables': {TableNames: ['orders']},
	'lambda:ListEventSourceMappings': {
		EventSourceMappings: [{
			UUID: '1', EventSourceArn: streamArn, FunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:resize', State: 'Enabled', LastProcessingResult: 'PROBLEM: Function call failed',
			StartingPosition: 'LATEST', BatchSize: 100, ParallelizationFactor: 2, MaximumRetryAttempts: -1, MaximumRecordAgeInSeconds: -1, BisectBatchOnFunctionError: false,
		}],
	},
	'firehose:ListDeliveryStreams': {DeliveryStreamNames: ['archive', 'elsewhere'], HasMoreDeliveryStreams: false},
	'firehose:DescribeDeliveryStream': {DeliveryStreamDescription: {DeliveryStreamStatus: 'ACTIVE', Source: {KinesisStreamSourceDescription: {KinesisStreamARN: streamArn, DeliveryStartTimestamp: 1_767_225_600}}}},
});

const rightOf = (target: string | undefined, url: string): string => {
	const [service = '', operation = ''] = (target ?? '').split('.', 2);
	return url.includes('event-source-mappings')
		? 'lambda:ListEventSourceMappings'
		: `${service.startsWith('DynamoDB') ? 'dynamodb' : (service.startsWith('Firehose') ? 'firehose' : 'kinesis')}:${operation}`;
};

/**
DynamoDB, Lambda and Firehose at one endpoint, which refuses some rights as IAM does.
*/
export const startFakeReaderServices = async (answer: (right: string, input: Json) => Json | undefined): Promise<{readonly endpoint: string; readonly calls: string[]}> => {
	const calls: string[] = [];
	const server = createServer((request, response) => {
		const chunks: Uint8Array[] = [];
		request.on('data', (chunk: Uint8Array) => {
			chunks.push(chunk);
		});
		request.on('end', () => {
			const right = rightOf(request.headers['x-amz-target'] as string | undefined, request.url ?? '');
			calls.push(right);
			const text = new TextDecoder().decode(Uint8Array.from(chunks.flatMap(chunk => [...chunk])));
			const body = answer(right, text === '' ? {} : JSON.parse(text) as Json);
			response.writeHead(body === undefined ? 403 : 200, {'content-type': 'application/x-amz-json-1.1', ...(body === undefined && {'x-amzn-errortype': 'AccessDeniedException'})});
			response.end(JSON.stringify(body ?? {__type: 'AccessDeniedException', message: `User: x is not authorized to perform: ${right} on resource: *`, Message: 'no'}));
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	onTestFinished(() => {
		server.closeAllConnections();
		server.close();
	});
	return {endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, calls};
};
