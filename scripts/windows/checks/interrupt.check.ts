import {once} from 'node:events';
import {existsSync} from 'node:fs';
import {createServer, type AddressInfo} from 'node:net';
import path from 'node:path';
import {DescribeStreamSummaryCommand, ListStreamConsumersCommand} from '@aws-sdk/client-kinesis';
import {expect, test} from 'vitest';
import {startEmbedded} from '../../../test/helpers/embedded.ts';
import {jsonLinesOf} from '../../../test/helpers/run-cli.ts';
import {
	runOnWindows,
	startOnWindows,
	type WindowsOptions,
} from '../program.ts';
import {createWorkFolder} from '../work-folder.ts';

const interruptWhen = async (pattern: RegExp, words: readonly string[], options?: WindowsOptions) => {
	const program = startOnWindows(words, options);
	await program.waitFor(pattern);
	program.interrupt();
	return program.finished;
};

test.each([
	[['produce', '--local', '--rate', '5'], /user-\d/v, /^latency/mv],
	[['local', '--port', '0'], /Ctrl\+C ends it/v, /^Stopped with /mv],
	[['--local', '--json'], /event_id/v, /"summary"/v],
	[['--local'], /event_id/v, /^# .*sent \d+, accepted \d+/mv],
] as const)('Ctrl+C ends %j with its summary and 130', async (words, pattern, summary) => {
	const {exitCode, stdout, stderr} = await interruptWhen(pattern, words);
	expect(stdout + stderr).toMatch(summary);
	expect(exitCode).toBe(130);
});

test.each([
	['create', ['create']],
	['streams', ['streams']],
	['status', ['status']],
	['scale', ['scale', '2']],
	['delete', ['delete', '--yes']],
])('Ctrl+C ends %s while it waits, with 130 and one line', async (_name, words) => {
	const silent = createServer(socket => {
		socket.on('error', () => undefined).resume();
	}).listen(0, '127.0.0.1');
	await once(silent, 'listening');
	const program = startOnWindows(words, {environment: {AWS_ENDPOINT_URL_KINESIS: `http://127.0.0.1:${(silent.address() as AddressInfo).port}`}});
	await once(silent, 'connection');
	program.interrupt();
	const {exitCode, stderr} = await program.finished;
	silent.close();
	expect(stderr).toMatch(/Interrupted(?: before|\.)/v);
	expect(exitCode).toBe(130);
});

test('Ctrl+C ends tail --fan-out with its summary, its checkpoint saved and its consumer gone', async () => {
	await using kinesis = await startEmbedded({hasLimits: false});
	const folder = createWorkFolder();
	const options = {folder, environment: {AWS_ENDPOINT_URL_KINESIS: kinesis.endpoint}};
	expect(await runOnWindows(['create', '--stream', 's'], options)).toMatchObject({exitCode: 0});
	expect(await runOnWindows(['produce', '--stream', 's', '--count', '5'], options)).toMatchObject({exitCode: 0});
	const {exitCode, stderr} = await interruptWhen(/(?:user-\d.*\n.*){5}/v, ['tail', '--stream', 's', '--from', 'trim-horizon', '--fan-out', '--checkpoint', 'cp.json'], options);
	expect(exitCode).toBe(130);
	expect(stderr).toMatch(/5 records read in /v);
	expect(existsSync(path.join(folder, 'cp.json'))).toBe(true);
	const {StreamDescriptionSummary} = await kinesis.sdk.send(new DescribeStreamSummaryCommand({StreamName: 's'}));
	const {Consumers} = await kinesis.sdk.send(new ListStreamConsumersCommand({StreamARN: StreamDescriptionSummary!.StreamARN}));
	expect(Consumers).toEqual([]);
});

test('--data: Ctrl+C and a kill both leave the folder free, and two do not share it', async () => {
	const folder = createWorkFolder();
	const words = ['local', '--port', '0', '--json', '--data', 'kept'];
	const first = startOnWindows(words, {folder});
	await first.waitFor(/"endpoint"/v);
	const second = await runOnWindows(words, {folder});
	expect(second.exitCode).toBe(1);
	expect(JSON.parse(second.stderr)).toMatchObject({error: {code: 'data-in-use'}});
	const [{endpoint}] = jsonLinesOf(first.stdout()) as [{endpoint: string}];
	expect(await runOnWindows(['create', '--stream', 'kept'], {environment: {AWS_ENDPOINT_URL_KINESIS: endpoint}})).toMatchObject({exitCode: 0});
	first.kill();
	await first.finished;

	const third = startOnWindows(words, {folder});
	await third.waitFor(/"endpoint"/v);
	const [{endpoint: place}] = jsonLinesOf(third.stdout()) as [{endpoint: string}];
	expect(await runOnWindows(['status', '--stream', 'kept'], {environment: {AWS_ENDPOINT_URL_KINESIS: place}})).toMatchObject({exitCode: 0});
	third.interrupt();
	expect(await third.exitCode()).toBe(130);
});
