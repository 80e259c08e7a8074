import * as kinesis from '@aws-sdk/client-kinesis';
import {streamCollector} from '@smithy/node-http-handler';
import {classifyError} from '../errors/error-kind.js';
import type {StreamArn} from '../../service/stream-arn.js';
import type {Access} from '../../aws/access.js';
import {createServiceClient} from '../../aws/service-client.js';
import * as calls from './calls.js';
import {nameStreamByArn} from './name-by-arn.js';
import {RecordProtocol} from './record-protocol.js';
import type {Sdk} from './sdk.js';
import {createTurns} from './turns.js';
import {expectWholeAnswers} from './whole-answers.js';

export type ClientOptions = Access & {
	/**
	The endpoint is clickmon's own, which looks at no signature: signing is a fifth of what a small call costs.
	*/
	readonly isEmbedded: boolean;
	readonly stream: StreamArn | undefined;
};

// Decoding an answer takes up to 10 ms, and answers of many shards come at once: without a turn each, a key would wait for all of them.
const collectInTurn = (): typeof streamCollector => {
	const takeTurn = createTurns();
	return async stream => {
		const body = await streamCollector(stream);
		await takeTurn();
		return body;
	};
};

export const createClient = ({isEmbedded, stream, ...access}: ClientOptions): kinesis.KinesisClient => {
	const client = createServiceClient(access, classifyError, settings => new kinesis.KinesisClient({
		...settings,
		signer: isEmbedded ? {sign: async <Request>(request: Request) => request} : undefined,
		protocol: RecordProtocol,
		streamCollector: collectInTurn(),
	}));
	expectWholeAnswers(client);
	if (stream !== undefined) {
		nameStreamByArn(client, stream);
	}

	return client;
};

type AnyCommand = Parameters<kinesis.KinesisClient['send']>[0];

/**
The SDK's commands by ours.
*/
const commands: ReadonlyMap<unknown, new (input: never) => unknown> = new Map<unknown, new (input: never) => unknown>([
	[calls.CreateStreamCommand, kinesis.CreateStreamCommand],
	[calls.DeleteStreamCommand, kinesis.DeleteStreamCommand],
	[calls.DeregisterStreamConsumerCommand, kinesis.DeregisterStreamConsumerCommand],
	[calls.DescribeStreamConsumerCommand, kinesis.DescribeStreamConsumerCommand],
	[calls.DescribeStreamSummaryCommand, kinesis.DescribeStreamSummaryCommand],
	[calls.GetRecordsCommand, kinesis.GetRecordsCommand],
	[calls.GetShardIteratorCommand, kinesis.GetShardIteratorCommand],
	[calls.ListShardsCommand, kinesis.ListShardsCommand],
	[calls.ListStreamConsumersCommand, kinesis.ListStreamConsumersCommand],
	[calls.ListStreamsCommand, kinesis.ListStreamsCommand],
	[calls.PutRecordCommand, kinesis.PutRecordCommand],
	[calls.PutRecordsCommand, kinesis.PutRecordsCommand],
	[calls.RegisterStreamConsumerCommand, kinesis.RegisterStreamConsumerCommand],
	[calls.SubscribeToShardCommand, kinesis.SubscribeToShardCommand],
	[calls.UpdateShardCountCommand, kinesis.UpdateShardCountCommand],
]);

/**
What the rest of kinesis/ sees of a client.
*/
export const sdkOver = (client: kinesis.KinesisClient): Sdk => ({
	async send(call, options) {
		const Command = commands.get(call.constructor)!;
		return await client.send(new Command(call.input as never) as AnyCommand, options) as never;
	},
	config: client.config,
	destroy() {
		client.destroy();
	},
});
