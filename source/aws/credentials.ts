import type {AwsCredentialIdentity} from '@smithy/types';
import {UserError} from '../user-error.js';
import {isLocalEndpoint} from './endpoint.js';
import {environmentVariable} from './environment.js';

/**
What an emulator gets: it checks no signature, but every SDK must sign with something.
*/
export const PLACEHOLDER_CREDENTIALS: AwsCredentialIdentity = {accessKeyId: 'clickmon', secretAccessKey: 'clickmon'};

/**
Whether a call to this endpoint goes out with placeholders: an emulator on this machine, and nobody named credentials for it.
*/
export const canUsePlaceholders = (endpoint: string | undefined, profile: string | undefined): boolean =>
	endpoint !== undefined && isLocalEndpoint(endpoint) && [profile, environmentVariable('AWS_PROFILE'), environmentVariable('AWS_ACCESS_KEY_ID')].every(name => name === undefined);

/**
Throws a UserError when neither shared file knows the profile.
*/
export const checkProfile = async (profile: string | undefined): Promise<void> => {
	const name = profile ?? environmentVariable('AWS_PROFILE');
	if (name === undefined) {
		return;
	}

	const {loadSharedConfigFiles} = await import('@smithy/core/config');
	const {configFile, credentialsFile} = await loadSharedConfigFiles();
	if ([configFile, credentialsFile].every(file => !Object.hasOwn(file, name))) {
		throw new UserError('unknown-profile', `There is no profile “${name}” in the AWS config or credentials file: see \`aws configure list-profiles\`, or add it with \`aws configure --profile ${name}\`.`, {exitCode: 2});
	}
};

export type CredentialSource = {
	provide(): Promise<AwsCredentialIdentity>;
	/**
	Call it when the service refused the credentials: the next call reads the files again, so that a new login in another window is enough.
	*/
	forget(): void;
};

const NEVER = new Date(8_640_000_000_000_000);
const LONG_AGO = new Date(0);

/**
The SDK's own chain, asked again after a refusal. The SDK alone would keep credentials without an expiry for as long as the process lives.
*/
export const createCredentialSource = (profile: string | undefined): CredentialSource => {
	let current: {expiration?: Date} | undefined;
	return {
		async provide() {
			const {findCredentials} = await import('./credential-chain.js');
			const found = await findCredentials(profile);
			const credentials = {...found, expiration: found.expiration ?? NEVER};
			current = credentials;
			return credentials;
		},
		forget() {
			if (current) {
				// The SDK asks again once the credentials that it holds have expired.
				current.expiration = LONG_AGO;
			}
		},
	};
};
