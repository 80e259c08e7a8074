import {createServer, type AddressInfo} from 'node:net';
import {once} from 'node:events';
import {existsSync, readFileSync} from 'node:fs';
import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {
	CreateStreamCommand,
	ListShardsCommand,
	ListStreamsCommand,
	PutRecordCommand,
} from '@aws-sdk/client-kinesis';
import {expect, test} from 'vitest';
import {repairText, usageText} from '../../../source/commands/local/run.js';
import {systemClock} from '../../../source/time/clock.js';
import {sdkOver} from '../../../source/kinesis/client/client.js';
import type {Connection} from '../../../source/kinesis/client/connection.js';
import {waitUntilActive} from '../../../source/kinesis/streams/waiting.js';
import {createClient} from '../../helpers/embedded.js';
import {hasSignals, runCli, startCli} from '../../helpers/run-cli.js';
import {openTerminal} from '../../helpers/terminal.js';
import {createTemporaryFolder} from '../../helpers/temporary-folder.js';

/**
The path of a file in a folder of its own; nothing is written.
*/
const planFile = (): string => path.join(createTemporaryFolder(), 'plan.json');

test.runIf(hasSignals)('it says where it is, serves until Ctrl+C, and exits with 130', async () => {
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
		{
			retainedBytes: 0, retainedRecords: 0, trimmedRecords: 0, throttled: {},
		},
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
	const file = planFile();
	if (text !== undefined) {
		await writeFile(file, text);
	}

	const {exitCode, stdout, stderr} = await runCli(['local', '--port', '0', '--faults', file]);
	expect({exitCode, stdout}).toEqual({exitCode: 2, stdout: ''});
	expect(stderr).toMatch(words);
});

test.runIf(hasSignals)('the faults of a plan are injected', async () => {
	const file = planFile();
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

test.runIf(hasSignals)('--data keeps streams across a kill', async () => {
	const folder = createTemporaryFolder();
	const start = async () => {
		const cli = startCli(['local', '--port', '0', '--json', '--data', folder]);
		await cli.waitFor(({stdout}) => stdout.includes('\n'));
		const {endpoint} = JSON.parse(cli.stdout) as {endpoint: string};
		return {cli, sdk: createClient(endpoint)};
	};

	const first = await start();
	await first.sdk.send(new CreateStreamCommand({StreamName: 'kept', ShardCount: 1}));
	first.sdk.destroy();
	first.cli.signal('SIGKILL');
	await first.cli.finished;

	const second = await start();
	expect(await second.sdk.send(new ListStreamsCommand())).toMatchObject({StreamNames: ['kept']});
	second.sdk.destroy();
	second.cli.signal('SIGTERM');
	expect(await second.cli.finished).toMatchObject({exitCode: 130, stderr: ''});
});

test.runIf(hasSignals)('it says so when records are dropped because of --max-bytes', async () => {
	const cli = startCli(['local', '--port', '0', '--json', '--no-limits', '--max-bytes', '1MB']);
	await cli.waitFor(({stdout}) => stdout.includes('\n'));
	const sdk = createClient((JSON.parse(cli.stdout) as {endpoint: string}).endpoint);
	await sdk.send(new CreateStreamCommand({StreamName: 'full', ShardCount: 1}));
	await waitUntilActive({sdk: sdkOver(sdk)} as Connection, 'full', {clock: systemClock});
	for (let put = 0; put < 4; put++) {
		await sdk.send(new PutRecordCommand({StreamName: 'full', PartitionKey: 'k', Data: new Uint8Array(500_000)}));
	}

	await cli.waitFor(({stderr}) => stderr.includes('records dropped'));
	sdk.destroy();
	cli.signal('SIGINT');
	const {stdout} = await cli.finished;
	expect(JSON.parse(stdout.trim().split('\n').at(-1)!)).toMatchObject({trimmedRecords: 2});
});

test.each([
	['a torn end', {cutBytes: 12, cutRecords: 0}, '/d/journal is damaged behind byte 5,000: the 12 bytes from there on were cut off, and no whole record is in them. Everything before is kept, and the file as it was is /d/journal.damaged.'],
	['half of the file', {cutBytes: 40_000, cutRecords: 1200}, '/d/journal is damaged behind byte 5,000: the 40,000 bytes from there on were cut off, and 1,200 records are in them. Everything before is kept, and the file as it was is /d/journal.damaged.'],
	['one record', {cutBytes: 400, cutRecords: 1}, '/d/journal is damaged behind byte 5,000: the 400 bytes from there on were cut off, and 1 record is in them. Everything before is kept, and the file as it was is /d/journal.damaged.'],
])('%s of a journal is told in counts', (_, cut, text) => {
	expect(repairText({
		path: '/d/journal', keptBytes: 5000, copyPath: '/d/journal.damaged', ...cut,
	})).toBe(text);
});

test.runIf(hasSignals)('--tls says what to trust, and clickmon trusts it; the next start has the same authority', async () => {
	const environment = {XDG_DATA_HOME: createTemporaryFolder(), HOME: createTemporaryFolder()};
	const authorities: string[] = [];
	for (let run = 0; run < 2; run++) {
		const cli = startCli(['local', '--port', '0', '--tls', '--json', '--create', 'orders:2'], {environment});
		await cli.waitFor(({stdout}) => stdout.includes('\n'));
		const {endpoint, authorityFile} = JSON.parse(cli.stdout) as {endpoint: string; authorityFile: string};
		expect(endpoint).toMatch(/^https:/v);
		authorities.push(readFileSync(authorityFile, 'utf8'));
		const {exitCode, stdout, stderr} = await runCli(['streams', '--json'], {
			environment: {
				AWS_ENDPOINT_URL_KINESIS: endpoint, AWS_CA_BUNDLE: authorityFile, AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local',
			},
		});
		expect({exitCode, stderr}).toEqual({exitCode: 0, stderr: ''});
		expect(stdout).toContain('"orders"');
		cli.signal('SIGTERM');
		await cli.finished;
	}

	expect(authorities[1]).toBe(authorities[0]);
});

test.runIf(hasSignals)('--create and --ready-file: when the file is there the streams are ACTIVE, and it goes with the endpoint', async () => {
	const readyFile = path.join(createTemporaryFolder(), 'ready.json');
	await writeFile(readyFile, 'of an earlier run');
	const streams = ['a', 'b:2', 'c', 'd', 'e', 'f', 'g:3'].flatMap(stream => ['--create', stream]);
	const cli = startCli(['local', '--port', '0', '--json', '--ready-file', readyFile, ...streams]);
	await cli.waitFor(({stdout}) => stdout.includes('\n'));
	const ready = JSON.parse(readFileSync(readyFile, 'utf8')) as {endpoint: string};
	expect(ready).toEqual(JSON.parse(cli.stdout));
	expect(ready).toMatchObject({streams: ['a', 'b', 'c', 'd', 'e', 'f', 'g'], region: 'us-east-1'});
	const sdk = createClient(ready.endpoint);
	const {StreamSummaries: summaries} = await sdk.send(new ListStreamsCommand());
	expect(summaries!.map(summary => summary.StreamStatus)).toEqual(Array.from({length: 7}, () => 'ACTIVE'));
	const {Shards: shards} = await sdk.send(new ListShardsCommand({StreamName: 'g'}));
	expect(shards).toHaveLength(3);
	sdk.destroy();
	cli.signal('SIGTERM');
	await cli.finished;
	expect(existsSync(readyFile)).toBe(false);
});

test.runIf(hasSignals)('--create leaves a stream of --data as it is, after a kill too', async () => {
	const folder = createTemporaryFolder();
	const shardCounts: number[] = [];
	for (const count of [2, 5]) {
		const streams = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap(name => ['--create', `${name}:${count}`]);
		const cli = startCli(['local', '--port', '0', '--json', '--data', folder, ...streams]);
		await cli.waitFor(({stdout}) => stdout.includes('\n'));
		const sdk = createClient((JSON.parse(cli.stdout) as {endpoint: string}).endpoint);
		const {Shards: shards} = await sdk.send(new ListShardsCommand({StreamName: 'f'}));
		shardCounts.push(shards!.length);
		sdk.destroy();
		cli.signal('SIGKILL');
		await cli.finished;
	}

	expect(shardCounts).toEqual([2, 2]);
});

test.runIf(hasSignals)('--wait ends when clickmon local can be called', async () => {
	const cli = startCli(['local', '--port', '0', '--json']);
	await cli.waitFor(({stdout}) => stdout.includes('\n'));
	const {port, endpoint} = JSON.parse(cli.stdout) as {port: number; endpoint: string};
	expect(await runCli(['local', '--wait', '--json', '--port', String(port)])).toEqual({exitCode: 0, stdout: `{"endpoint":"${endpoint}","port":${port}}\n`, stderr: ''});
	cli.signal('SIGTERM');
	await cli.finished;
});

test('--wait fails in time, and says whether anybody listens', async () => {
	const other = createServer(socket => {
		socket.end('SSH-2.0\r\n').resume();
	}).listen(0, '127.0.0.1');
	await once(other, 'listening');
	const {port} = other.address() as AddressInfo;
	const taken = await runCli(['local', '--wait=200ms', '--port', String(port)]);
	other.close();
	await once(other, 'close');
	const free = await runCli(['local', '--wait=200ms', '--port', String(port)]);
	expect([taken.exitCode, free.exitCode, taken.stdout, free.stdout]).toEqual([1, 1, '', '']);
	expect(taken.stderr).toMatch(/^clickmon: Another program than clickmon local listens .*\n$/v);
	expect(free.stderr).toMatch(/^clickmon: Nobody listens .* after 200ms: start clickmon local.*\n$/v);
});

test('at a terminal its first line is whole', async () => {
	using terminal = openTerminal({columns: 100, rows: 24, words: ['local', '--port', '0', '--duration', '2s']});
	await terminal.waitForScreen(screen => screen.includes('0 records kept'));
	expect(terminal.screen()[0]).toMatch(/^Kinesis at http:\/\/127\.0\.0\.1:\d+, region /v);
	expect(terminal.screen().filter(row => row.includes('records kept'))).toEqual([expect.stringMatching(/^0 records kept, 0 B\s*$/v)]);
	await terminal.exited;
});

test('the status line tells what the limits turned down of everybody', () => {
	const kept = {
		retainedBytes: 2048, retainedRecords: 3, trimmedRecords: 0, readFromOldest: {},
	};
	expect(usageText({...kept, throttled: {}})).toBe('3 records kept, 2 KiB');
	expect(usageText({...kept, throttled: {a: {records: 21_000, reads: 0}, b: {records: 429, reads: 1}}})).toBe('3 records kept, 2 KiB, 21,429 put records throttled, 1 read throttled');
});
