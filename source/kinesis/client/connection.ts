import {UserError} from '../../user-error.js';
import {parseStreamArn, type StreamArn} from '../../service/stream-arn.js';
import {canUsePlaceholders, checkProfile} from '../../aws/credentials.js';
import {normalizeEndpoint} from '../../aws/endpoint.js';
import {environmentVariable} from '../../aws/environment.js';
import {checkRegion, configuredRegion, FALLBACK_REGION} from '../../aws/region.js';
import {createSdk, type Sdk} from './sdk.js';

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
	The embedded endpoint's URL, once it listens: calls wait for that.
	*/
	readonly listening?: Promise<string>;
	/**
	The stream as it was asked for, when that was by its ARN: calls name it so, and reach it in another account too.
	*/
	readonly streamArn?: string;
};

/**
An open way to Kinesis. Other rooms pass it along; only kinesis/ looks at `sdk`.
*/
export type Connection = {
	readonly sdk: Sdk;
	readonly region: string;
	/**
	Undefined on AWS itself, and until an embedded endpoint listens.
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
	if (options.endpoint !== undefined) {
		return normalizeEndpoint(options.endpoint);
	}

	if (options.isEmbedded) {
		return undefined;
	}

	const {configuredEndpoint} = await import('../../aws/configured-endpoint.js');
	const endpoint = await configuredEndpoint(options.profile);
	return endpoint === undefined ? undefined : normalizeEndpoint(endpoint);
};

const findRegion = async (options: ConnectionOptions, endpoint: string | undefined): Promise<string> => {
	if (options.region !== undefined) {
		return checkRegion(options.region);
	}

	return options.isEmbedded ? FALLBACK_REGION : checkRegion(await configuredRegion(options.profile, endpoint !== undefined));
};

// The variable is the AWS CLI's own: companies whose proxy opens TLS have it set, for whatever is called. Without TLS there is nothing to trust.
const findAuthorities = async (options: ConnectionOptions, endpoint: string | undefined): Promise<string[] | undefined> => {
	const caFile = options.caFile ?? (endpoint?.startsWith('http:') ? undefined : environmentVariable('AWS_CA_BUNDLE'));
	if (caFile === undefined || options.isEmbedded) {
		return undefined;
	}

	const {loadAuthorities} = await import('../../aws/authorities.js');
	return loadAuthorities(caFile);
};

const readStreamArn = (arn: string): StreamArn => {
	const stream = parseStreamArn(arn);
	if (stream === undefined) {
		throw new UserError('bad-value', `“${arn}” is no ARN of a stream: give one such as arn:aws:kinesis:eu-central-1:123456789012:stream/clicks.`, {exitCode: 2});
	}

	return stream;
};

/**
Finds region, endpoint and credentials, in the SDK's own order of precedence; makes no call. Throws a UserError for a region, endpoint, profile or certificate file that cannot be.
*/
export const connect = async (options: ConnectionOptions): Promise<Connection> => {
	if (!options.isEmbedded) {
		await checkProfile(options.profile);
	}

	let endpoint = await findEndpoint(options);
	const region = await findRegion(options, endpoint);
	const locate = async () => {
		endpoint = await options.listening ?? endpoint;
		return endpoint;
	};

	const sdk = createSdk({
		region,
		endpoint: locate,
		profile: options.profile,
		hasPlaceholders: options.isEmbedded === true || canUsePlaceholders(endpoint, options.profile),
		isEmbedded: options.isEmbedded ?? false,
		authorities: await findAuthorities(options, endpoint),
		stream: options.streamArn === undefined ? undefined : readStreamArn(options.streamArn),
	});
	return {
		sdk,
		region,
		get endpoint() {
			return endpoint;
		},
		isEmbedded: options.isEmbedded ?? false,
		profile: options.profile,
		streamArn: options.streamArn,
		close() {
			sdk.destroy();
		},
	};
};
