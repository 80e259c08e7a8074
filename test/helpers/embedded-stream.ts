import {Buffer} from 'node:buffer';
import {CreateStreamCommand, PutRecordsCommand} from '@aws-sdk/client-kinesis';
import {beforeEach, onTestFinished} from 'vitest';
import {type Embedded, startEmbedded} from './embedded.js';

/**
The embedded Kinesis of the test that runs, with its stream. There is none outside of a test.
*/
export type EmbeddedStream = Pick<Embedded, 'endpoint' | 'sdk'> & {
	/**
	Puts records in one call: the first with the key `key-0`, the next with `key-1`.
	*/
	readonly put: (...data: ReadonlyArray<string | Uint8Array>) => Promise<void>;
};

/**
Gives each test of a file an embedded Kinesis of its own, with one stream of one shard. It ends with the test.
*/
export const startStreamForEachTest = (streamName: string): EmbeddedStream => {
	let embedded: Embedded;

	beforeEach(async () => {
		embedded = await startEmbedded();
		onTestFinished(embedded.stop);
		await embedded.sdk.send(new CreateStreamCommand({StreamName: streamName, ShardCount: 1}));
	});

	return {
		get endpoint() {
			return embedded.endpoint;
		},
		get sdk() {
			return embedded.sdk;
		},
		async put(...data) {
			await embedded.sdk.send(new PutRecordsCommand({
				StreamName: streamName,
				Records: data.map((each, index) => ({PartitionKey: `key-${index}`, Data: typeof each === 'string' ? Buffer.from(each) : each})),
			}));
		},
	};
};
