import {loadConfig, CONFIG_PREFIX_SEPARATOR} from '@smithy/core/config';
import {environmentVariable} from './environment.js';
import type {AwsService} from './service.js';

type Section = Readonly<Record<string, string | undefined>>;

// `endpoint_url =` without a value is not an endpoint.
const setting = (section: Section | undefined, ...path: string[]): string | undefined => {
	const value = section?.[path.join(CONFIG_PREFIX_SEPARATOR)];
	return value === '' ? undefined : value;
};

/**
A profile's own endpoint for a service: its `services` section first, then its `endpoint_url`. Source: the AWS SDKs and Tools Reference Guide, "Service-specific endpoints".
*/
const endpointOfProfile = ({configName}: AwsService, profile: Section, sections: Readonly<Record<string, Section | undefined>> = {}): string | undefined => {
	const servicesName = setting(profile, 'services');
	const services = servicesName === undefined ? undefined : sections[['services', servicesName].join(CONFIG_PREFIX_SEPARATOR)];
	return setting(services, configName, 'endpoint_url') ?? setting(profile, 'endpoint_url');
};

const isTrue = (text: string | undefined): boolean | undefined => text === undefined ? undefined : text.toLowerCase() === 'true';

const isConfiguredEndpointIgnored = async (profile: string | undefined): Promise<boolean> => loadConfig<boolean | undefined>({
	environmentVariableSelector: () => isTrue(environmentVariable('AWS_IGNORE_CONFIGURED_ENDPOINT_URLS')),
	configFileSelector: section => isTrue(setting(section, 'ignore_configured_endpoint_urls')),
	default: async () => false,
}, {profile})().then(Boolean);

/**
The endpoint that the environment or the shared config file names, or undefined for AWS. The SDK looks it up itself, but only with the first call, which is too late to choose the protocol, and always in the default profile.
*/
export const configuredEndpoint = async (service: AwsService, profile: string | undefined): Promise<string | undefined> => {
	if (await isConfiguredEndpointIgnored(profile)) {
		return undefined;
	}

	return loadConfig<string | undefined>({
		environmentVariableSelector: () => environmentVariable(`AWS_ENDPOINT_URL_${service.configName.toUpperCase()}`) ?? environmentVariable('AWS_ENDPOINT_URL'),
		configFileSelector: (profileSection, sections) => endpointOfProfile(service, profileSection, sections),
		default: async () => undefined,
	}, {profile})();
};
