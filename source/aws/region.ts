import {UserError} from '../user-error.js';
import {environmentVariable} from './environment.js';

export const FALLBACK_REGION = 'us-east-1';

/**
Throws a UserError when `region` cannot be one: it becomes part of a host name.
*/
export const checkRegion = (region: string): string => {
	if (!/^[\da-z](?:[\d\-a-z]{0,61}[\da-z])?$/iv.test(region)) {
		throw new UserError('invalid-region', `“${region}” is not a region: give one such as us-east-1 or eu-central-1.`, {exitCode: 2});
	}

	return region;
};

/**
The region to use when none was given: $AWS_REGION, $AWS_DEFAULT_REGION, the profile's, the EC2 instance's own, else us-east-1. An endpoint outside AWS needs no look-up on the network.
*/
export const configuredRegion = async (profile: string | undefined, hasEndpoint: boolean): Promise<string> => {
	const named = environmentVariable('AWS_REGION') ?? environmentVariable('AWS_DEFAULT_REGION');
	if (named !== undefined) {
		return named;
	}

	const {loadConfig, NODE_REGION_CONFIG_OPTIONS} = await import('@smithy/core/config');
	const find = loadConfig({
		environmentVariableSelector: () => undefined,
		configFileSelector: section => section.region === '' ? undefined : section.region,
		default: hasEndpoint ? FALLBACK_REGION : NODE_REGION_CONFIG_OPTIONS.default,
	}, {profile, preferredFile: 'credentials'});
	try {
		return await find();
	} catch {
		return FALLBACK_REGION;
	}
};
