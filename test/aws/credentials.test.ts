import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {
	afterEach,
	beforeEach,
	expect,
	test,
	vi,
} from 'vitest';
import {findAccess} from '../../source/aws/access.js';
import {createCredentialSource} from '../../source/aws/credentials.js';
import {createRequestHandler} from '../../source/aws/request-handler.js';
import {explainError} from '../../source/kinesis/errors/explain-error.js';
import {startLyingEndpoint} from '../helpers/lying-endpoint.js';
import {createTemporaryFolder} from '../helpers/temporary-folder.js';

const KINESIS = {name: 'Kinesis', configName: 'kinesis'};

const useConfig = async (config: string) => {
	const file = path.join(createTemporaryFolder(), 'config');
	await writeFile(file, config);
	vi.stubEnv('AWS_CONFIG_FILE', file);
};

beforeEach(() => {
	for (const name of Object.keys(process.env)) {
		if (name.startsWith('AWS_')) {
			vi.stubEnv(name, undefined);
		}
	}

	vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', path.join(createTemporaryFolder(), 'none'));
	vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
});

afterEach(() => {
	vi.unstubAllEnvs();
});

const failureOf = async (profile: string) => {
	const source = createCredentialSource({profile, requestHandler: createRequestHandler({isAws: false})});
	const error: unknown = await source.provide().catch((error_: unknown) => error_);
	return explainError(error, {profile, region: 'us-east-1'});
};

const run = (script: string) => `"${process.execPath}" -e "${script}"`;

test.each([
	['a process that fails says why in its own words', `credential_process = ${run('console.error(\'vault is sealed: token-1234\'.slice(0, 15)); process.exit(3)')}`, 'vault is sealed'],
	['a process that fails without a word', `credential_process = ${run('process.exit(3)')}`, 'the credential_process of the profile failed'],
	['a process that prints no JSON', `credential_process = ${run('console.log(1 + \'x\')')}`, 'invalid JSON'],
	['a source profile that is not there', 'role_arn = arn:aws:iam::123456789012:role/reader\nsource_profile = gone', '“gone”'],
	['profiles in a circle', 'role_arn = arn:aws:iam::123456789012:role/reader\nsource_profile = lab', 'lab'],
])('%s', async (_name, section, words) => {
	await useConfig(`[profile lab]\n${section}\n`);
	const {code, message} = await failureOf('lab');
	expect(code).toBe('no-credentials');
	expect(message).toContain('could not be loaded');
	expect(message).toContain(words);
	expect(message).not.toContain('aws configure');
	// The command line of the process may hold a secret.
	expect(message).not.toContain('process.exit');
});

const ROLE = '[profile base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = secret\n[profile lab]\nregion = us-east-1\nrole_arn = arn:aws:iam::123456789012:role/reader\nsource_profile = base\nmfa_serial = arn:aws:iam::123456789012:mfa/me\n';

test('without a terminal, a role that wants a code says where to get credentials', async () => {
	await useConfig(ROLE);
	const {code, message} = await failureOf('lab');
	expect(code).toBe('no-credentials');
	expect(message).toContain('aws configure export-credentials --profile lab');
});

const startSts = async (isTaken: boolean) => {
	const bodies: string[] = [];
	const {endpoint} = await startLyingEndpoint((_operation, _call, response) => {
		response.setHeader('content-type', 'text/xml');
		if (!isTaken) {
			response.statusCode = 403;
			response.end('<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>MultiFactorAuthentication failed with invalid MFA one time pass code. </Message></Error></ErrorResponse>');
			return undefined;
		}

		response.end('<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials><AccessKeyId>AKIDROLE</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2100-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>');
		return undefined;
	});
	vi.stubEnv('AWS_ENDPOINT_URL_STS', endpoint);
	return bodies;
};

test('on a terminal the code is asked for before anything else, once', async () => {
	await useConfig(ROLE);
	await startSts(true);
	const asked: string[] = [];
	const {credentials} = await findAccess(KINESIS, {
		profile: 'lab',
		async askCode(device) {
			asked.push(device);
			return '123456';
		},
	});
	expect(asked).toEqual(['arn:aws:iam::123456789012:mfa/me']);
	expect(await credentials!.provide()).toMatchObject({accessKeyId: 'AKIDROLE'});
	// When the role has run out, the screen is drawn: nobody is asked.
	await expect(credentials!.provide()).rejects.toThrow('multi-factor');
	expect(asked).toHaveLength(1);
});

test('a code that is refused says so', async () => {
	await useConfig(ROLE);
	await startSts(false);
	await expect(findAccess(KINESIS, {profile: 'lab', askCode: async () => '000000'})).rejects.toMatchObject({name: 'UserError', code: 'mfa-code'});
});

test('a profile without a device asks for nothing', async () => {
	await useConfig('[profile lab]\nregion = us-east-1\n');
	const askCode = vi.fn(async () => '1');
	expect(await findAccess(KINESIS, {profile: 'lab', askCode})).toMatchObject({credentials: undefined});
	expect(askCode).not.toHaveBeenCalled();
});

test('ca_bundle of the profile is trusted, and named when it cannot be read', async () => {
	await useConfig('[profile lab]\nregion = us-east-1\nca_bundle = no-such-file.pem\n');
	await expect(findAccess(KINESIS, {profile: 'lab'})).rejects.toMatchObject({code: 'unreadable-ca-file', message: expect.stringContaining('ca_bundle') as string});
	// eslint-disable-next-line unicorn/prefer-https -- Without TLS there is nothing to trust.
	expect(await findAccess(KINESIS, {profile: 'lab', endpoint: 'http://kinesis.test'})).toMatchObject({authorities: undefined});
});
