import {loadConfig, CONFIG_PREFIX_SEPARATOR} from '@smithy/core/config';
import {UserError} from '../../user-error.js';
import {environmentVariable} from './environment.js';

/**
The endpoint in the form that is shown and used: no credentials, no query, no slash at the end. Throws a UserError when it is not an http(s) URL.
*/
export const normalizeEndpoint = (endpoint: string): string => {
	const url = URL.parse(endpoint);
	if (!url || !['http:', 'https:'].includes(url.protocol)) {
		throw new UserError('invalid-endpoint', `“${endpoint}” is not an endpoint: give a URL such as http://127.0.0.1:4567.`, {exitCode: 2});
	}

	return `${url.protocol}//${url.host}${url.pathname.endsWith('/') ? url.pathname.slice(0, -1) : url.pathname}`;
};

/**
An endpoint of AWS itself (a VPC endpoint, FIPS, dual stack) rather than an emulator: it speaks HTTP/2 and wants real credentials.
*/
export const isAwsEndpoint = (endpoint: string): boolean => /\.(?:amazonaws\.com(?:\.cn)?|api\.aws)$/v.test(new URL(endpoint).hostname);

/**
Plain http on this very machine: an emulator, which takes any credentials.
*/
export const isLocalEndpoint = (endpoint: string): boolean => {
	const {protocol, hostname} = new URL(endpoint);
	return protocol === 'http:' && /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/v.test(hostname);
};

type Section = Readonly<Record<string, string | undefined>>;

// `endpoint_url =` with nothing behind it is no endpoint.
const setting = (section: Section | undefined, ...path: string[]): string | undefined => {
	const value = section?.[path.join(CONFIG_PREFIX_SEPARATOR)];
	return value === '' ? undefined : value;
};

/**
A profile's own endpoint for Kinesis: its `services` section first, then its `endpoint_url`. Source: the AWS SDKs and Tools Reference Guide, "Service-specific endpoints".
*/
const endpointOfProfile = (profile: Section, sections: Readonly<Record<string, Section | undefined>> = {}): string | undefined => {
	const servicesName = setting(profile, 'services');
	const services = servicesName === undefined ? undefined : sections[['services', servicesName].join(CONFIG_PREFIX_SEPARATOR)];
	return setting(services, 'kinesis', 'endpoint_url') ?? setting(profile, 'endpoint_url');
};

const isTrue = (text: string | undefined): boolean | undefined => text === undefined ? undefined : text.toLowerCase() === 'true';

const isConfiguredEndpointIgnored = async (profile: string | undefined): Promise<boolean> => loadConfig<boolean | undefined>({
	environmentVariableSelector: () => isTrue(environmentVariable('AWS_IGNORE_CONFIGURED_ENDPOINT_URLS')),
	configFileSelector: section => isTrue(setting(section, 'ignore_configured_endpoint_urls')),
	default: async () => false,
}, {profile})().then(Boolean);

/**
The endpoint that the environment or the shared config file names, or undefined for AWS. The SDK would look it up itself, but only once a call is made (too late to choose the protocol) and in the default profile whatever profile was asked for.
*/
export const configuredEndpoint = async (profile: string | undefined): Promise<string | undefined> => {
	if (await isConfiguredEndpointIgnored(profile)) {
		return undefined;
	}

	return loadConfig<string | undefined>({
		environmentVariableSelector: () => environmentVariable('AWS_ENDPOINT_URL_KINESIS') ?? environmentVariable('AWS_ENDPOINT_URL'),
		configFileSelector: endpointOfProfile,
		default: async () => undefined,
	}, {profile})();
};
