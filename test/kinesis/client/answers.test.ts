import {Buffer} from 'node:buffer';
import {once} from 'node:events';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {buffer} from 'node:stream/consumers';
import {PutRecordsCommand} from '@aws-sdk/client-kinesis';
import {expect, onTestFinished, test} from 'vitest';
import {systemClock} from '../../../source/time/clock.js';
import {connect} from '../../../source/kinesis/client/connection.js';
import {readStream} from '../../../source/kinesis/reading/reader.js';
import {createStream} from '../../../source/kinesis/streams/stream.js';
import {waitUntilActive} from '../../../source/kinesis/streams/waiting.js';
import {seededRandom} from '../../../source/random.js';
import {collect} from '../../helpers/collect.js';
import {startEmbedded} from '../../helpers/embedded.js';

// A proxy that answers the first calls of an operation by itself, with 200 and this body.
const startProxy = async (target: string, operation: string, body: string): Promise<string> => {
	let answers = 3;
	const server = createServer().listen(0, '127.0.0.1');
	server.on('request', (request: IncomingMessage, response: ServerResponse) => {
		void (async () => {
			const {'x-amz-target': called, authorization} = request.headers as Record<string, string>;
			const isOurs = called === `Kinesis_20131202.${operation}` && answers-- > 0;
			const sent = {method: 'POST', body: await buffer(request), headers: {'x-amz-target': called!, 'content-type': 'application/x-amz-json-1.1', authorization: authorization!}};
			const answer = isOurs ? undefined : await fetch(target, sent);
			response.writeHead(answer?.status ?? 200, {'content-type': 'application/x-amz-json-1.1'}).end(await answer?.text() ?? body);
		})();
	});
	await once(server, 'listening');
	onTestFinished(() => {
		server.close();
	});
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

test.each([
	['DescribeStreamSummary', '{}'],
	['ListShards', '{}'],
	['GetShardIterator', '{}'],
	['GetRecords', '{}'],
	['GetRecords', ''],
])('a %s that is answered with 200 and “%s” is asked for again: it ends no shard and hides none', async (operation, body) => {
	await using embedded = await startEmbedded({hasLimits: false});
	const {sdk} = embedded;
	await createStream(embedded.connection, 's', 2);
	await waitUntilActive(embedded.connection, 's', {clock: systemClock});
	const written = Array.from({length: 20}, (_, index) => `record ${index}`);
	await sdk.send(new PutRecordsCommand({StreamName: 's', Records: written.map(text => ({PartitionKey: text, Data: Buffer.from(text)}))}));

	const connection = await connect({endpoint: await startProxy(embedded.endpoint, operation, body), region: 'us-east-1'});
	const stop = new AbortController();
	onTestFinished(() => {
		stop.abort();
		connection.close();
	});
	const read = collect(readStream({
		connection, streamName: 's', from: {type: 'trim-horizon'}, clock: systemClock, random: seededRandom(1), signal: stop.signal,
	}));
	await expect.poll(() => read.data.toSorted(), {timeout: 20_000}).toEqual(written.toSorted());
	expect(read.ofType('shard-ended')).toEqual([]);
	stop.abort();
	await read.finished;
	expect(read.error).toBeUndefined();
});
