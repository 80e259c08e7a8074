import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {json} from 'node:stream/consumers';
import {
	describe,
	expect,
	onTestFinished,
	test,
} from 'vitest';
import {PutRecordCommand} from '../../../source/kinesis/client/calls.js';
import {createStream, describeStream} from '../../../source/kinesis/streams/stream.js';
import {startEmbedded, type Embedded} from '../../helpers/embedded.js';
import {hasSignals, runCli, startCli} from '../../helpers/run-cli.js';

const noDate = (text: string) => text.replaceAll(/\d{4}-\d\d-\d\dT[\d.:]+Z/gv, 'TIME');

test('lists streams for a person, and as JSON lines', async () => {
	await using kinesis = await startEmbedded();
	await createStream(kinesis.connection, 'orders', 12);
	await createStream(kinesis.connection, 'clicks', 1);
	const shown = await runCli(['streams', '--endpoint', kinesis.endpoint]);
	expect({...shown, stdout: noDate(shown.stdout)}).toEqual({
		exitCode: 0,
		stderr: '',
		stdout: [
			'STREAM  STATUS  MODE         OPEN SHARDS  CREATED',
			'clicks  ACTIVE  PROVISIONED  1            TIME',
			'orders  ACTIVE  PROVISIONED  12           TIME',
			'',
		].join('\n'),
	});
	const {stdout, stderr} = await runCli(['streams', '--json', '--endpoint', kinesis.endpoint]);
	expect(stderr).toBe('');
	expect(stdout.trim().split('\n').map(line => JSON.parse(noDate(line)) as unknown)).toEqual([['clicks', 1], ['orders', 12]].map(([streamName, openShardCount]) => ({
		streamName,
		streamArn: `arn:aws:kinesis:us-east-1:000000000000:stream/${streamName}`,
		streamStatus: 'ACTIVE',
		streamMode: 'PROVISIONED',
		openShardCount,
		creationTimestamp: 'TIME',
	})));
});

test('without streams it says so, and what to do; a script finds nothing on stdout', async () => {
	await using kinesis = await startEmbedded();
	const shown = await runCli(['streams', '--endpoint', kinesis.endpoint]);
	expect(shown).toEqual({
		exitCode: 0,
		stdout: '',
		stderr: `There are no streams at ${kinesis.endpoint}: create one with \`npx clickmon create --stream NAME\`, or look with another --endpoint.\n`,
	});
	const {stdout, stderr} = await runCli(['streams', '--json', '--endpoint', kinesis.endpoint]);
	expect(stdout).toBe('');
	expect(JSON.parse(stderr)).toEqual({note: shown.stderr.trim().replace('npx ', '')});
});

test('--local has the one stream that it makes', async () => {
	const {exitCode, stdout} = await runCli(['streams', '--local', '--json']);
	expect(exitCode).toBe(0);
	expect(JSON.parse(stdout)).toMatchObject({streamName: 'clickstream-lab', openShardCount: 1});
});

/**
An endpoint of few words, which counts its calls.
*/
const startScripted = async (answers: Readonly<Record<string, (input: {StreamName?: string}) => [status: number, body: unknown]>>) => {
	const calls: string[] = [];
	const answer = async (request: IncomingMessage, response: ServerResponse) => {
		const operation = String(request.headers['x-amz-target']).replace(/^.*\./v, '');
		calls.push(operation);
		const [status, body] = answers[operation]!(await json(request) as {StreamName?: string});
		response.writeHead(status, {'content-type': 'application/x-amz-json-1.1'}).end(JSON.stringify(body));
	};

	const server = createServer((request, response) => {
		void answer(request, response);
	});
	await new Promise<void>(resolve => {
		server.listen(0, '127.0.0.1', resolve);
	});
	onTestFinished(() => {
		server.close();
	});
	return {calls, endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`};
};

const summary = (name: string) => ({
	StreamName: name, StreamARN: `arn:${name}`, StreamStatus: 'ACTIVE', StreamModeDetails: {StreamMode: 'ON_DEMAND'}, StreamCreationTimestamp: 1_700_000_000,
});

test('an endpoint that lists names alone is not asked for the rest', async () => {
	const {calls, endpoint} = await startScripted({ListStreams: () => [200, {StreamNames: ['a', 'b'], HasMoreStreams: false}]});
	const {exitCode, stdout, stderr} = await runCli(['streams', '--endpoint', endpoint]);
	expect({exitCode, stdout, calls}).toEqual({exitCode: 0, stdout: 'STREAM\na\nb\n', calls: ['ListStreams']});
	expect(stderr).toContain('no more than names: `npx clickmon status --stream NAME`');
});

test('the shards of more streams than the account may describe in a second are not asked for', async () => {
	const names = Array.from({length: 21}, (_, index) => `s${index}`);
	const {calls, endpoint} = await startScripted({ListStreams: () => [200, {StreamNames: names, StreamSummaries: names.map(name => summary(name)), HasMoreStreams: false}]});
	const {stdout, stderr} = await runCli(['streams', '--endpoint', endpoint]);
	expect(calls).toEqual(['ListStreams']);
	expect(stdout).toContain('STREAM  STATUS  MODE       CREATED\ns0      ACTIVE  ON_DEMAND  2023-11-14T22:13:20.000Z\n');
	expect(stderr).toContain('Shards are counted for up to 20 streams');
});

test('who may list but not describe sees all but the shards; a name that acts on a terminal does not', async () => {
	const {endpoint} = await startScripted({
		ListStreams: () => [200, {StreamNames: ['a', 'b\u{1B}[2J'], StreamSummaries: [summary('a'), summary('b\u{1B}[2J')], HasMoreStreams: false}],
		DescribeStreamSummary: ({StreamName: name}) => [400, name === 'a'
			? {__type: 'AccessDeniedException', message: 'User: x is not authorized to perform: kinesis:DescribeStreamSummary'}
			: {__type: 'ResourceNotFoundException', message: 'Stream b under account 1 not found.'}],
	});
	const {exitCode, stdout} = await runCli(['streams', '--endpoint', endpoint]);
	expect(exitCode).toBe(0);
	expect(stdout).toMatch(/^a +ACTIVE +ON_DEMAND +- +2023/mv);
	expect(stdout).not.toContain('\u{1B}');
});

test('no permission to list is one line, and of no stream', async () => {
	const {endpoint} = await startScripted({ListStreams: () => [400, {__type: 'AccessDeniedException', message: 'User: x is not authorized to perform: kinesis:ListStreams'}]});
	const {exitCode, stdout, stderr} = await runCli(['streams', '--endpoint', endpoint]);
	expect({exitCode, stdout}).toEqual({exitCode: 1, stdout: ''});
	expect(stderr).toBe(`clickmon: No permission for kinesis:ListStreams at ${endpoint}: ask for an IAM policy that allows it, or use another --profile.\n`);
});

test('a stream can be asked for by its ARN, and messages say its name', async () => {
	await using kinesis = await startEmbedded();
	await createStream(kinesis.connection, 'clicks', 1);
	const {arn} = await describeStream(kinesis.connection, 'clicks');
	const shown = await runCli(['status', '--stream', arn, '--endpoint', kinesis.endpoint]);
	expect(shown.exitCode).toBe(0);
	expect(shown.stdout).toContain('clicks  ACTIVE');
	const other = arn.replace('000000000000', '123456789012');
	const {exitCode, stderr} = await runCli(['status', '--stream', other, '--endpoint', kinesis.endpoint]);
	expect(exitCode).toBe(1);
	expect(stderr).toContain(`There is no stream “clicks” at ${kinesis.endpoint} that has the ARN ${other}`);
});

describe('--from sequence:SHARD:NUMBER', () => {
	const putThree = async ({connection}: Embedded): Promise<string[]> => {
		await createStream(connection, 'clicks', 1);
		const sequenceNumbers: string[] = [];
		for (const text of ['one', 'two', 'three']) {
			const {SequenceNumber} = await connection.sdk.send(new PutRecordCommand({StreamName: 'clicks', PartitionKey: 'k', Data: new TextEncoder().encode(text)}));
			sequenceNumbers.push(SequenceNumber!);
		}

		return sequenceNumbers;
	};

	const dataOf = (stdout: string) => stdout.trim().split('\n').map(line => (JSON.parse(line) as {data?: string}).data).filter(data => data !== undefined);

	test('tail starts with that record', async () => {
		await using kinesis = await startEmbedded();
		const [, second] = await putThree(kinesis);
		const {stdout} = await runCli(['tail', '--stream', 'clicks', '--json', '--exit', '--from', `sequence:0:${second}`, '--endpoint', kinesis.endpoint]);
		expect(dataOf(stdout)).toEqual(['two', 'three']);
	});

	test.runIf(hasSignals)('the session does too', async () => {
		await using kinesis = await startEmbedded();
		const [, second] = await putThree(kinesis);
		const session = startCli(['--stream', 'clicks', '--json', '--from', `sequence:0:${second}`, '--endpoint', kinesis.endpoint]);
		await session.waitFor(({stdout}) => stdout.includes('"three"'));
		session.signal('SIGINT');
		const {stdout} = await session.finished;
		expect(dataOf(stdout)).toEqual(['two', 'three']);
	});

	test('a shard that is not there is one line', async () => {
		await using kinesis = await startEmbedded();
		await putThree(kinesis);
		const wrong = await runCli(['tail', '--stream', 'clicks', '--from', 'sequence:7:1', '--endpoint', kinesis.endpoint]);
		expect(wrong).toMatchObject({exitCode: 1, stderr: 'clickmon: There is no shard “shardId-000000000007” in stream “clicks”: see its shards with `npx clickmon status`.\n'});
	});
});
