import {writeFile} from 'node:fs/promises';
import {createServer, type IncomingMessage} from 'node:http';
import type {AddressInfo} from 'node:net';
import path from 'node:path';
import {ListStreamsCommand} from '@aws-sdk/client-kinesis';
import type {HttpRequest} from '@smithy/core/protocols';
import {
	afterEach,
	beforeEach,
	describe,
	expect,
	onTestFinished,
	test,
	vi,
} from 'vitest';
import {GetRecordsCommand} from '../../../source/kinesis/client/calls.js';
import {createClient} from '../../../source/kinesis/client/client.js';
import {connect, type Connection, type ConnectionOptions} from '../../../source/kinesis/client/connection.js';
import {isAwsEndpoint, isLocalEndpoint} from '../../../source/aws/endpoint.js';
import {explainError} from '../../../source/kinesis/errors/explain-error.js';
import {describeStream} from '../../../source/kinesis/streams/stream.js';
import {UserError} from '../../../source/user-error.js';
import {startEmbedded} from '../../helpers/embedded.js';
import {createTemporaryFolder} from '../../helpers/temporary-folder.js';

let folder: string;

const useFiles = async (config: string, credentials = '') => {
	// A new folder each time: the SDK keeps files that it has read.
	vi.stubEnv('AWS_CONFIG_FILE', path.join(folder, 'config'));
	vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', path.join(folder, 'credentials'));
	await writeFile(path.join(folder, 'config'), config);
	await writeFile(path.join(folder, 'credentials'), credentials);
};

beforeEach(async () => {
	folder = createTemporaryFolder();
	await useFiles('');
	for (const name of ['AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_PROFILE', 'AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_KINESIS', 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_CA_BUNDLE']) {
		vi.stubEnv(name, undefined);
	}
});

afterEach(() => {
	vi.unstubAllEnvs();
});

const open = async (options: ConnectionOptions = {}) => {
	const connection = await connect(options);
	onTestFinished(connection.close);
	return connection;
};

// The host that a call would go to: it is held back before it is sent.
const hostOf = async ({region, endpoint}: Connection, {profile}: ConnectionOptions): Promise<string | undefined> => {
	let host: string | undefined;
	const client = createClient({
		region, endpoint, profile, hasPlaceholders: true, isEmbedded: false, authorities: undefined, stream: undefined,
	});
	client.middlewareStack.add(() => async ({request}) => {
		host = (request as HttpRequest).hostname;
		throw new Error('Held back.');
	}, {step: 'build', priority: 'low'});
	await expect(client.send(new ListStreamsCommand({}))).rejects.toThrow('Held back.');
	return host;
};

describe('the region', () => {
	test.each<[string, Record<string, string>, string, ConnectionOptions, string]>([
		['the option first', {AWS_REGION: 'eu-west-1'}, '[default]\nregion = eu-west-2', {region: 'eu-west-3'}, 'eu-west-3'],
		['then $AWS_REGION', {AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'sa-east-1'}, '[default]\nregion = eu-west-2', {}, 'eu-west-1'],
		['then $AWS_DEFAULT_REGION, as for the AWS CLI', {AWS_REGION: '', AWS_DEFAULT_REGION: 'sa-east-1'}, '[default]\nregion = eu-west-2', {}, 'sa-east-1'],
		['then the default profile', {}, '[default]\nregion = eu-west-2', {}, 'eu-west-2'],
		['or the profile asked for', {}, '[default]\nregion = eu-west-2\n[profile lab]\nregion = us-west-2', {profile: 'lab'}, 'us-west-2'],
		['or $AWS_PROFILE', {AWS_PROFILE: 'lab'}, '[default]\nregion = eu-west-2\n[profile lab]\nregion = us-west-2', {}, 'us-west-2'],
		['else us-east-1', {}, '', {}, 'us-east-1'],
	])('%s', async (_name, environment, config, options, expected) => {
		await useFiles(config);
		for (const [name, value] of Object.entries(environment)) {
			vi.stubEnv(name, value);
		}

		const {region, endpoint} = await open(options);
		expect(region).toBe(expected);
		expect(endpoint).toBeUndefined();
	});
});

// AWS SDKs and Tools Reference Guide, "Service-specific endpoints": the order of precedence.
describe('the endpoint', () => {
	const services = '[profile lab]\nservices = local\nendpoint_url = https://profile.test\n[services local]\nkinesis =\n  endpoint_url = https://services.test\n';
	test.each<[string, Record<string, string>, string, ConnectionOptions, string | undefined]>([
		['the option first', {AWS_ENDPOINT_URL_KINESIS: 'https://kinesis.test'}, services, {endpoint: 'https://option.test:4567/', profile: 'lab'}, 'https://option.test:4567'],
		['then $AWS_ENDPOINT_URL_KINESIS', {AWS_ENDPOINT_URL_KINESIS: 'https://kinesis.test', AWS_ENDPOINT_URL: 'https://all.test'}, services, {profile: 'lab'}, 'https://kinesis.test'],
		['then $AWS_ENDPOINT_URL', {AWS_ENDPOINT_URL_KINESIS: '', AWS_ENDPOINT_URL: 'https://all.test'}, services, {profile: 'lab'}, 'https://all.test'],
		['then the services section of the profile asked for', {}, services, {profile: 'lab'}, 'https://services.test'],
		['then the profile\'s own', {}, '[profile lab]\nendpoint_url = https://profile.test', {profile: 'lab'}, 'https://profile.test'],
		['another profile\'s is not taken', {}, `[default]\nendpoint_url = https://default.test\n${services}[profile bare]\nregion = us-east-1`, {profile: 'bare'}, undefined],
		['none of the configured ones when they are to be ignored', {AWS_ENDPOINT_URL: 'https://all.test', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true'}, services, {profile: 'lab'}, undefined],
		['nor when the profile says so', {}, '[profile lab]\nendpoint_url = https://profile.test\nignore_configured_endpoint_urls = true', {profile: 'lab'}, undefined],
		['but the option still', {AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true'}, '', {endpoint: 'https://option.test'}, 'https://option.test'],
		['a host and a port alone are an emulator\'s', {}, '', {endpoint: 'localhost:4567'}, 'http://localhost:4567'],
		['without what is secret in it', {}, '', {endpoint: 'https://user:secret@option.test:1/path/?q=1'}, 'https://option.test:1/path'],
	])('%s', async (_name, environment, config, options, expected) => {
		await useFiles(config);
		for (const [name, value] of Object.entries(environment)) {
			vi.stubEnv(name, value);
		}

		const connection = await open(options);
		expect(connection.endpoint).toBe(expected);
		expect(await hostOf(connection, options)).toBe(new URL(expected ?? 'https://kinesis.us-east-1.amazonaws.com').hostname);
	});

	test.each([
		['https://kinesis.eu-west-1.amazonaws.com', true, false],
		['https://vpce-0a-1b.kinesis.us-east-1.vpce.amazonaws.com', true, false],
		['https://kinesis.cn-north-1.amazonaws.com.cn', true, false],
		['https://kinesis.us-east-1.api.aws', true, false],
		['https://amazonaws.com.example.test', false, false],
		['http://localhost:4567', false, true],
		['http://127.0.0.1:4567', false, true],
		['http://[::1]:4567', false, true],
		['https://localhost:4567', false, false],
		['https://localhost.example.test', false, false],
	])('%s', (endpoint, isAws, isLocal) => {
		expect([isAwsEndpoint(endpoint), isLocalEndpoint(endpoint)]).toEqual([isAws, isLocal]);
	});
});

test.each<[string, ConnectionOptions, string]>([
	['a region that cannot be one', {region: 'us east 1'}, 'invalid-region'],
	['a region that would be another host', {region: 'x.evil.test/'}, 'invalid-region'],
	['an endpoint that is no URL', {endpoint: 'localhost'}, 'invalid-endpoint'],
	['an endpoint of another kind', {endpoint: 'ftp://localhost'}, 'invalid-endpoint'],
	['a profile that nobody has heard of', {profile: 'typo'}, 'unknown-profile'],
	['a certificate file that is not there', {caFile: 'no-such-file.pem'}, 'unreadable-ca-file'],
	['a certificate file that is none', {caFile: import.meta.filename}, 'unreadable-ca-file'],
])('%s ends in one line and exit code 2', async (_name, options, code) => {
	await expect(connect(options)).rejects.toMatchObject({name: 'UserError', code, exitCode: 2});
});

// Answers like the service, and keeps what it was asked.
const startRecorder = async (answer: (request: IncomingMessage) => {status: number; body: Record<string, unknown>}) => {
	const requests: IncomingMessage[] = [];
	const server = createServer((request, response) => {
		request.resume().on('end', () => {
			requests.push(request);
			const {status, body} = answer(request);
			response.writeHead(status, {'content-type': 'application/x-amz-json-1.1'}).end(JSON.stringify(body));
		});
	});
	await new Promise<void>(resolve => {
		server.listen(0, '127.0.0.1', resolve);
	});
	onTestFinished(() => {
		server.closeAllConnections();
		server.close();
	});
	return {
		requests,
		endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		keysUsed: () => requests.map(({headers}) => /Credential=(?<key>[^\/]+)/v.exec(headers.authorization ?? '')?.groups?.key),
	};
};

const summary = {
	StreamDescriptionSummary: {
		StreamName: 's', StreamARN: 'arn', StreamStatus: 'ACTIVE', StreamCreationTimestamp: 1, RetentionPeriodHours: 24, OpenShardCount: 1,
	},
};

test('what companies trust for TLS is not read for an endpoint without', async () => {
	vi.stubEnv('AWS_CA_BUNDLE', 'no-such-file.pem');
	await expect(connect({endpoint: 'https://localhost:4567'})).rejects.toMatchObject({code: 'unreadable-ca-file'});
	await open({endpoint: 'http://localhost:4567'});
	await expect(connect({endpoint: 'http://localhost:4567', caFile: 'no-such-file.pem'})).rejects.toMatchObject({code: 'unreadable-ca-file'});
});

describe('an embedded endpoint that still starts', () => {
	test('is waited for by calls, and known from then on', async () => {
		await using kinesis = await startEmbedded();
		const starting = Promise.withResolvers<string>();
		const connection = await open({isEmbedded: true, listening: starting.promise});
		const asking = describeStream(connection, 'clicks');
		expect(connection.endpoint).toBeUndefined();
		starting.resolve(kinesis.endpoint);
		await expect(asking).rejects.toMatchObject({name: 'ResourceNotFoundException'});
		expect(connection.endpoint).toBe(kinesis.endpoint);
	});

	test('that cannot start is what its calls fail of', async () => {
		const failure = new UserError('embedded-kinesis-crashed', 'The embedded Kinesis stopped by itself.');
		const listening = Promise.reject<string>(failure);
		listening.catch(() => undefined);
		const connection = await open({isEmbedded: true, listening});
		await expect(describeStream(connection, 'clicks')).rejects.toBe(failure);
	});
});

describe('credentials', () => {
	test('an emulator on this machine gets placeholders, and no look-up is made', async () => {
		const {endpoint, keysUsed} = await startRecorder(() => ({status: 200, body: summary}));
		await useFiles('', '[default]\naws_access_key_id = REAL\naws_secret_access_key = x');
		await describeStream(await open({endpoint}), 's');
		expect(keysUsed()).toEqual(['clickmon']);
	});

	test('unless somebody names some for it', async () => {
		const {endpoint, keysUsed} = await startRecorder(() => ({status: 200, body: summary}));
		await useFiles('', '[lab]\naws_access_key_id = LAB\naws_secret_access_key = x');
		await describeStream(await open({endpoint, profile: 'lab'}), 's');
		expect(keysUsed()).toEqual(['LAB']);
	});

	test('the embedded endpoint needs none, whatever the environment says', async () => {
		vi.stubEnv('AWS_PROFILE', 'typo');
		vi.stubEnv('AWS_ENDPOINT_URL', 'https://elsewhere.test');
		await using embedded = await startEmbedded();
		const connection = await open({endpoint: embedded.endpoint, isEmbedded: true});
		await expect(describeStream(connection, 's')).rejects.toMatchObject({name: 'ResourceNotFoundException'});
		expect(connection).toMatchObject({region: 'us-east-1', endpoint: embedded.endpoint, isEmbedded: true});
	});

	test('with none anywhere, the message says what to do', async () => {
		const connection = await open({endpoint: 'https://elsewhere.test'});
		const error: unknown = await describeStream(connection, 's').catch((error: unknown) => error);
		expect(explainError(error, connection)).toMatchObject({code: 'no-credentials'});
	});

	test('that were refused are read again: a new login in another window is enough', async () => {
		let accepted = 'OLD';
		const {endpoint, keysUsed} = await startRecorder(({headers}) => headers.authorization?.includes(accepted)
			? {status: 200, body: summary}
			: {status: 400, body: {__type: 'ExpiredTokenException', message: 'The security token included in the request is expired'}});
		await useFiles('', '[lab]\naws_access_key_id = OLD\naws_secret_access_key = x');
		const connection = await open({endpoint, profile: 'lab'});
		await describeStream(connection, 's');
		accepted = 'NEW';
		await expect(describeStream(connection, 's')).rejects.toMatchObject({name: 'ExpiredTokenException'});
		await useFiles('', '[lab]\naws_access_key_id = NEW\naws_secret_access_key = x');
		await describeStream(connection, 's');
		expect(keysUsed()).toEqual(['OLD', 'OLD', 'NEW']);
	});
});

test('a call is tried once: whoever loops counts the attempts', async () => {
	const {endpoint, requests} = await startRecorder(() => ({status: 500, body: {__type: 'InternalFailure'}}));
	const {sdk} = await open({endpoint});
	await expect(sdk.send(new GetRecordsCommand({ShardIterator: 'x'}))).rejects.toThrow();
	expect(requests).toHaveLength(1);
});

test.each([
	['of other programs, some of which read the region in it', false, true],
	['of clickmon itself, which does not look', true, false],
])('the signature of a call to an endpoint %s', async (_, isEmbedded, isSigned) => {
	const {endpoint, requests} = await startRecorder(() => ({status: 200, body: summary}));
	await describeStream(await open({endpoint, isEmbedded}), 's');
	expect(requests.map(({headers}) => 'authorization' in headers)).toEqual([isSigned]);
});

test('calls share kept-alive sockets', async () => {
	const {endpoint, requests} = await startRecorder(() => ({status: 200, body: summary}));
	const connection = await open({endpoint});
	for (let call = 0; call < 3; call++) {
		await describeStream(connection, 's');
	}

	expect(requests[0]!.httpVersion).toBe('1.1');
	expect(new Set(requests.map(({socket}) => socket)).size).toBe(1);
});
