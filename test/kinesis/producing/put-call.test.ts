import {expect, test} from 'vitest';
import {failureOf, outcomeOf} from '../../../source/kinesis/producing/put-call.js';
import {namedError, serviceError, socketError} from '../../helpers/fake-puts.js';

// What the SDK makes of HTML.
const garbled = (httpStatusCode: number) => Object.assign(new SyntaxError('Unexpected token \'<\', "<html>nope</html>" is not valid JSON'), {$metadata: {httpStatusCode}});

test.each([
	['ECONNREFUSED: nobody listens', socketError('ECONNREFUSED'), 'unreached'],
	['ENOTFOUND', socketError('ENOTFOUND'), 'unreached'],
	['ECONNRESET: it may have arrived', socketError('ECONNRESET'), 'lost'],
	['a timeout', namedError('TimeoutError'), 'lost'],
	['HTTP 500', serviceError('InternalFailure', 500), 'lost'],
	['HTTP 503 with no name', serviceError('UnknownError', 503), 'lost'],
	['an answer that is no JSON', new SyntaxError('Unexpected token'), 'lost'],
	['a gateway\'s page', garbled(502), 'lost'],
	['somebody else\'s page', garbled(404), 'lost'],
	['a page that throttles', garbled(429), 'throttled'],
	['expired credentials', serviceError('ExpiredTokenException'), 'unreached'],
	['no credentials', namedError('CredentialsProviderError'), 'unreached'],
	['a throttled call', serviceError('ThrottlingException'), 'throttled'],
	['a call rate', serviceError('LimitExceededException', 400, 'Rate exceeded for stream lab'), 'throttled'],
	['KMS is busy', serviceError('KMSThrottlingException'), 'throttled'],
	['no such stream', serviceError('ResourceNotFoundException'), 'refused'],
	['no permission', serviceError('AccessDeniedException'), 'refused'],
	['a bad record', serviceError('ValidationException'), 'refused'],
	['the key is disabled', serviceError('KMSDisabledException'), 'refused'],
	['our own end', namedError('AbortError'), 'aborted'],
])('failureOf: %s', (_name, error, expected) => {
	expect(failureOf(error)).toBe(expected);
});

const throttled = 'ProvisionedThroughputExceededException';

// B, PutRecords, PutRecordsResultEntry.
test.each([
	['accepted', {ShardId: 'shardId-000000000001', SequenceNumber: '49'}, {type: 'accepted', shardId: 'shardId-000000000001', sequenceNumber: '49'}],
	['throttled, with the shard', {ErrorCode: throttled, ErrorMessage: 'Rate exceeded for shard shardId-000000000007 in stream lab under account 1.'}, {type: 'throttled', shardId: 'shardId-000000000007'}],
	['throttled, no shard named', {ErrorCode: throttled}, {type: 'throttled', shardId: undefined}],
	['failed', {ErrorCode: 'InternalFailure', ErrorMessage: 'Internal Service Failure'}, {type: 'failed'}],
	['nothing said', {}, {type: 'lost'}],
	['no entry at all', undefined, {type: 'lost'}],
])('outcomeOf: %s', (_name, answer, expected) => {
	expect(outcomeOf(answer)).toEqual(expected);
});
