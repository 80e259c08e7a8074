import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {createServer, type AddressInfo} from 'node:net';
import {createRequire} from 'node:module';
import path from 'node:path';
import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import {sendCall} from '../../helpers/raw-http.js';

const START_DEADLINE_MILLISECONDS = 20_000;

const freePort = async (): Promise<number> => {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const {port} = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return port;
};

const isAnswering = async (port: number): Promise<boolean> => {
	try {
		await sendCall(port, 'DescribeLimits');
		return true;
	} catch {
		return false;
	}
};

/**
Another team's Kinesis: kinesis-mock, as the npm package kinesis-local.
*/
export const startKinesisLocal = async (): Promise<{endpoint: string; stop(): Promise<void>}> => {
	const main = createRequire(import.meta.url).resolve('kinesis-local/main.js');
	const plainPort = await freePort();
	const durations = ['CREATE_STREAM', 'DELETE_STREAM', 'REGISTER_STREAM_CONSUMER', 'DEREGISTER_STREAM_CONSUMER', 'MERGE_SHARDS', 'SPLIT_SHARD', 'UPDATE_SHARD_COUNT', 'UPDATE_STREAM_MODE'];
	const child = spawn(process.execPath, [main], {
		// Its certificate lies beside it.
		cwd: path.dirname(main),
		stdio: 'ignore',
		env: {
			...process.env,
			AWS_REGION: 'us-east-1',
			KINESIS_MOCK_PLAIN_PORT: String(plainPort),
			KINESIS_MOCK_TLS_PORT: String(await freePort()),
			SHARD_LIMIT: '10000',
			LOG_LEVEL: 'ERROR',
			...Object.fromEntries(durations.map(name => [`${name}_DURATION`, '20ms'])),
		},
	});
	const deadline = performance.now() + START_DEADLINE_MILLISECONDS;
	while (!await isAnswering(plainPort)) {
		if (child.exitCode !== null || performance.now() > deadline) {
			child.kill('SIGKILL');
			throw new Error('kinesis-local did not start.');
		}

		await delay(50);
	}

	return {
		endpoint: `http://127.0.0.1:${plainPort}`,
		async stop() {
			const exited = once(child, 'exit');
			// It takes half a minute over a SIGTERM while a connection is open.
			child.kill('SIGKILL');
			await exited;
		},
	};
};
