import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {
	closeSync,
	openSync,
	readFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {expect, vi} from 'vitest';
import {createWorkFolder} from './work-folder.ts';

export const NODE = String.raw`C:\node.exe`;
export const CLICKMON = String.raw`C:\My Programs\clickmon\bin\clickmon.js`;

export type WindowsProgram = {
	/**
	What it wrote so far.
	*/
	stdout(): string;
	stderr(): string;
	waitFor(pattern: RegExp): Promise<void>;
	/**
	Ctrl+C: Wine hands a SIGINT to a Windows program as the console event.
	*/
	interrupt(): void;
	/**
	Ends it at once, as the Task Manager does.
	*/
	kill(): void;
	exitCode(): Promise<number | undefined>;
	readonly finished: Promise<{readonly exitCode: number | undefined; readonly stdout: string; readonly stderr: string}>;
};

export type WindowsOptions = {
	/**
	Where it starts; a new folder with a blank in its name unless given.
	*/
	readonly folder?: string;
	readonly environment?: Readonly<Record<string, string>>;
	/**
	Words for node.exe; those of clickmon unless given.
	*/
	readonly program?: readonly string[];
};

/**
The same folder as Windows programs name it: Wine shows the whole disk as Z:.
*/
export const onWindows = (file: string): string => `Z:${file.replaceAll('/', '\\')}`;

/**
Starts clickmon on Windows' Node. Its output goes to files, because Node under Wine opens no pipe of Unix.
*/
export const startOnWindows = (words: readonly string[], {folder = createWorkFolder(), environment = {}, program = [CLICKMON]}: WindowsOptions = {}): WindowsProgram => {
	const logs = createWorkFolder();
	const [outFile, errorFile] = [path.join(logs, 'out'), path.join(logs, 'error')];
	const [out, error] = [openSync(outFile, 'w'), openSync(errorFile, 'w')];
	const {AWS_ENDPOINT_URL_KINESIS: _, ...own} = process.env;
	const child = spawn('wine', [NODE, ...program, ...words], {
		cwd: folder,
		stdio: ['ignore', out, error],
		env: {
			...own, AWS_EC2_METADATA_DISABLED: 'true', AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'any', AWS_SECRET_ACCESS_KEY: 'any', ...environment,
		},
	});
	closeSync(out);
	closeSync(error);
	const stdout = () => readFileSync(outFile, 'utf8');
	const stderr = () => readFileSync(errorFile, 'utf8');
	const finished = once(child, 'exit').then(([exitCode]) => ({exitCode: exitCode as number | undefined, stdout: stdout(), stderr: stderr()}));
	return {
		stdout,
		stderr,
		async waitFor(pattern) {
			await vi.waitFor(() => {
				expect(stdout() + stderr()).toMatch(pattern);
			}, {timeout: 60_000, interval: 50});
		},
		interrupt() {
			child.kill('SIGINT');
		},
		kill() {
			child.kill('SIGKILL');
		},
		async exitCode() {
			const {exitCode} = await finished;
			return exitCode;
		},
		finished,
	};
};

/**
Runs clickmon on Windows' Node to its end.
*/
export const runOnWindows = async (words: readonly string[], options?: WindowsOptions): WindowsProgram['finished'] => startOnWindows(words, options).finished;
