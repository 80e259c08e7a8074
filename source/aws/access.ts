import {loadAuthorities} from './authorities.js';
import {
	canUsePlaceholders,
	checkProfile,
	createCredentialSource,
	isCodeWanted,
	type CredentialSource,
} from './credentials.js';
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
	/**
	Asks for the code of an MFA device, before anything else; undefined if nobody can be asked.
	*/
	askCode?(device: string): Promise<string>;
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
	The trusted certificates in PEM form, if they differ from Node's own.
	*/
	readonly authorities: string[] | undefined;
	/**
	Credentials that were already looked up. Without them, each client looks up its own.
	*/
	readonly credentials?: CredentialSource;
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

// As for the AWS CLI: companies whose proxy opens TLS set it for all calls. Without TLS, no certificate is checked.
const configuredAuthorities = async (profile: string | undefined, endpoint: string | undefined): Promise<[file: string, origin: string] | undefined> => {
	if (endpoint?.startsWith('http:')) {
		return undefined;
	}

	const variable = environmentVariable('AWS_CA_BUNDLE');
	if (variable !== undefined) {
		return [variable, 'AWS_CA_BUNDLE'];
	}

	const {loadConfig} = await import('@smithy/core/config');
	const file = await loadConfig<string | undefined>({
		environmentVariableSelector: () => undefined,
		configFileSelector: section => section.ca_bundle === '' ? undefined : section.ca_bundle,
		default: async () => undefined,
	}, {profile})();
	return file === undefined ? undefined : [file, 'ca_bundle in the AWS config file'];
};

const findAuthorities = async ({caFile, isEmbedded, profile}: AccessOptions, endpoint: string | undefined): Promise<string[] | undefined> => {
	if (isEmbedded) {
		return undefined;
	}

	const [file, origin] = caFile === undefined ? await configuredAuthorities(profile, endpoint) ?? [] : [caFile, '--ca'];
	return file === undefined ? undefined : loadAuthorities(file, origin);
};

// A role with MFA is assumed before the screen is drawn, where a person can type the code.
const askFirst = async ({profile, askCode}: AccessOptions, authorities: string[] | undefined): Promise<CredentialSource | undefined> => {
	if (askCode === undefined || !await isCodeWanted(profile)) {
		return undefined;
	}

	const {createRequestHandler} = await import('./request-handler.js');
	const source = createCredentialSource({profile, requestHandler: createRequestHandler({isAws: false, authorities}), askCode});
	await source.prepare();
	return source;
};

/**
Finds region, endpoint and whether to look for credentials, in the SDK's order of precedence. It makes no call, unless a role needs the code of an MFA device and a person can type it. Throws a UserError for an invalid region, endpoint, profile or certificate file.
*/
export const findAccess = async (service: AwsService, options: AccessOptions): Promise<Access> => {
	const {profile, isEmbedded = false} = options;
	if (!isEmbedded) {
		await checkProfile(profile);
	}

	const endpoint = await findEndpoint(service, options);
	const hasPlaceholders = isEmbedded || canUsePlaceholders(endpoint, profile);
	const authorities = await findAuthorities(options, endpoint);
	return {
		region: await findRegion(options, endpoint),
		endpoint,
		profile,
		hasPlaceholders,
		authorities,
		credentials: hasPlaceholders ? undefined : await askFirst(options, authorities),
	};
};
