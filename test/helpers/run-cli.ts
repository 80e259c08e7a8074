import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {tmpdir} from 'node:os';
import process from 'node:process';

export type CliResult = {
	readonly exitCode: number | undefined;
	readonly stdout: string;
	readonly stderr: string;
};

export type RunningCli = {
	readonly stdout: string;
	readonly stderr: string;
	/**
	Resolves when the condition holds for what the program wrote so far; rejects if the program ends first.
	*/
	waitFor(isSeen: (output: {readonly stdout: string; readonly stderr: string}) => boolean): Promise<void>;
	signal(name: NodeJS.Signals): void;
	/**
	Closes the reading end of its stdout, as `| head` does.
	*/
	closeStdout(): void;
	/**
	Stops reading its stdout, as a pager does after its first page.
	*/
	pauseStdout(): void;
	/**
	The exit code, when the process is gone; what it wrote last may still be under way.
	*/
	readonly exited: Promise<number | undefined>;
	readonly finished: Promise<CliResult>;
};

/**
Windows has no signals between programs: there the system ends the program at once, and only a person's Ctrl+C reaches it.
*/
export const hasSignals = process.platform !== 'win32';

/**
The environment of a machine on which nobody ever set up AWS.
*/
const bareEnvironment = {
	PATH: process.env.PATH,
	HOME: tmpdir(),
	USERPROFILE: tmpdir(),
	SystemRoot: process.env.SystemRoot,
	AWS_EC2_METADATA_DISABLED: 'true',
	AWS_CONFIG_FILE: 'no-such-file',
	AWS_SHARED_CREDENTIALS_FILE: 'no-such-file',
};

/**
Options of Node with which a process that sends itself a signal ends as on Windows.
*/
export const asOnWindows = ['--import', new URL('kill-ends-at-once.js', import.meta.url).href];

/**
Starts the program as it is shipped, with pipes for stdin, stdout and stderr.
*/
export const startCli = (words: readonly string[], {environment = {}, input}: {environment?: Readonly<Record<string, string>>; input?: string} = {}): RunningCli => {
	const child = spawn(process.execPath, [...asOnWindows, 'bin/clickmon.js', ...words], {env: {...bareEnvironment, ...environment}});
	const seen = {stdout: '', stderr: ''};
	const listeners = new Set<() => void>();
	for (const name of ['stdout', 'stderr'] as const) {
		child[name].setEncoding('utf8').on('data', (text: string) => {
			seen[name] += text;
			for (const listener of listeners) {
				listener();
			}
		});
	}

	child.stdin.end(input);
	const finished = once(child, 'close').then(([exitCode]) => ({exitCode: exitCode as number | undefined, ...seen}));

	return {
		get stdout() {
			return seen.stdout;
		},
		get stderr() {
			return seen.stderr;
		},
		async waitFor(isSeen) {
			await new Promise<void>((resolve, reject) => {
				const check = () => {
					if (!isSeen(seen)) {
						return;
					}

					listeners.delete(check);
					resolve();
				};

				listeners.add(check);
				check();
				void finished.then(result => {
					reject(new Error(`clickmon ${words.join(' ')} ended before it was seen: ${JSON.stringify(result)}`));
				});
			});
		},
		signal(name) {
			child.kill(name);
		},
		closeStdout() {
			child.stdout.destroy();
		},
		pauseStdout() {
			child.stdout.pause();
		},
		exited: once(child, 'exit').then(([exitCode]) => exitCode as number | undefined),
		finished,
	};
};

/**
Runs the program to its end.
*/
export const runCli = async (words: readonly string[], options?: Parameters<typeof startCli>[1]): Promise<CliResult> => startCli(words, options).finished;

/**
The whole lines of an output: a process that was killed may leave half of one.
*/
export const linesOf = (output: string): string[] => output.split('\n').slice(0, -1);

/**
What those lines say in JSON.
*/
export const jsonLinesOf = (output: string): unknown[] => linesOf(output).map(line => JSON.parse(line) as unknown);
