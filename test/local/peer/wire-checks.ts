/* eslint unicorn/max-nested-calls: 'off' -- the outcome of sending a command is one thought */
import {Buffer} from 'node:buffer';
import {CreateStreamCommand, KinesisClient, PutRecordCommand} from '@aws-sdk/client-kinesis';
import {cbor} from '@smithy/core/cbor';
import {anyCredentials} from '../../helpers/embedded.js';
import {sendRequest} from '../../helpers/raw-http.js';
import type {Check} from './check.js';
import {outcome} from './lab.js';

// As a client that signs: no endpoint here looks into it.
const headersOf = (target: string, contentType = 'application/x-amz-json-1.1') => ({
	'Content-Type': contentType,
	'X-Amz-Target': target,
	'X-Amz-Date': '20260101T000000Z',
	Authorization: 'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/kinesis/aws4_request, SignedHeaders=host, Signature=00',
});

const errorOf = (text: string): unknown => {
	try {
		return (JSON.parse(text) as {__type?: string}).__type;
	} catch {
		return 'not JSON';
	}
};

export const wireChecks: readonly Check[] = [
	{
		rule: 'an answer names its request and speaks its protocol',
		source: 'B Common headers; AWS JSON 1.1',
		async observe({port}) {
			const {statusCode, headers} = await sendRequest(port, {headers: headersOf('Kinesis_20131202.DescribeLimits'), body: '{}'});
			return [statusCode, headers['content-type'], Boolean(headers['x-amzn-requestid'])];
		},
		expected: [200, 'application/x-amz-json-1.1', true],
	},
	{
		rule: 'a body that is no JSON is a SerializationException',
		source: 'observed on the service by the tests of mhart/kinesalite',
		async observe({port}) {
			const {statusCode, text} = await sendRequest(port, {headers: headersOf('Kinesis_20131202.ListStreams'), body: '{'});
			return [statusCode, errorOf(text)];
		},
		expected: [400, 'SerializationException'],
	},
	{
		rule: 'an operation that is not there is an UnknownOperationException',
		source: 'observed on the service by the tests of mhart/kinesalite',
		async observe({port}) {
			const {statusCode, text} = await sendRequest(port, {headers: headersOf('Kinesis_20131202.Nonsense'), body: '{}'});
			return [statusCode, errorOf(text)];
		},
		expected: [400, 'UnknownOperationException'],
	},
	{
		rule: 'CBOR is answered in CBOR, with timestamps in milliseconds',
		source: 'the AWS SDK for Java 2: AwsCborProtocolFactory',
		async observe({port, name, create}) {
			await create();
			const contentType = 'application/x-amz-cbor-1.1';
			const {headers, body} = await sendRequest(port, {headers: headersOf('Kinesis_20131202.DescribeStreamSummary', contentType), body: Buffer.from(cbor.serialize({StreamName: name}))});
			const {StreamDescriptionSummary: summary} = cbor.deserialize(body) as {StreamDescriptionSummary: {StreamName: string; StreamCreationTimestamp: number | {value: number}}};
			const createdAt = typeof summary.StreamCreationTimestamp === 'number' ? summary.StreamCreationTimestamp : summary.StreamCreationTimestamp.value;
			return [headers['content-type'], summary.StreamName === name, Math.abs(createdAt - Date.now()) < 60_000];
		},
		expected: ['application/x-amz-cbor-1.1', true, true],
	},
	{
		rule: 'the SDK\'s default handler for Kinesis, HTTP/2, works',
		source: '@aws-sdk/client-kinesis, runtimeConfig: NodeHttp2Handler',
		async observe({endpoint, name, settle}) {
			const sdk = new KinesisClient({
				endpoint, region: 'us-east-1', credentials: anyCredentials, maxAttempts: 1,
			});
			const outcomes = [await outcome(sdk.send(new CreateStreamCommand({StreamName: name, ShardCount: 1})))];
			if (outcomes[0] === 'accepted') {
				await settle();
				outcomes.push(await outcome(sdk.send(new PutRecordCommand({StreamName: name, PartitionKey: 'key', Data: Buffer.alloc(1_000_000)}))));
			}

			sdk.destroy();
			return outcomes;
		},
		expected: ['accepted', 'accepted'],
	},
];
