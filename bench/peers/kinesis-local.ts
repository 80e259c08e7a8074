import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {createRequire} from 'node:module';
import {createServer, type AddressInfo} from 'node:net';
import path from 'node:path';
import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import {environment} from '../processes.ts';

const freePort = async (): Promise<number> => {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const {port} = server.address() as AddressInfo;
	server.close();
	return port;
};

const isAnswering = async (endpoint: string): Promise<boolean> => {
	try {
		await fetch(endpoint);
		return true;
	} catch {
		return false;
	}
};

/**
Another team's Kinesis: kinesis-mock, as the npm package kinesis-local.
*/
export const startKinesisLocal = async (): Promise<{readonly endpoint: string; stop(): Promise<void>}> => {
	const main = createRequire(import.meta.url).resolve('kinesis-local/main.js');
	const port = await freePort();
	const child = spawn(process.execPath, [main], {
		// Its certificate lies beside it.
		cwd: path.dirname(main),
		stdio: 'ignore',
		env: {
			...environment,
			KINESIS_MOCK_PLAIN_PORT: String(port),
			KINESIS_MOCK_TLS_PORT: String(await freePort()),
			CREATE_STREAM_DURATION: '20ms',
			LOG_LEVEL: 'ERROR',
		},
	});
	const endpoint = `http://127.0.0.1:${port}`;
	while (!await isAnswering(endpoint)) {
		await delay(50);
	}

	return {
		endpoint,
		async stop() {
			const exited = once(child, 'exit');
			// It takes half a minute over a SIGTERM while a connection is open.
			child.kill('SIGKILL');
			await exited;
		},
	};
};
