import {canUsePlaceholders, checkProfile} from './credentials.js';
import {normalizeEndpoint} from './endpoint.js';
import {environmentVariable} from './environment.js';
import {checkRegion, configuredRegion, FALLBACK_REGION} from './region.js';
import type {AwsService} from './service.js';

/**
How to reach a service. Nothing given means AWS, through the SDK's own chain.
*/
export type AccessOptions = {
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
};

/**
All that a client of a service needs.
*/
export type Access = {
	readonly region: string;
	/**
	Undefined on AWS itself, and until an embedded endpoint listens.
	*/
	readonly endpoint: string | undefined;
	readonly profile: string | undefined;
	/**
	The endpoint takes any credentials, and none are looked up.
	*/
	readonly hasPlaceholders: boolean;
	/**
	The trusted certificates in PEM form, where they are others than Node's own.
	*/
	readonly authorities: string[] | undefined;
};

const findEndpoint = async (service: AwsService, options: AccessOptions): Promise<string | undefined> => {
	if (options.endpoint !== undefined) {
		return normalizeEndpoint(options.endpoint);
	}

	if (options.isEmbedded) {
		return undefined;
	}

	const {configuredEndpoint} = await import('./configured-endpoint.js');
	const endpoint = await configuredEndpoint(service, options.profile);
	return endpoint === undefined ? undefined : normalizeEndpoint(endpoint);
};

const findRegion = async (options: AccessOptions, endpoint: string | undefined): Promise<string> => {
	if (options.region !== undefined) {
		return checkRegion(options.region);
	}

	return options.isEmbedded ? FALLBACK_REGION : checkRegion(await configuredRegion(options.profile, endpoint !== undefined));
};

// The variable is the AWS CLI's own: companies whose proxy opens TLS have it set, for whatever is called. Without TLS there is nothing to trust.
const findAuthorities = async (options: AccessOptions, endpoint: string | undefined): Promise<string[] | undefined> => {
	const caFile = options.caFile ?? (endpoint?.startsWith('http:') ? undefined : environmentVariable('AWS_CA_BUNDLE'));
	if (caFile === undefined || options.isEmbedded) {
		return undefined;
	}

	const {loadAuthorities} = await import('./authorities.js');
	return loadAuthorities(caFile);
};

/**
Finds region, endpoint and whether there are credentials to look for, in the SDK's own order of precedence; makes no call. Throws a UserError for a region, endpoint, profile or certificate file that cannot be.
*/
export const findAccess = async (service: AwsService, options: AccessOptions): Promise<Access> => {
	const {profile, isEmbedded = false} = options;
	if (!isEmbedded) {
		await checkProfile(profile);
	}

	const endpoint = await findEndpoint(service, options);
	return {
		region: await findRegion(options, endpoint),
		endpoint,
		profile,
		hasPlaceholders: isEmbedded || canUsePlaceholders(endpoint, profile),
		authorities: await findAuthorities(options, endpoint),
	};
};
