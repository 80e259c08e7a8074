import {createServer, type AddressInfo} from 'node:net';
import {once} from 'node:events';
import {mkdtemp, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {ListStreamsCommand} from '@aws-sdk/client-kinesis';
import {expect, test} from 'vitest';
import {createClient} from '../helpers/embedded.js';
import {runCli, startCli} from '../helpers/run-cli.js';

/**
The path of a file in a folder of its own; nothing is written.
*/
const planFile = async (): Promise<string> => {
	const folder = await mkdtemp(path.join(tmpdir(), 'clickmon-'));
	return path.join(folder, 'plan.json');
};

test('it says where it is, serves until Ctrl+C, and exits with 130', async () => {
	const cli = startCli(['local', '--port', '0']);
	await cli.waitFor(({stdout}) => stdout.includes('AWS_SECRET_ACCESS_KEY'));
	const endpoint = /http:\/\/127\.0\.0\.1:\d+/v.exec(cli.stdout)![0];
	const sdk = createClient(endpoint);
	expect(await sdk.send(new ListStreamsCommand())).toMatchObject({StreamNames: []});
	cli.signal('SIGINT');
	const {exitCode, stdout, stderr} = await cli.finished;
	sdk.destroy();
	expect({exitCode, stderr}).toEqual({exitCode: 130, stderr: ''});
	expect(stdout).toMatch(/\nStopped with 0 records kept, 0 B\.\n$/v);
});

test('--json tells a program the endpoint and, at the end, what was kept; the end of --duration is a success', async () => {
	const {exitCode, stdout, stderr} = await runCli(['local', '--port', '0', '--duration', '100ms', '--json'], {environment: {AWS_REGION: 'eu-west-3'}});
	expect({exitCode, stderr}).toEqual({exitCode: 0, stderr: ''});
	expect(stdout.trim().split('\n').map(line => JSON.parse(line) as unknown)).toEqual([
		{endpoint: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/v) as string, port: expect.any(Number) as number, region: 'eu-west-3'},
		{retainedBytes: 0, retainedRecords: 0, trimmedRecords: 0},
	]);
});

test('a port that is taken is one line that says what to do', async () => {
	const other = createServer().listen(0, '127.0.0.1');
	await once(other, 'listening');
	const {port} = other.address() as AddressInfo;
	const {exitCode, stdout, stderr} = await runCli(['local', '--port', String(port)]);
	other.close();
	expect({exitCode, stdout}).toEqual({exitCode: 1, stdout: ''});
	expect(stderr).toMatch(new RegExp(String.raw`^clickmon: Port ${port} .*--port 0.*\n$`, 'v'));
});

test.each([
	['that is not there', undefined, /cannot be read \(ENOENT\)/v],
	['with a fault that does not exist', '{"rules": [{"fault": "meteor"}]}', /throttle/v],
])('a fault plan %s is wrong usage', async (_, text, words) => {
	const file = await planFile();
	if (text !== undefined) {
		await writeFile(file, text);
	}

	const {exitCode, stdout, stderr} = await runCli(['local', '--port', '0', '--faults', file]);
	expect({exitCode, stdout}).toEqual({exitCode: 2, stdout: ''});
	expect(stderr).toMatch(words);
});

test('the faults of a plan are injected', async () => {
	const file = await planFile();
	await writeFile(file, '{"rules": [{"fault": "internal-error", "operation": "ListStreams", "count": 1}]}');
	const cli = startCli(['local', '--port', '0', '--json', '--faults', file]);
	await cli.waitFor(({stdout}) => stdout.includes('\n'));
	const sdk = createClient((JSON.parse(cli.stdout) as {endpoint: string}).endpoint);
	await expect(sdk.send(new ListStreamsCommand())).rejects.toMatchObject({$metadata: {httpStatusCode: 500}});
	expect(await sdk.send(new ListStreamsCommand())).toMatchObject({StreamNames: []});
	sdk.destroy();
	cli.signal('SIGTERM');
	await cli.finished;
});
