import * as kinesis from '@aws-sdk/client-kinesis';
import {streamCollector} from '@smithy/node-http-handler';
import {classifyError} from '../../aws/errors/error-kind.js';
import type {StreamArn} from '../../service/stream-arn.js';
import {createCredentialSource, PLACEHOLDER_CREDENTIALS} from '../../aws/credentials.js';
import {isAwsEndpoint} from '../../aws/endpoint.js';
import {createRequestHandler} from '../../aws/request-handler.js';
import * as calls from './calls.js';
import {nameStreamByArn} from './name-by-arn.js';
import {RecordProtocol} from './record-protocol.js';
import type {Sdk} from './sdk.js';
import {createTurns} from './turns.js';
import {expectWholeAnswers} from './whole-answers.js';

export type ClientOptions = {
	readonly region: string;
	/**
	Undefined for AWS.
	*/
	readonly endpoint: string | undefined;
	readonly profile: string | undefined;
	/**
	The endpoint takes any credentials, and none are looked up.
	*/
	readonly hasPlaceholders: boolean;
	/**
	The endpoint is clickmon's own, which looks at no signature: signing is a fifth of what a small call costs.
	*/
	readonly isEmbedded: boolean;
	/**
	The trusted certificates in PEM form, where they are others than Node's own.
	*/
	readonly authorities: string[] | undefined;
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

/**
The SDK's client, which tries each call once: a retry that nobody counts would break the read budget and hide duplicates, so every loop of ours retries for itself.
*/
export const createClient = ({region, endpoint, profile, hasPlaceholders, isEmbedded, authorities, stream}: ClientOptions): kinesis.KinesisClient => {
	const isAws = endpoint === undefined || isAwsEndpoint(endpoint);
	const source = hasPlaceholders ? undefined : createCredentialSource(profile);
	const client = new kinesis.KinesisClient({
		region,
		endpoint,
		profile,
		credentials: source ? async () => source.provide() : PLACEHOLDER_CREDENTIALS,
		signer: isEmbedded ? {sign: async <Request>(request: Request) => request} : undefined,
		// What the configuration says about endpoints has been read before.
		ignoreConfiguredEndpointUrls: true,
		maxAttempts: 1,
		protocol: RecordProtocol,
		streamCollector: collectInTurn(),
		requestHandler: createRequestHandler({isAws, authorities}),
	});
	// It makes a copy of every answer that would be safe to log, logger or none: a tenth of what reading costs.
	client.middlewareStack.remove('loggerMiddleware');
	expectWholeAnswers(client);
	if (stream !== undefined) {
		nameStreamByArn(client, stream);
	}

	if (source) {
		client.middlewareStack.add(next => async call => {
			try {
				return await next(call);
			} catch (error) {
				if (classifyError(error) === 'credentials') {
					source.forget();
				}

				throw error;
			}
		}, {step: 'initialize', name: 'forgetRefusedCredentials'});
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
