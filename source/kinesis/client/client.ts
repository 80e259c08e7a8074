import * as kinesis from '@aws-sdk/client-kinesis';
import type {streamCollector} from '@smithy/node-http-handler';
import {collectBounded} from '../../aws/answer-bound.js';
import {classifyError} from '../errors/error-kind.js';
import {OWN_CALL_HEADER} from '../../service/own-call.js';
import type {StreamArn} from '../../service/stream-arn.js';
import type {Access} from '../../aws/access.js';
import {createServiceClient} from '../../aws/service-client.js';
import {asRead, type Shape} from './answer-shapes.js';
import * as answers from './answers.js';
import * as calls from './calls.js';
import {nameStreamByArn} from './name-by-arn.js';
import {RecordProtocol} from './record-protocol.js';
import type {Sdk} from './sdk.js';
import {createTurns} from './turns.js';

export type ClientOptions = Access & {
	/**
	The endpoint is clickmon's own, which ignores signatures. Signing takes a fifth of the time of a small call.
	*/
	readonly isEmbedded: boolean;
	readonly stream: StreamArn | undefined;
};

// Decoding an answer takes up to 10 ms, and answers of many shards come at once: without a turn each, a key would wait for all of them.
const collectInTurn = (): typeof streamCollector => {
	const takeTurn = createTurns();
	return async stream => {
		const body = await collectBounded(stream);
		await takeTurn();
		return body;
	};
};

/**
The most bytes of an answer, in JSON with its base64, where it is more than a few MB. Source: API Reference: GetRecords returns up to 10 MiB of data, or 10,000 records with their keys; ListShards up to 10,000 shards.
*/
const answerBytes: Readonly<Record<string, number>> = {
	GetRecords: 32 * 1024 * 1024,
	ListShards: 16 * 1024 * 1024,
};

const answerBytesOf = (operation: string): number | undefined => answerBytes[operation];

const unsigned = {
	async sign<Request>(request: Request): Promise<Request> {
		(request as {headers: Record<string, string>}).headers[OWN_CALL_HEADER] = '1';
		return request;
	},
};

/**
The SDK's client for Kinesis.
*/
export const createClient = ({isEmbedded, stream, ...access}: ClientOptions): kinesis.KinesisClient => {
	const client = createServiceClient(access, {classifyError, answerBytesOf}, settings => new kinesis.KinesisClient({
		...settings,
		signer: isEmbedded ? unsigned : undefined,
		protocol: RecordProtocol,
		streamCollector: collectInTurn(),
	}));
	if (stream !== undefined) {
		nameStreamByArn(client, stream);
	}

	return client;
};

type AnyCommand = Parameters<kinesis.KinesisClient['send']>[0];

type Operation = {
	readonly Command: new (input: never) => unknown;
	readonly read: Shape<unknown>;
};

/**
The SDK's commands by our calls, and how to read their answers. An operation whose answer is not used has no shape. The events of SubscribeToShard are read one by one.
*/
const operations: ReadonlyMap<unknown, Operation> = new Map<unknown, Operation>([
	[calls.AddTagsToStreamCommand, {Command: kinesis.AddTagsToStreamCommand, read: asRead}],
	[calls.CreateStreamCommand, {Command: kinesis.CreateStreamCommand, read: asRead}],
	[calls.DecreaseStreamRetentionPeriodCommand, {Command: kinesis.DecreaseStreamRetentionPeriodCommand, read: asRead}],
	[calls.DeleteStreamCommand, {Command: kinesis.DeleteStreamCommand, read: asRead}],
	[calls.DeregisterStreamConsumerCommand, {Command: kinesis.DeregisterStreamConsumerCommand, read: asRead}],
	[calls.DescribeLimitsCommand, {Command: kinesis.DescribeLimitsCommand, read: answers.describeLimits}],
	[calls.DescribeStreamConsumerCommand, {Command: kinesis.DescribeStreamConsumerCommand, read: answers.describeStreamConsumer}],
	[calls.DescribeStreamSummaryCommand, {Command: kinesis.DescribeStreamSummaryCommand, read: answers.describeStreamSummary}],
	[calls.DisableEnhancedMonitoringCommand, {Command: kinesis.DisableEnhancedMonitoringCommand, read: asRead}],
	[calls.EnableEnhancedMonitoringCommand, {Command: kinesis.EnableEnhancedMonitoringCommand, read: asRead}],
	[calls.GetRecordsCommand, {Command: kinesis.GetRecordsCommand, read: answers.getRecords}],
	[calls.GetShardIteratorCommand, {Command: kinesis.GetShardIteratorCommand, read: answers.getShardIterator}],
	[calls.IncreaseStreamRetentionPeriodCommand, {Command: kinesis.IncreaseStreamRetentionPeriodCommand, read: asRead}],
	[calls.ListShardsCommand, {Command: kinesis.ListShardsCommand, read: answers.listShards}],
	[calls.ListStreamConsumersCommand, {Command: kinesis.ListStreamConsumersCommand, read: answers.listStreamConsumers}],
	[calls.ListStreamsCommand, {Command: kinesis.ListStreamsCommand, read: answers.listStreams}],
	[calls.ListTagsForStreamCommand, {Command: kinesis.ListTagsForStreamCommand, read: answers.listTagsForStream}],
	[calls.MergeShardsCommand, {Command: kinesis.MergeShardsCommand, read: asRead}],
	[calls.PutRecordCommand, {Command: kinesis.PutRecordCommand, read: answers.putRecord}],
	[calls.PutRecordsCommand, {Command: kinesis.PutRecordsCommand, read: answers.putRecords}],
	[calls.RegisterStreamConsumerCommand, {Command: kinesis.RegisterStreamConsumerCommand, read: asRead}],
	[calls.RemoveTagsFromStreamCommand, {Command: kinesis.RemoveTagsFromStreamCommand, read: asRead}],
	[calls.SplitShardCommand, {Command: kinesis.SplitShardCommand, read: asRead}],
	[calls.StartStreamEncryptionCommand, {Command: kinesis.StartStreamEncryptionCommand, read: asRead}],
	[calls.StopStreamEncryptionCommand, {Command: kinesis.StopStreamEncryptionCommand, read: asRead}],
	[calls.SubscribeToShardCommand, {Command: kinesis.SubscribeToShardCommand, read: asRead}],
	[calls.UpdateMaxRecordSizeCommand, {Command: kinesis.UpdateMaxRecordSizeCommand, read: asRead}],
	[calls.UpdateShardCountCommand, {Command: kinesis.UpdateShardCountCommand, read: asRead}],
	[calls.UpdateStreamModeCommand, {Command: kinesis.UpdateStreamModeCommand, read: asRead}],
]);

/**
The client that the rest of kinesis/ sees. Every answer passes here: it then has the members and types of the API Reference, texts that people may see are safe on a terminal, and everything else is left out.
*/
export const sdkOver = (client: kinesis.KinesisClient): Sdk => ({
	async send(call, options) {
		const {Command, read} = operations.get(call.constructor)!;
		const answer = await client.send(new Command(call.input as never) as AnyCommand, options);
		return read(answer, '') as never;
	},
	config: client.config,
	destroy() {
		client.destroy();
	},
});
