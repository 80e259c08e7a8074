import {defaultProvider} from '@aws-sdk/credential-provider-node';
import type {AwsCredentialIdentity} from '@smithy/types';
import {reasonOf} from './credential-trouble.js';
import type {Handler} from './request-handler.js';

export type CredentialOptions = {
	readonly profile: string | undefined;
	/**
	Sends the calls to STS and SSO.
	*/
	readonly requestHandler: Handler;
	/**
	Asks for the code of a device; undefined if nobody can be asked.
	*/
	readonly askCode?: (device: string) => Promise<string>;
};

const silent = () => undefined;

/**
Asks the SDK's own chain: environment, SSO, profile, process, web identity, container, instance.

It has its own file, which is loaded when credentials are looked up: in a bundle, a CommonJS package that is imported on demand loses the names of its exports.
*/
export const findCredentials = async ({profile, requestHandler, askCode}: CredentialOptions): Promise<AwsCredentialIdentity> => {
	// The chain throws the error of its last link. The error of the profile's link goes only to the logger. Without a logger, a warning goes to console.warn, into the middle of the screen.
	const said: string[] = [];
	const logger = {
		trace: silent,
		debug(...parts: unknown[]) {
			said.push(parts.join(' '));
		},
		info: silent,
		warn: silent,
		error: silent,
	};
	const clientConfig = {requestHandler};
	try {
		return await defaultProvider({
			profile, ignoreCache: true, logger, clientConfig, parentClientConfig: clientConfig, mfaCodeProvider: askCode,
		})();
	} catch (error) {
		const reason = reasonOf(said);
		throw reason === undefined ? error : Object.defineProperty(new Error(reason, {cause: error}), 'name', {value: 'CredentialsProviderError'});
	}
};
