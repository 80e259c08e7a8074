import {KinesisClient} from '@aws-sdk/client-kinesis';
import {NodeHttpHandler} from '@smithy/node-http-handler';
import {sdkOver} from '../../source/kinesis/client/client.js';
import type {Connection} from '../../source/kinesis/client/connection.js';
import {startLocalKinesis, type LocalKinesis, type LocalKinesisOptions} from '../../source/local/server.js';

/**
An embedded Kinesis for a test, with a client to it. `await using` ends both.
*/
export type Embedded = LocalKinesis & AsyncDisposable & {
	readonly sdk: KinesisClient;
	readonly connection: Connection;
};

/**
Any credentials will do.
*/
export const anyCredentials = {accessKeyId: 'test', secretAccessKey: 'test'};

/**
A client to any endpoint, over HTTP/1.1 and without retries of its own: a test sees each answer.
*/
export const createClient = (endpoint: string): KinesisClient => new KinesisClient({
	endpoint,
	region: 'us-east-1',
	credentials: anyCredentials,
	maxAttempts: 1,
	requestHandler: new NodeHttpHandler({httpAgent: {maxSockets: 200, keepAlive: true}}),
});

/**
Starts on a free port; by default streams become ACTIVE at once and the limits hold.
*/
export const startEmbedded = async (options: LocalKinesisOptions = {}): Promise<Embedded> => {
	const kinesis = await startLocalKinesis({transitionMilliseconds: 0, ...options});
	const sdk = createClient(kinesis.endpoint);
	const stop = async () => {
		sdk.destroy();
		await kinesis.stop();
	};

	return {
		...kinesis,
		sdk,
		connection: {
			sdk: sdkOver(sdk),
			region: 'us-east-1',
			endpoint: kinesis.endpoint,
			isEmbedded: true,
			close() {
				sdk.destroy();
			},
		},
		stop,
		[Symbol.asyncDispose]: stop,
	};
};
