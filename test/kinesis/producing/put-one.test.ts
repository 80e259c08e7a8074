import {expect, test} from 'vitest';
import {putOne} from '../../../source/kinesis/producing/put-one.js';
import {CallError, createFakePuts, serviceError} from '../../helpers/fake-puts.js';

const entry = {partitionKey: 'user-1', data: new TextEncoder().encode('{"a":1}')};

test('one record is put with one call, and the answer says where it is', async () => {
	const {connection, calls, stored} = createFakePuts();
	const placed = await putOne(connection, 's', entry, new AbortController().signal);
	expect(stored).toMatchObject([{partitionKey: 'user-1', text: '{"a":1}'}]);
	expect(placed).toEqual({shardId: stored[0]!.shardId, sequenceNumber: stored[0]!.sequenceNumber});
	expect(calls.map(({operation}) => operation)).toEqual(['PutRecord']);
});

test('a refusal is thrown, and the call is not made again', async () => {
	const {connection, calls} = createFakePuts({fateOf: () => new CallError(serviceError('ProvisionedThroughputExceededException'))});
	await expect(putOne(connection, 's', entry, new AbortController().signal)).rejects.toThrow('ProvisionedThroughputExceededException');
	expect(calls).toHaveLength(1);
});
