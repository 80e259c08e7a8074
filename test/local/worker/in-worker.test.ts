import {
	appendFile,
	mkdtemp,
	readdir,
	rm,
	writeFile,
} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {createServer, type AddressInfo} from 'node:net';
import {once} from 'node:events';
import {ListStreamsCommand} from '@aws-sdk/client-kinesis';
import {build} from 'esbuild';
import {
	afterAll,
	beforeAll,
	expect,
	test,
} from 'vitest';
import {startLocalKinesisInWorker} from '../../../source/local/worker/in-worker.js';
import type {UserError} from '../../../source/user-error.js';
import {createClient} from '../../helpers/embedded.js';
import {sendCall} from '../../helpers/raw-http.js';

// The worker as scripts/build.js bundles it, of today's source.
let directory: string;
let entry: URL;

const entryOf = async (name: string, program: string): Promise<URL> => {
	const file = path.join(directory, name);
	await writeFile(file, program);
	return pathToFileURL(file);
};

beforeAll(async () => {
	directory = await mkdtemp(path.join(tmpdir(), 'clickmon-worker-'));
	const outfile = path.join(directory, 'worker.js');
	await writeFile(path.join(directory, 'package.json'), '{"type": "module"}');
	await build({
		entryPoints: ['source/local/worker/worker.ts'],
		outfile,
		bundle: true,
		platform: 'node',
		format: 'esm',
		target: 'node22',
		banner: {js: 'import {createRequire as __createRequire} from \'node:module\'; const require = __createRequire(import.meta.url);'},
		logLevel: 'warning',
	});
	entry = pathToFileURL(outfile);
});

afterAll(async () => {
	await rm(directory, {recursive: true, force: true});
});

test('answers the SDK from its own thread, takes a fault plan, and stops', async () => {
	const kinesis = await startLocalKinesisInWorker({entry, transitionMilliseconds: 0});
	const sdk = createClient(kinesis.endpoint);
	expect(await sdk.send(new ListStreamsCommand({}))).toMatchObject({StreamNames: [], HasMoreStreams: false});
	expect(kinesis.usage()).toEqual({
		retainedBytes: 0, retainedRecords: 0, trimmedRecords: 0, throttled: {}, readFromOldest: {},
	});

	kinesis.setFaults({rules: [{fault: 'internal-error'}]});
	await expect(sdk.send(new ListStreamsCommand({}))).rejects.toMatchObject({$metadata: {httpStatusCode: 500}});

	await kinesis.stop();
	await expect(sendCall(kinesis.port, 'ListStreams')).rejects.toMatchObject({code: 'ECONNREFUSED'});
	sdk.destroy();
});

test('tells its parent when old records make room for new ones', async () => {
	const trimmed: number[] = [];
	const kinesis = await startLocalKinesisInWorker({
		entry,
		transitionMilliseconds: 0,
		hasLimits: false,
		maxBytes: 100_000,
		onTrimmed(records) {
			trimmed.push(records);
		},
	});
	await sendCall(kinesis.port, 'CreateStream', '{"StreamName":"one","ShardCount":1}');
	const record = {PartitionKey: 'key', Data: 'A'.repeat(4000)};
	for (let call = 0; call < 20; call++) {
		await sendCall(kinesis.port, 'PutRecords', JSON.stringify({StreamName: 'one', Records: Array.from({length: 10}, () => record)}));
	}

	await expect.poll(() => trimmed.length).toBeGreaterThan(0);
	await kinesis.stop();
});

test('a port that is taken is the same error as without a worker', async () => {
	const other = createServer().listen(0, '127.0.0.1');
	await once(other, 'listening');
	const {port} = other.address() as AddressInfo;
	await expect(startLocalKinesisInWorker({entry, port})).rejects.toMatchObject({name: 'UserError', code: 'port-not-available'});
	other.close();
});

test('keeps its streams in a folder, and says what it had to cut off there', async () => {
	const dataDirectory = path.join(directory, 'data');
	const first = await startLocalKinesisInWorker({entry, dataDirectory, transitionMilliseconds: 0});
	await sendCall(first.port, 'CreateStream', '{"StreamName":"one","ShardCount":1}');
	await first.stop();
	const journals = await readdir(dataDirectory);
	await appendFile(path.join(dataDirectory, journals.find(name => !name.includes('lock'))!), 'torn');

	const repairs: unknown[] = [];
	const second = await startLocalKinesisInWorker({
		entry,
		dataDirectory,
		onRepaired(repair) {
			repairs.push(repair);
		},
	});
	await expect(sendCall(second.port, 'DescribeStreamSummary', '{"StreamName":"one"}')).resolves.toMatchObject({statusCode: 200});
	expect(repairs).toHaveLength(1);
	await second.stop();
});

test.each([
	['throws', 'throw new Error("out of luck")', 'out of luck'],
	['ends', 'process.exit(3)', 'code 3'],
	['ends quietly', '', 'code 0'],
])('a worker that %s before it listens is an error in one line', async (name, program, reason) => {
	const broken = await entryOf(`${name}.js`, program);
	await expect(startLocalKinesisInWorker({entry: broken})).rejects.toMatchObject({
		name: 'UserError',
		code: 'embedded-kinesis-crashed',
		message: expect.stringContaining(reason) as string,
	});
});

test('a worker that crashes later says so once, and can still be stopped', async () => {
	const program = `
		import {parentPort} from 'node:worker_threads';
		parentPort.on('message', () => { throw new Error('out of luck'); });
		parentPort.postMessage({type: 'listening', endpoint: 'http://127.0.0.1:1', port: 1});
	`;
	const crashes: UserError[] = [];
	const crashed = Promise.withResolvers<void>();
	const kinesis = await startLocalKinesisInWorker({
		entry: await entryOf('later.js', program),
		onCrash(error) {
			crashes.push(error);
			crashed.resolve();
		},
	});
	kinesis.setFaults({rules: []});
	await crashed.promise;
	await kinesis.stop();
	expect(crashes.map(({message}) => message)).toEqual([expect.stringContaining('out of luck')]);
});

test('a worker that does not stop is stopped', async () => {
	const program = `
		import {parentPort} from 'node:worker_threads';
		parentPort.on('message', () => { for (;;) {} });
		parentPort.postMessage({type: 'listening', endpoint: 'http://127.0.0.1:1', port: 1});
	`;
	const crashes: UserError[] = [];
	const kinesis = await startLocalKinesisInWorker({
		entry: await entryOf('stubborn.js', program),
		onCrash(error) {
			crashes.push(error);
		},
	});
	await kinesis.stop();
	expect(crashes).toEqual([]);
});

test('without a bundle it runs in this thread', async () => {
	const kinesis = await startLocalKinesisInWorker({transitionMilliseconds: 0});
	expect(await sendCall(kinesis.port, 'ListStreams')).toMatchObject({statusCode: 200});
	await kinesis.stop();
});
