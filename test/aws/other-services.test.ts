import process from 'node:process';
import path from 'node:path';
import {writeFile} from 'node:fs/promises';
import {
	afterEach,
	beforeEach,
	expect,
	test,
	vi,
} from 'vitest';
import {findAccess} from '../../source/aws/access.js';
import {createClassifier, errorParts} from '../../source/aws/errors/error-kind.js';
import {commonExplanations} from '../../source/aws/errors/explanations.js';
import {createRetrying} from '../../source/aws/errors/retrying.js';
import {serviceError, socketError} from '../helpers/fake-puts.js';
import {createManualClock} from '../helpers/manual-clock.js';
import {createTemporaryFolder} from '../helpers/temporary-folder.js';

const DYNAMODB = {name: 'DynamoDB', configName: 'dynamodb'};

const classifyError = createClassifier({ProvisionedThroughputExceededException: 'throttled', TransactionConflictException: 'in-use'});

beforeEach(async () => {
	const folder = createTemporaryFolder();
	for (const name of Object.keys(process.env)) {
		if (name.startsWith('AWS_')) {
			vi.stubEnv(name, undefined);
		}
	}

	const config = path.join(folder, 'config');
	await writeFile(config, '[profile lab]\nregion = eu-west-1\nservices = local\n[services local]\nkinesis =\n  endpoint_url = https://kinesis.test\ndynamodb =\n  endpoint_url = https://tables.test\n');
	vi.stubEnv('AWS_CONFIG_FILE', config);
	vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', path.join(folder, 'none'));
});

afterEach(() => {
	vi.unstubAllEnvs();
});

test('another service has its own endpoint, from its variable or its part of the profile', async () => {
	expect(await findAccess(DYNAMODB, {profile: 'lab'})).toMatchObject({endpoint: 'https://tables.test', region: 'eu-west-1', hasPlaceholders: false});
	vi.stubEnv('AWS_ENDPOINT_URL_KINESIS', 'http://127.0.0.1:4567');
	expect(await findAccess(DYNAMODB, {})).toMatchObject({endpoint: undefined});
	vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', 'http://127.0.0.1:8000');
	expect(await findAccess(DYNAMODB, {})).toMatchObject({endpoint: 'http://127.0.0.1:8000', hasPlaceholders: true});
});

test.each([
	['its own name', serviceError('TransactionConflictException'), 'in-use'],
	['a common name', serviceError('AccessDeniedException'), 'denied'],
	['a name of Kinesis', serviceError('ExpiredIteratorException'), 'unknown'],
	['a socket', socketError('ECONNRESET'), 'unreachable'],
])('the kinds of its errors: %s', (_name, error, kind) => {
	expect(classifyError(error)).toBe(kind);
});

test('its calls are retried by its own kinds', async () => {
	const {retrying} = createRetrying(classifyError);
	const clock = createManualClock();
	let calls = 0;
	const answered = retrying(async () => {
		calls++;
		if (calls < 3) {
			throw serviceError('ProvisionedThroughputExceededException');
		}

		return 'answer';
	}, {clock});
	await clock.advance(10_000);
	expect(await answered).toBe('answer');
	await expect(retrying(async () => {
		throw serviceError('TransactionConflictException');
	})).rejects.toThrow('TransactionConflictException');
});

test('a message names the service', () => {
	const timeout = errorParts(socketError('ETIMEDOUT'));
	const page = errorParts(new Error('page'));
	const refusal = errorParts(serviceError('AccessDeniedException', 400, 'User is not authorized to perform: dynamodb:Scan on it'));
	const context = {service: 'DynamoDB', region: 'eu-west-1', subject: 'table “leases”'};
	expect(commonExplanations.timeout(timeout, context)[1]).toContain('DynamoDB in eu-west-1 does not answer');
	expect(commonExplanations['wrong-service'](page, context)).toEqual(['not-dynamodb', expect.stringContaining('not as DynamoDB does') as string]);
	expect(commonExplanations.denied(refusal, context)[1])
		.toBe('No permission for dynamodb:Scan on table “leases” in eu-west-1: ask for an IAM policy that allows it, or use another --profile.');
});
