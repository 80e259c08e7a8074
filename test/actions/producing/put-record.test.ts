import {Buffer} from 'node:buffer';
import {CreateStreamCommand, GetRecordsCommand, GetShardIteratorCommand} from '@aws-sdk/client-kinesis';
import {
	expect,
	onTestFinished,
	test,
	vi,
} from 'vitest';
import type {ActionContext} from '../../../source/actions/action.js';
import {putRecord} from '../../../source/actions/producing/put-record.js';
import {createManualClock} from '../../helpers/manual-clock.js';
import {startEmbedded} from '../../helpers/embedded.js';
import {snapshotOf} from '../fixtures.js';

const StreamName = 'own';

const start = async () => {
	const embedded = await startEmbedded();
	onTestFinished(embedded.stop);
	await embedded.sdk.send(new CreateStreamCommand({StreamName, ShardCount: 4}));
	const {connection} = embedded;
	const wrote = vi.fn<NonNullable<ActionContext['wrote']>>();
	const put = async (partitionKey: string, data: string) =>
		putRecord.run({
			connection, streamName: StreamName, clock: createManualClock(), signal: new AbortController().signal, progress: () => undefined, wrote,
		}, {partitionKey, data});
	return {put, wrote, sdk: embedded.sdk};
};

test('the record is there as it was typed, and the sentence says where and why', async () => {
	const {put, wrote, sdk} = await start();
	// Source: printf user-5 | md5sum begins with 39.
	expect(await put('user-5', 'ä {"n":1}')).toMatch(/^put a record of key user-5 into shard 0, which takes 00 to 3f: its MD5 begins with 39; sequence number \d+$/v);
	const {ShardIterator} = await sdk.send(new GetShardIteratorCommand({StreamName, ShardId: 'shardId-000000000000', ShardIteratorType: 'TRIM_HORIZON'}));
	const {Records} = await sdk.send(new GetRecordsCommand({ShardIterator}));
	expect(wrote).toHaveBeenCalledExactlyOnceWith({
		shardId: 'shardId-000000000000', sequenceNumber: Records![0]!.SequenceNumber, place: 'shard 0, which takes 00 to 3f: its MD5 begins with 39',
	});
	expect(Records!.map(({PartitionKey, Data}) => [PartitionKey, Buffer.from(Data!).toString()])).toEqual([['user-5', 'ä {"n":1}']]);
});

test('a key that the service does not take is told before it is sent', async () => {
	const {put} = await start();
	await expect(put('', 'a')).rejects.toThrow('The record was not put: its partition key is empty.');
});

test('read-only sessions and absent streams have none; its line is that of the AWS CLI', () => {
	expect(putRecord.isEnabled(snapshotOf({isReadOnly: true}))).toBe('read-only');
	expect(putRecord.isEnabled(snapshotOf({connectivity: 'absent', stream: undefined}))).toBe('no stream');
	expect(putRecord.cliEquivalent(snapshotOf(), {partitionKey: 'a', data: '{}'})?.join(' ')).toBe('kinesis put-record --stream-name clickstream-lab --partition-key a --data {}');
});
