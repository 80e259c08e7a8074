import {KinesisClient} from '@aws-sdk/client-kinesis';
import {streamCollector} from '@smithy/node-http-handler';
import {classifyError} from '../errors/error-kind.js';
import {
	canUsePlaceholders,
	checkProfile,
	createCredentialSource,
	PLACEHOLDER_CREDENTIALS,
} from './credentials.js';
import {configuredEndpoint, isAwsEndpoint, normalizeEndpoint} from './endpoint.js';
import {environmentVariable} from './environment.js';
import {nameStreamByArn} from './name-by-arn.js';
import {RecordProtocol} from './record-protocol.js';
import {checkRegion, configuredRegion, FALLBACK_REGION} from './region.js';
import {createRequestHandler, loadAuthorities} from './request-handler.js';
import {expectWholeAnswers} from './whole-answers.js';
import {createTurns} from './turns.js';

/**
How to reach a Kinesis endpoint. Nothing given means AWS, through the SDK's own chain.
*/
export type ConnectionOptions = {
	readonly endpoint?: string;
	readonly region?: string;
	readonly profile?: string;
	/**
	Path of a PEM file with the certificate authority of an endpoint that has one of its own.
	*/
	readonly caFile?: string;
	/**
	The embedded endpoint takes any credentials; with it none are looked up.
	*/
	readonly isEmbedded?: boolean;
	/**
	The stream as it was asked for, when that was by its ARN: calls name it so, and reach it in another account too.
	*/
	readonly streamArn?: string;
};

/**
An open way to Kinesis. Other rooms pass it along; only kinesis/ looks at `sdk`.
*/
export type Connection = {
	readonly sdk: KinesisClient;
	readonly region: string;
	/**
	Undefined on AWS itself.
	*/
	readonly endpoint: string | undefined;
	readonly isEmbedded: boolean;
	/**
	The profile that was asked for, for messages.
	*/
	readonly profile?: string;
	/**
	What calls put in the place of the stream's name, when it was asked for by its ARN.
	*/
	readonly streamArn?: string;
	/**
	Ends keep-alive sockets, so that the process can end.
	*/
	close(): void;
};

const findEndpoint = async (options: ConnectionOptions): Promise<string | undefined> => {
	const endpoint = options.endpoint ?? (options.isEmbedded ? undefined : await configuredEndpoint(options.profile));
	return endpoint === undefined ? undefined : normalizeEndpoint(endpoint);
};

const findRegion = async (options: ConnectionOptions, endpoint: string | undefined): Promise<string> => {
	if (options.region !== undefined) {
		return checkRegion(options.region);
	}

	return options.isEmbedded ? FALLBACK_REGION : checkRegion(await configuredRegion(options.profile, endpoint !== undefined));
};

// The variable is the AWS CLI's own: companies whose proxy opens TLS have it set.
const findAuthorities = async ({caFile = environmentVariable('AWS_CA_BUNDLE'), isEmbedded}: ConnectionOptions): Promise<string[] | undefined> =>
	caFile === undefined || isEmbedded ? undefined : loadAuthorities(caFile);

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
Finds region, endpoint and credentials, in the SDK's own order of precedence, and makes a client; makes no call. Throws a UserError for a region, endpoint, profile or certificate file that cannot be.

The client tries each call once: a retry that nobody counts would break the read budget and hide duplicates, so every loop of ours retries for itself.
*/
export const connect = async (options: ConnectionOptions): Promise<Connection> => {
	if (!options.isEmbedded) {
		await checkProfile(options.profile);
	}

	const endpoint = await findEndpoint(options);
	const region = await findRegion(options, endpoint);
	const isAws = endpoint === undefined || isAwsEndpoint(endpoint);
	const source = options.isEmbedded === true || canUsePlaceholders(endpoint, options.profile) ? undefined : createCredentialSource(options.profile);
	const sdk = new KinesisClient({
		region,
		endpoint,
		profile: options.profile,
		credentials: source ? async () => source.provide() : PLACEHOLDER_CREDENTIALS,
		// What the configuration says about endpoints has been read above.
		ignoreConfiguredEndpointUrls: true,
		maxAttempts: 1,
		protocol: RecordProtocol,
		streamCollector: collectInTurn(),
		requestHandler: createRequestHandler({isAws, authorities: await findAuthorities(options)}),
	});
	// It makes a copy of every answer that would be safe to log, logger or none: a tenth of what reading costs.
	sdk.middlewareStack.remove('loggerMiddleware');
	expectWholeAnswers(sdk);
	if (options.streamArn !== undefined) {
		nameStreamByArn(sdk, options.streamArn);
	}

	if (source) {
		sdk.middlewareStack.add(next => async call => {
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

	return {
		sdk,
		region,
		endpoint,
		isEmbedded: options.isEmbedded ?? false,
		profile: options.profile,
		streamArn: options.streamArn,
		close() {
			sdk.destroy();
		},
	};
};
