import {
	CreateStreamCommand,
	DescribeStreamSummaryCommand,
	KinesisClient,
	ListStreamsCommand,
	PutRecordCommand,
} from '@aws-sdk/client-kinesis';
import {NodeHttpHandler} from '@smithy/node-http-handler';
import {afterEach, expect, test} from 'vitest';
import {startLocalKinesis, type LocalKinesis, type LocalKinesisOptions} from '../../../source/local/server.js';
import {anyCredentials} from '../../helpers/embedded.js';
import {sendCall} from '../../helpers/raw-http.js';
import {createTemporaryFolder} from '../../helpers/temporary-folder.js';

const ends: Array<() => unknown> = [];

afterEach(async () => {
	await Promise.all(ends.splice(0).map(async end => end()));
});

const start = async (options: LocalKinesisOptions = {}) => {
	const kinesis = await startLocalKinesis({transitionMilliseconds: 0, isRegional: true, ...options});
	ends.push(async () => kinesis.stop());
	return kinesis;
};

const client = ({endpoint}: LocalKinesis, region: string) => {
	const sdk = new KinesisClient({
		endpoint, region, credentials: anyCredentials, maxAttempts: 1, requestHandler: new NodeHttpHandler(),
	});
	ends.push(() => {
		sdk.destroy();
	});
	return {
		sdk,
		async names() {
			const {StreamNames: names} = await sdk.send(new ListStreamsCommand({}));
			return names;
		},
		create: async (name: string) => sdk.send(new CreateStreamCommand({StreamName: name, ShardCount: 1})),
	};
};

test('two regions side by side: each has its own streams, of the same name too, and ARNs say so', async () => {
	const kinesis = await start({region: 'us-east-1'});
	const [east, west] = [client(kinesis, 'us-east-1'), client(kinesis, 'eu-west-1')];
	await east.create('both');
	await east.create('east');
	await west.create('both');
	expect([await east.names(), await west.names()]).toEqual([['both', 'east'], ['both']]);
	const {StreamDescriptionSummary: summary} = await west.sdk.send(new DescribeStreamSummaryCommand({StreamName: 'both'}));
	expect(summary!.StreamARN).toBe('arn:aws:kinesis:eu-west-1:000000000000:stream/both');
	await expect(east.sdk.send(new DescribeStreamSummaryCommand({StreamARN: summary!.StreamARN}))).rejects.toMatchObject({name: 'ResourceNotFoundException'});
});

test.each([
	['cn-north-1', 'arn:aws-cn:kinesis:cn-north-1:000000000000:stream/s'],
	['us-gov-west-1', 'arn:aws-us-gov:kinesis:us-gov-west-1:000000000000:stream/s'],
])('the ARNs of %s have its partition', async (region, arn) => {
	const {sdk, create} = client(await start(), region);
	await create('s');
	const {StreamDescriptionSummary: summary} = await sdk.send(new DescribeStreamSummaryCommand({StreamARN: arn}));
	expect(summary!.StreamARN).toBe(arn);
});

test('a call that is not signed, or for no region of AWS, is of the endpoint\'s own', async () => {
	const kinesis = await start({region: 'eu-north-1', streams: [{streamName: 'home', shardCount: 1}]});
	expect(await client(kinesis, 'eu-north-1').names()).toEqual(['home']);
	expect(await client(kinesis, 'local').names()).toEqual(['home']);
	expect(await client(kinesis, 'us-east-1').names()).toEqual([]);
	const {text} = await sendCall(kinesis.port, 'ListStreams');
	expect(JSON.parse(text)).toMatchObject({StreamNames: ['home']});
});

test('unless it is asked to tell regions apart, it has one', async () => {
	const kinesis = await start({isRegional: false});
	await client(kinesis, 'us-east-1').create('s');
	expect(await client(kinesis, 'eu-west-1').names()).toEqual(['s']);
});

test('made-up regions end somewhere', async () => {
	const kinesis = await start();
	for (let index = 0; index < 63; index++) {
		const name = 'abcdefghij'[index % 10]!.repeat(Math.floor(index / 10) + 1);
		expect(await client(kinesis, `eu-${name}-1`).names()).toEqual([]);
	}

	await expect(client(kinesis, 'eu-more-1').names()).rejects.toMatchObject({name: 'LimitExceededException'});
	expect(await client(kinesis, 'us-east-1').names()).toEqual([]);
});

test('--data keeps every region, and they share the room: the oldest records go, wherever they are', async () => {
	const options = {dataDirectory: createTemporaryFolder(), maxBytes: 1_000_000, hasLimits: false};
	const first = await start(options);
	const put = async (kinesis: LocalKinesis, region: string) => client(kinesis, region).sdk.send(new PutRecordCommand({StreamName: region, PartitionKey: 'k', Data: new Uint8Array(400_000)}));
	for (const region of ['us-east-1', 'eu-west-1']) {
		await client(first, region).create(region);
		await put(first, region);
	}

	expect(first.usage()).toMatchObject({retainedRecords: 2, trimmedRecords: 0});
	await put(first, 'eu-west-1');
	expect(first.usage()).toMatchObject({retainedRecords: 2, trimmedRecords: 1});
	await first.stop();

	const second = await start(options);
	expect([await client(second, 'us-east-1').names(), await client(second, 'eu-west-1').names()]).toEqual([['us-east-1'], ['eu-west-1']]);
	await put(second, 'us-east-1');
	expect(second.usage().retainedBytes).toBeLessThanOrEqual(1_000_000);
});
