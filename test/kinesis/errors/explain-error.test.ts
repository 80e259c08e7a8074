import process from 'node:process';
import {describe, expect, test} from 'vitest';
import {classifyError, isStreamNotFound} from '../../../source/kinesis/errors/error-kind.js';
import {explainError, type ErrorContext} from '../../../source/kinesis/errors/explain-error.js';
import {UserError} from '../../../source/user-error.js';
import {serviceError, socketError} from '../../helpers/fake-kinesis.js';

const aws: ErrorContext = {streamName: 'clicks', region: 'eu-west-1'};
const local: ErrorContext = {...aws, endpoint: 'http://127.0.0.1:4567'};
const tls = (code: string) => Object.assign(new Error(code), {code});

// What Node throws for a name with several addresses has no message.
// eslint-disable-next-line unicorn/error-message
const aggregateRefusal = Object.assign(new AggregateError([socketError('ECONNREFUSED')], ''), {code: 'ECONNREFUSED'});

// The messages are the service's and the SDK's own.
const table: ReadonlyArray<[name: string, error: Error, context: ErrorContext, code: string, says: ReadonlyArray<string | RegExp>]> = [
	['no credentials anywhere', serviceError('CredentialsProviderError', 'Could not load credentials from any providers'), aws, 'no-credentials', ['`aws configure`', '`aws sso login`', '`clickmon --local`']],
	['no credentials for a profile', serviceError('CredentialsProviderError', 'Could not load credentials from any providers'), {...aws, profile: 'lab'}, 'no-credentials', ['`aws configure --profile lab`']],
	['a profile that needs MFA', serviceError('CredentialsProviderError', 'Profile lab requires multi-factor authentication, but no MFA code callback was provided.'), {...aws, profile: 'lab'}, 'no-credentials', ['multi-factor', `\`aws configure export-credentials --profile lab --format ${process.platform === 'win32' ? 'powershell' : 'env'}\``]],
	['an SSO session that is over', serviceError('CredentialsProviderError', 'The SSO session associated with this profile has expired. To refresh this SSO session run aws sso login with the corresponding profile.'), {...aws, profile: 'lab'}, 'expired-credentials', ['`aws sso login --profile lab`']],
	['an SSO token that is over', serviceError('TokenProviderError', 'Token is expired. To refresh this SSO session run \'aws sso login\' with the corresponding profile.'), aws, 'expired-credentials', ['`aws sso login`']],
	['a console login that is over', serviceError('CredentialsProviderError', 'Failed to load a token for session x, please re-authenticate using aws login'), aws, 'expired-credentials', ['`aws login`']],
	['a session token that is over', serviceError('ExpiredTokenException', 'The security token included in the request is expired'), aws, 'expired-credentials', ['have expired', 'renew']],
	['an access key that does not exist', serviceError('UnrecognizedClientException', 'The security token included in the request is invalid.'), aws, 'invalid-credentials', ['Kinesis in eu-west-1', 'get-caller-identity']],
	['a wrong secret', serviceError('InvalidSignatureException', 'The request signature we calculated does not match the signature you provided.'), aws, 'invalid-credentials', ['get-caller-identity']],
	['a clock that is wrong', serviceError('InvalidSignatureException', 'Signature expired: 20260101T000000Z is now earlier than 20260101T001000Z'), aws, 'clock-skew', ['clock', 'date and time']],
	['no permission', serviceError('AccessDeniedException', 'User: arn:aws:iam::1:user/x is not authorized to perform: kinesis:GetRecords on resource: arn:aws:kinesis:eu-west-1:1:stream/clicks because no identity-based policy allows the kinesis:GetRecords action'), aws, 'access-denied', ['kinesis:GetRecords', '“clicks”', 'in eu-west-1', 'IAM']],
	['no such stream on AWS', serviceError('ResourceNotFoundException', 'Stream clicks under account 1 not found.'), aws, 'stream-not-found', ['“clicks”', 'in eu-west-1', '`clickmon create --stream clicks`', '`clickmon streams`', '--region']],
	['no such stream by its ARN', serviceError('ResourceNotFoundException', 'Stream clicks under account 1 not found.'), {...aws, streamArn: 'arn:aws:kinesis:eu-west-1:000000000001:stream/clicks'}, 'stream-not-found', ['“clicks”', 'arn:aws:kinesis:eu-west-1:000000000001:stream/clicks', 'check its account']],
	['no such stream at an endpoint', serviceError('ResourceNotFoundException', 'Stream clicks under account 1 not found.'), local, 'stream-not-found', ['at http://127.0.0.1:4567', '--endpoint']],
	['no such shard', serviceError('ResourceNotFoundException', 'Shard shardId-000000000009 in stream clicks under account 1 does not exist'), aws, 'not-found', ['shardId-000000000009', '`clickmon status`']],
	['nobody listens on this machine', socketError('ECONNREFUSED'), local, 'connection-refused', ['http://127.0.0.1:4567', '`clickmon local --port 4567`', '--endpoint']],
	['nobody listens elsewhere', socketError('ECONNREFUSED'), {...aws, endpoint: 'https://kinesis.test:80'}, 'connection-refused', [/refuses.*--endpoint/v]],
	['both addresses of localhost refuse', aggregateRefusal, {endpoint: 'http://localhost:4567'}, 'connection-refused', ['http://localhost:4567']],
	['a region that does not exist', socketError('ENOTFOUND'), {...aws, region: 'eu-west-9'}, 'host-not-found', ['eu-west-9', '--region', '`clickmon --local`']],
	['an endpoint that does not exist', socketError('ENOTFOUND'), {...aws, endpoint: 'https://nowhere.test'}, 'host-not-found', ['https://nowhere.test', '--endpoint']],
	['no network', socketError('EAI_AGAIN'), aws, 'host-not-found', ['network']],
	['a connection that was reset', Object.assign(socketError('ECONNRESET'), {name: 'TimeoutError'}), aws, 'connection-lost', ['ECONNRESET', 'network']],
	['https to an http port', tls('EPROTO'), {...aws, endpoint: 'https://127.0.0.1:4567'}, 'protocol-error', ['http or https']],
	['http to an https port', tls('HPE_INVALID_CONSTANT'), local, 'protocol-error', ['http or https']],
	['a certificate of its own', tls('DEPTH_ZERO_SELF_SIGNED_CERT'), {...aws, endpoint: 'https://localhost:4567'}, 'certificate-not-trusted', ['--ca FILE', 'https://localhost:4567']],
	['a certificate behind a proxy', tls('UNABLE_TO_GET_ISSUER_CERT_LOCALLY'), aws, 'certificate-not-trusted', ['--ca FILE']],
	['a time-out', serviceError('TimeoutError', 'socket timed out'), aws, 'timeout', ['does not answer']],
	['throttling', serviceError('ProvisionedThroughputExceededException', 'Rate exceeded for shard shardId-000000000000 in stream clicks under account 1.'), aws, 'throttled', ['“clicks”', 'shards']],
	['a call rate', serviceError('LimitExceededException', 'Rate exceeded for stream clicks under account 1.'), aws, 'throttled', ['“clicks”']],
	// API Reference, UpdateShardCount: ten times in a rolling 24-hour period.
	['the eleventh rescale of a day', serviceError('LimitExceededException', 'UpdateShardCount cannot be called more than 10 times in a rolling 24-hour period'), aws, 'limit-exceeded', ['10 times in 24 hours']],
	['the third switch of the mode', serviceError('LimitExceededException', 'Stream clicks has switched its mode 2 times in the last 24 hours; the limit is 2.'), aws, 'limit-exceeded', ['switches its mode 2 times in 24 hours, so wait']],
	['the 26th key of a day', serviceError('LimitExceededException', 'Encryption was changed 25 times in a rolling 24-hour period'), aws, 'limit-exceeded', ['changes its encryption 25 times in 24 hours, so wait']],
	['a rescale that is too big for one step', serviceError('LimitExceededException', 'UpdateShardCount cannot scale down below half your current open shard count. Current open shard count: 3, Target shard count: 1'), aws, 'limit-exceeded', ['half to double']],
	['too many streams', serviceError('LimitExceededException', 'You have exceeded the limit of 5 streams in CREATING state.'), aws, 'limit-exceeded', ['quota']],
	['a stream that is busy', serviceError('ResourceInUseException', 'Stream clicks under account 1 not ACTIVE, instead in state CREATING'), aws, 'in-use', ['ACTIVE', '`clickmon status`']],
	['a bad argument', serviceError('InvalidArgumentException', 'StartingSequenceNumber 7 is invalid.'), aws, 'invalid-argument', ['StartingSequenceNumber 7 is invalid']],
	['a bad value', serviceError('ValidationException', '1 validation error detected'), aws, 'invalid-argument', ['validation']],
	['a KMS key out of reach', serviceError('KMSAccessDeniedException', 'The ciphertext refers to a customer master key that does not exist'), aws, 'encryption-key', ['KMS key', 'enabled']],
	['a fault of the service', serviceError('InternalFailureException', 'Internal service failure.', 500), aws, 'service-error', ['again']],
	['a fault without words', serviceError('UnknownError', 'UnknownError', 503), aws, 'service-error', ['HTTP 503']],
	['an answer that was cut off', new SyntaxError('Unexpected end of JSON input'), aws, 'service-error', ['again']],
	['a page of a gateway in trouble', Object.assign(new SyntaxError('Unexpected token \'<\', "<html>502</html>" is not valid JSON'), {$metadata: {httpStatusCode: 502}}), aws, 'service-error', ['HTTP 502', 'again']],
	['a page instead of an answer', Object.assign(new SyntaxError('Unexpected token \'<\', "<html>nope</html>" is not valid JSON\n  Deserialization error: to see the raw response, inspect the hidden field {error}.$response on this object.'), {$metadata: {httpStatusCode: 404}}), {...aws, endpoint: 'https://web.test'}, 'not-kinesis', ['HTTP 404', '--endpoint']],
	['the log-in page of a hotel', Object.assign(new SyntaxError('Unexpected token \'<\', "<html>hello</html>" is not valid JSON\n  Deserialization error: to see the raw response, inspect the hidden field {error}.$response on this object.'), {$metadata: {httpStatusCode: 200}}), aws, 'not-kinesis', ['log-in page']],
	['an answer without a word', serviceError('Unknown', 'UnknownError', 400), {...aws, endpoint: 'https://web.test'}, 'not-kinesis', ['HTTP 400']],
	['an error of tomorrow', serviceError('SomethingNewException', 'Something new.'), aws, 'unexpected', ['Something new']],
	['what nobody thought of', new Error('the moon is full'), aws, 'unexpected', ['the moon is full']],
];

describe('each failure is one line with what to do next', () => {
	test.each(table)('%s', (_name, error, context, code, says) => {
		const explained = explainError(error, context);
		expect(explained.code).toBe(code);
		for (const words of says) {
			expect(explained.message).toMatch(words);
		}

		expect(explained.message).toMatch(/^[\dA-Z“].*\.$/v);
		expect(explained.message).not.toMatch(/undefined|Exception|\bat .*:\d+:\d+/v);
	});
});

test('what the service quotes cannot reach the terminal as more than text', () => {
	const hostile = serviceError('InvalidArgumentException', 'bad \u{1B}[2J\u{1B}]52;c;aGk=\u{7} name\r\n\u{202E}evil\u{2028} \u{D800}');
	const {message} = explainError(hostile, {...aws, streamName: 'a\u{1B}[31m'});
	expect(message).not.toMatch(/[\p{Control}\p{Format}\p{Surrogate}\u{2028}]/v);
	expect(message).toContain('[2J');
});

test('a message without end is cut', () => {
	const endless = serviceError('InvalidArgumentException', 'x'.repeat(10_000));
	expect(explainError(endless, aws).message.length).toBeLessThan(500);
});

test('a message of ours passes through', () => {
	const error = new UserError('mine', 'Mine.');
	expect(explainError(error, aws)).toBe(error);
});

test('only a missing stream is a missing stream', () => {
	expect(isStreamNotFound(serviceError('ResourceNotFoundException', 'Stream s under account 1 not found.'))).toBe(true);
	expect(isStreamNotFound(serviceError('ResourceNotFoundException', 'Shard shardId-000000000000 in stream s under account 1 does not exist'))).toBe(false);
	expect(isStreamNotFound(serviceError('ResourceNotFoundException', 'Consumer arn:… not found.'))).toBe(false);
	expect(isStreamNotFound(socketError('ENOTFOUND'))).toBe(false);
});

test.each([[undefined], [null], ['text'], [7], [{}]])('%j can be thrown too', thrown => {
	expect(classifyError(thrown)).toBe('unknown');
	expect(explainError(thrown, {}).code).toBe('unexpected');
});
