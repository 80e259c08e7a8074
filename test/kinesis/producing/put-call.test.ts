import {expect, test} from 'vitest';
import type {Connection} from '../../../source/kinesis/client/connection.js';
import {failureOf, outcomeOf, putEntries} from '../../../source/kinesis/producing/put-call.js';
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
	['accepted, by an endpoint that sends an empty error', {ShardId: 'shardId-000000000001', SequenceNumber: '49', ErrorCode: ''}, {type: 'accepted', shardId: 'shardId-000000000001', sequenceNumber: '49'}],
	['half said', {ShardId: 'shardId-000000000001'}, {type: 'lost'}],
	['the other half said', {SequenceNumber: '49'}, {type: 'lost'}],
	['nothing said', {}, {type: 'lost'}],
	['no entry at all', undefined, {type: 'lost'}],
])('outcomeOf: %s', (_name, answer, expected) => {
	expect(outcomeOf(answer)).toEqual(expected);
});

const entry = (partitionKey: string, explicitHashKey?: string) => ({partitionKey, data: new Uint8Array(), ...(explicitHashKey !== undefined && {explicitHashKey})});

/**
Puts with an endpoint that answers in this way, and keeps what it was asked.
*/
const putTo = async (answer: () => unknown, entries: ReadonlyArray<ReturnType<typeof entry>>) => {
	const inputs: unknown[] = [];
	const sdk = {
		async send({input}: {readonly input: unknown}) {
			inputs.push(input);
			return answer();
		},
	};
	const result = await putEntries({connection: {sdk} as unknown as Connection, streamName: 's', signal: new AbortController().signal}, entries);
	return {inputs, result};
};

const throttle = () => {
	throw serviceError(throttled, 400, 'Rate exceeded for shard shardId-000000000007 in stream s under account 1.');
};

test('a throttled single put is about its shard, a throttled call of several about all of them', async () => {
	const {result: single} = await putTo(throttle, [entry('a')]);
	expect(single).toEqual({outcomes: [{type: 'throttled', shardId: 'shardId-000000000007'}]});
	const {result: several} = await putTo(throttle, [entry('a'), entry('b')]);
	expect(several).toMatchObject({failure: 'throttled'});
});

test('an answer without its list says nothing of any entry', async () => {
	const {result} = await putTo(() => ({}), [entry('a'), entry('b')]);
	expect(result).toEqual({outcomes: [{type: 'lost'}, {type: 'lost'}]});
});

test('an explicit hash key goes with its record, alone and among others', async () => {
	const {inputs: single} = await putTo(() => ({}), [entry('a', '7')]);
	expect(single).toMatchObject([{PartitionKey: 'a', ExplicitHashKey: '7'}]);
	const {inputs: several} = await putTo(() => ({}), [entry('a', '7'), entry('b')]);
	expect(several).toMatchObject([{Records: [{PartitionKey: 'a', ExplicitHashKey: '7'}, {PartitionKey: 'b', ExplicitHashKey: undefined}]}]);
});
