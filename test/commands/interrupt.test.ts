import {once} from 'node:events';
import {existsSync} from 'node:fs';
import {createServer, type AddressInfo} from 'node:net';
import path from 'node:path';
import {DescribeStreamSummaryCommand, ListStreamConsumersCommand} from '@aws-sdk/client-kinesis';
import {expect, test} from 'vitest';
import {commands} from '../../source/commands/registry.js';
import {startEmbedded} from '../helpers/embedded.js';
import {hasSignals, startCli} from '../helpers/run-cli.js';
import {createTemporaryFolder} from '../helpers/temporary-folder.js';

/**
An endpoint that takes calls and never answers.
*/
const startSilent = async () => {
	const server = createServer(socket => {
		socket.on('error', () => undefined).resume();
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		called: once(server, 'connection'),
		async [Symbol.asyncDispose]() {
			server.close();
		},
	};
};

const wordsOf: Readonly<Record<string, readonly string[]>> = {
	session: [],
	scale: ['scale', '2'],
	split: ['split', '0'],
	merge: ['merge', '0', '1'],
	set: ['set', '--retention', '48h', '--yes'],
	delete: ['delete', '--yes'],
	local: ['local', '--port', '0'],
	// Without it the lab has an endpoint of its own.
	lab: ['lab', '--check'],
};

// Those that wait for nothing end by themselves.
test.runIf(hasSignals).each(commands.map(({name}) => name))('Ctrl+C ends %s with 130, and nothing in it sends a signal to its own process, which ends it at once on Windows', async name => {
	await using silent = await startSilent();
	const cli = startCli(wordsOf[name] ?? [name], {environment: {AWS_ENDPOINT_URL_KINESIS: silent.endpoint, AWS_ENDPOINT_URL_CLOUDWATCH: silent.endpoint, AWS_REGION: 'us-east-1'}});
	const isWaiting = await Promise.race([
		silent.called.then(() => true),
		cli.waitFor(({stdout}) => stdout.includes('Ctrl+C ends it')).then(() => true).catch(() => false),
		cli.exited.then(() => false),
	]);
	if (isWaiting) {
		cli.signal('SIGINT');
	}

	const {exitCode, stderr} = await cli.finished;
	expect(stderr).not.toContain('to itself');
	expect([0, 2, 130]).toContain(exitCode);
	expect(exitCode === 130).toBe(isWaiting);
});

test.runIf(hasSignals)('Ctrl+C ends tail --fan-out with its summary, and its consumer is gone', async () => {
	await using kinesis = await startEmbedded({hasLimits: false});
	const run = (...words: string[]) => startCli([...words, '--endpoint', kinesis.endpoint, '--stream', 's']);
	await run('create').finished;
	await run('produce', '--count', '5').finished;
	const checkpoint = path.join(createTemporaryFolder(), 'checkpoint.json');
	const tail = run('tail', '--from', 'trim-horizon', '--fan-out', '--checkpoint', checkpoint);
	await tail.waitFor(({stdout}) => stdout.split('\n').length > 5);
	tail.signal('SIGINT');
	const {exitCode, stderr} = await tail.finished;
	expect(exitCode).toBe(130);
	expect(stderr).toMatch(/^5 records read in /mv);
	expect(existsSync(checkpoint)).toBe(true);
	const {StreamDescriptionSummary} = await kinesis.sdk.send(new DescribeStreamSummaryCommand({StreamName: 's'}));
	const {Consumers} = await kinesis.sdk.send(new ListStreamConsumersCommand({StreamARN: StreamDescriptionSummary!.StreamARN}));
	expect(Consumers).toEqual([]);
});

test.runIf(hasSignals)('Ctrl+C ends local --data with what it kept, and frees the folder', async () => {
	const folder = createTemporaryFolder();
	const start = () => startCli(['local', '--port', '0', '--data', folder]);
	for (const cli of [start, start]) {
		const running = cli();
		await running.waitFor(({stdout}) => stdout.includes('Ctrl+C ends it'));
		running.signal('SIGINT');
		const {exitCode, stdout} = await running.finished;
		expect(exitCode).toBe(130);
		expect(stdout).toContain('\nStopped with 0 records kept');
	}
});
