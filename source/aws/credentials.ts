import type {AwsCredentialIdentity} from '@smithy/types';
import {UserError} from '../user-error.js';
import {isLocalEndpoint} from './endpoint.js';
import type {CredentialOptions} from './credential-chain.js';
import {environmentVariable} from './environment.js';

/**
Placeholders for an emulator: it checks no signature, but every SDK must sign with something.
*/
export const PLACEHOLDER_CREDENTIALS: AwsCredentialIdentity = {accessKeyId: 'clickmon', secretAccessKey: 'clickmon'};

/**
Whether calls to this endpoint use placeholder credentials: it is an emulator on this machine, and no credentials were named.
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

/**
Whether the profile assumes a role that needs the code of an MFA device.
*/
export const isCodeWanted = async (profile: string | undefined): Promise<boolean> => {
	const {loadConfig} = await import('@smithy/core/config');
	const device = await loadConfig<string | undefined>({
		environmentVariableSelector: () => undefined,
		configFileSelector: section => section.role_arn === undefined ? undefined : section.mfa_serial,
		default: async () => undefined,
	}, {profile})();
	return device !== undefined;
};

export type CredentialSource = {
	/**
	Looks up the credentials before they are needed, because a code cannot be asked for later. Throws a UserError if the code is refused.
	*/
	prepare(): Promise<void>;
	provide(): Promise<AwsCredentialIdentity>;
	/**
	What was looked up last, for the client of another service; undefined when it has run out or was refused. A role with MFA cannot be assumed once more: the code is used up.
	*/
	lookedUp?(): AwsCredentialIdentity | undefined;
	/**
	Call it when the service refused the credentials: the next call reads the files again, so that a new login in another window is enough.
	*/
	forget(): void;
};

const NEVER = new Date(8_640_000_000_000_000);
const LONG_AGO = new Date(0);

/**
The SDK asks anew for credentials that expire within five minutes.
*/
const LEAST_LIFE_MILLISECONDS = 6 * 60 * 1000;

/**
The same credentials for the client of another service.
*/
export const sharedSource = (source: CredentialSource): CredentialSource => ({...source, provide: async () => source.lookedUp?.() ?? source.provide()});

/**
The SDK's own chain, asked again after a refusal. The SDK alone would keep credentials without an expiry for as long as the process lives.
*/
export const createCredentialSource = (options: CredentialOptions): CredentialSource => {
	let current: AwsCredentialIdentity & {expiration: Date} | undefined;
	let prepared: AwsCredentialIdentity & {expiration: Date} | undefined;
	let {askCode} = options;

	const find = async (): Promise<NonNullable<typeof current>> => {
		const {findCredentials} = await import('./credential-chain.js');
		const found = await findCredentials({...options, askCode});
		return {...found, expiration: found.expiration ?? NEVER};
	};

	return {
		async prepare() {
			try {
				prepared = await find();
			} catch (error) {
				if (/multifactorauthentication failed|one.time pass/iv.test(String(error))) {
					throw new UserError('mfa-code', 'AWS refuses this MFA code: wait for the next one of the device, then start again.', {cause: error});
				}

				throw error;
			} finally {
				// The screen is drawn now.
				askCode = undefined;
			}
		},
		async provide() {
			const credentials = prepared ?? await find();
			prepared = undefined;
			current = credentials;
			return credentials;
		},
		lookedUp: () => [prepared, current].find(credentials => credentials !== undefined && credentials.expiration.getTime() - Date.now() > LEAST_LIFE_MILLISECONDS),
		forget() {
			if (current) {
				// The SDK asks again once the credentials that it holds have expired.
				current.expiration = LONG_AGO;
			}
		},
	};
};
