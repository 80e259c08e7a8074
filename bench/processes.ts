import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import process from 'node:process';

export const root = fileURLToPath(new URL('..', import.meta.url));

/**
The program as it is shipped.
*/
export const clickmon = ['bin/clickmon.js'];

export const peer = (name: string): string => fileURLToPath(new URL(`peers/${name}`, import.meta.url));

/**
Neither the developer's own AWS set-up nor a terminal's colours change a figure.
*/
export const environment: Readonly<Record<string, string | undefined>> = Object.fromEntries(Object.entries({
	...process.env,
	AWS_ACCESS_KEY_ID: 'bench',
	AWS_SECRET_ACCESS_KEY: 'bench',
	AWS_REGION: 'us-east-1',
	AWS_DEFAULT_REGION: 'us-east-1',
	AWS_EC2_METADATA_DISABLED: 'true',
	AWS_CONFIG_FILE: 'no-such-file',
	AWS_SHARED_CREDENTIALS_FILE: 'no-such-file',
	CI: '',
	TERM: 'xterm-256color',
}).filter(([name]) => !['AWS_CA_BUNDLE', 'AWS_PROFILE', 'FORCE_COLOR', 'NO_COLOR', 'NODE_OPTIONS'].includes(name)));

/**
Resolves when it has ended well; its output goes nowhere.
*/
export const runToEnd = async (file: string, words: readonly string[]): Promise<void> => {
	const child = spawn(file, words, {cwd: root, env: environment, stdio: ['ignore', 'ignore', 'pipe']});
	let complaints = '';
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		complaints += text;
	});
	const [exitCode] = await once(child, 'close') as [number | undefined];
	if (exitCode !== 0) {
		throw new Error(`${file} ${words.join(' ')} ended with ${exitCode}: ${complaints}`);
	}
};

/**
The words of a node process; its standard output is a pipe, and its first line resolves `firstLine`.
*/
export const startNode = (words: readonly string[]): {readonly child: ChildProcess; readonly firstLine: Promise<string>; readonly ended: Promise<void>; stop(): Promise<void>} => {
	const child = spawn(process.execPath, words, {cwd: root, env: environment, stdio: ['ignore', 'pipe', 'ignore']});
	const first = Promise.withResolvers<string>();
	child.stdout.once('data', (chunk: Uint8Array) => {
		first.resolve(new TextDecoder().decode(chunk).split('\n', 1)[0]!);
		// Nobody reads the rest: decoding it would take time from what is measured.
		child.stdout.resume();
	});
	const ended = once(child, 'close').then(() => undefined);
	return {
		child,
		firstLine: first.promise,
		ended,
		async stop() {
			child.kill('SIGTERM');
			await ended;
		},
	};
};

/**
The embedded Kinesis in a process of its own, without limits, with a stream of this many shards.
*/
export const startEmbedded = async (): Promise<{readonly endpoint: string; stop(): Promise<void>}> => {
	const {firstLine, stop} = startNode([...clickmon, 'local', '--port', '0', '--no-limits', '--json']);
	const {endpoint} = JSON.parse(await firstLine) as {readonly endpoint: string};
	return {endpoint, stop};
};

/**
CPU time and memory of other processes are read where Linux tells them.
*/
export const hasProc = existsSync('/proc/self/stat');

const TICKS_PER_SECOND = 100;

/**
CPU seconds of a process with all its threads.
*/
export const cpuSeconds = (pid: number): number => {
	const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
	// The second field is the name, in brackets, and may hold spaces.
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
};

/**
Memory of a process that is in use, in MB.
*/
export const residentMegabytes = (pid: number): number => {
	const kilobytes = /^VmRSS:\s+(?<kilobytes>\d+)/mv.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.groups!.kilobytes;
	return Number(kilobytes) / 1024;
};
