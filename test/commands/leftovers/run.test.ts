import {expect, test} from 'vitest';
import {RegisterStreamConsumerCommand} from '@aws-sdk/client-kinesis';
import {createStream, describeStream} from '../../../source/kinesis/streams/stream.js';
import {startEmbedded} from '../../helpers/embedded.js';
import {runCli} from '../../helpers/run-cli.js';

const start = async () => {
	const kinesis = await startEmbedded();
	await createStream(kinesis.connection, 'clickstream-lab', 2);
	await createStream(kinesis.connection, 'orders', 3);
	const {arn} = await describeStream(kinesis.connection, 'orders');
	for (const name of ['clickmon-host-1', 'billing']) {
		await kinesis.sdk.send(new RegisterStreamConsumerCommand({StreamARN: arn, ConsumerName: name}));
	}

	return kinesis;
};

test('it lists the lab’s streams and clickmon’s consumers, with what each costs, and how to be rid of them', async () => {
	await using kinesis = await start();
	const {exitCode, stdout, stderr} = await runCli(['leftovers', '--endpoint', kinesis.endpoint]);
	expect(exitCode).toBe(0);
	expect(stdout.replaceAll(/CREATING|ACTIVE {2}/gv, 'ACTIVE  ').split('\n')).toEqual([
		'WHAT      NAME             OF STREAM  STATUS  MODE         OPEN SHARDS  AN HOUR',
		'stream    clickstream-lab  -          ACTIVE  PROVISIONED  2            $0.030',
		'consumer  clickmon-host-1  orders     ACTIVE  PROVISIONED  3            $0.045',
		'',
	]);
	expect(stderr).toContain('1 stream and 1 registered consumer would cost $0.075 an hour on AWS, and what is written and read on top (estimate, us-east-1 list prices of 2024-07-01).');
	expect(stderr).toContain(`Delete a stream with its consumers: npx clickmon delete --stream clickstream-lab --endpoint ${kinesis.endpoint}`);
	expect(stderr).toMatch(/Deregister a consumer: aws kinesis deregister-stream-consumer --consumer-arn \S+clickmon-host-1:\d+ --region us-east-1 --endpoint-url/v);
});

test('--name looks for others; --json is a line for each', async () => {
	await using kinesis = await start();
	const {stdout} = await runCli(['leftovers', '--json', '--name', 'o*', '--endpoint', kinesis.endpoint]);
	const lines = stdout.trim().split('\n').map(line => JSON.parse(line) as Record<string, unknown>);
	expect(lines.map(({kind, streamName, consumerName, openShardCount}) => ({
		kind, streamName, consumerName, openShardCount,
	}))).toEqual([
		{kind: 'stream', streamName: 'orders', openShardCount: 3},
		{
			kind: 'consumer', streamName: 'orders', consumerName: 'billing', openShardCount: 3,
		},
		{
			kind: 'consumer', streamName: 'orders', consumerName: 'clickmon-host-1', openShardCount: 3,
		},
	]);
	expect(lines[0]!.cost).toMatchObject({dollarsPerHour: 0.045, dollarsPerHourFor: {stream: 0.045, consumers: 0}, isCharged: false});
	expect(lines[1]!.cost).toMatchObject({dollarsPerHour: 0.045, dollarsPerHourFor: {consumers: 0.045}});
});

test('nothing left is said so, with exit code 0 and nothing on stdout', async () => {
	await using kinesis = await start();
	const result = await runCli(['leftovers', '--name', 'x*', '--endpoint', kinesis.endpoint]);
	expect(result).toEqual({exitCode: 0, stdout: '', stderr: `Nothing is left at ${kinesis.endpoint}: no stream is named x*, and no registered consumer x*.\n`});
});

test('a pattern that no name fits is wrong usage', async () => {
	const {exitCode, stderr} = await runCli(['leftovers', '--name', 'a b']);
	expect(exitCode).toBe(2);
	expect(stderr).toContain('--name does not take “a b”');
});
