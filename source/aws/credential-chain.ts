import {defaultProvider} from '@aws-sdk/credential-provider-node';
import type {AwsCredentialIdentity} from '@smithy/types';

// The provider's only warning goes to console.warn, into the middle of the screen, unless a logger takes it.
const silent = () => undefined;
const logger = {
	trace: silent, debug: silent, info: silent, warn: silent, error: silent,
};

/**
Asks the SDK's own chain: environment, SSO, profile, process, web identity, container, instance.

A file of its own, which is loaded when credentials are looked up: in a bundle, a package in CommonJS that is imported on demand has lost the names of its exports.
*/
export const findCredentials = async (profile: string | undefined): Promise<AwsCredentialIdentity> => defaultProvider({profile, ignoreCache: true, logger})();
