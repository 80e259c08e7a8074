import process from 'node:process';
import {systemClock} from './time/clock.js';
import {
	INTERRUPTED,
	type Outcome,
	outcomeOfEnd,
	outcomeOfError,
} from './commands/outcome.js';
import {loadConfigFile} from './command-line/config-file/load-config-file.js';
import {createOutput} from './commands/output/output.js';
import {unblockPipes} from './commands/output/unblock-pipes.js';
import {Stop, stopCause} from './commands/stop.js';
import {isReaderGone, unwritable} from './commands/output/unwritable.js';
import {parseLine} from './command-line/parse.js';
import {readCommandLine} from './command-line/read-command-line.js';
import {sanitizeLines} from './records/text/sanitize.js';
import type {UserError} from './user-error.js';

/**
How long the end waits for the output after Ctrl+C.
*/
const PATIENCE_MILLISECONDS = 1000;

/**
One key press can arrive twice: from the terminal, and from npm, which passes it on.
*/
const SAME_PRESS_MILLISECONDS = 300;

unblockPipes(process.stdout, process.stderr);

const argv = process.argv.slice(2);
const stopping = new AbortController();
const patience = new AbortController();
const output = createOutput({
	stdout: process.stdout,
	stderr: process.stderr,
	isJson: argv.includes('--json'),
	patience: patience.signal,
});
let commandName = 'clickmon';
let outputFailure: UserError | undefined;
let interruptedAt: number | undefined;

/**
The one place where the process ends.
*/
const exit = (exitCode: number) => {
	process.exit(exitCode); // eslint-disable-line unicorn/no-process-exit
};

const end = async (outcome: Outcome): Promise<void> => {
	await output.lines.flush();
	const {exitCode, error} = outputFailure ? outcomeOfError(outputFailure, undefined, commandName) : outcome;
	if (error) {
		// Before the failure, which waits for the output.
		if (process.env.CLICKMON_DEBUG === '1') {
			console.error(error.cause ?? error);
		}

		output.failure(error);
	}

	await output.flush();
	exit(exitCode);
};

const interrupt = () => {
	const now = systemClock.now();
	if (interruptedAt !== undefined) {
		// A second Ctrl+C does not wait for the summary.
		if (now - interruptedAt > SAME_PRESS_MILLISECONDS) {
			exit(INTERRUPTED);
		}

		return;
	}

	interruptedAt = now;
	stopping.abort(new Stop('interrupted'));
	// A pager that shows its first page reads nothing more. It must not keep the process.
	setTimeout(() => {
		patience.abort();
	}, PATIENCE_MILLISECONDS).unref();
};

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const) {
	process.on(signal, interrupt);
}

// A closed pipe (`| head`) or terminal ends the command quietly; a full disk is a failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	outputFailure ??= isReaderGone(error) ? undefined : unwritable(error);
	stopping.abort(new Stop('reader-gone'));
});

// Nobody reads the output any more.
process.stderr.on('error', () => {
	stopping.abort(new Stop('reader-gone'));
});

process.on('uncaughtException', error => {
	void end(outcomeOfError(error, undefined, commandName));
});

// The process ends in `end`. It must not end because nothing is left to wait for: that would look like a success.
process.on('beforeExit', () => {
	void end(outcomeOfError(new Error('nothing is left to wait for'), undefined, commandName));
});

const run = async (): Promise<Outcome> => {
	const line = parseLine(argv);
	const now = systemClock.now();
	const wanted = readCommandLine(line, process.env, now, await loadConfigFile(line, now));
	if (wanted.type === 'print') {
		output.lines.write(sanitizeLines(wanted.text));
		return {exitCode: 0};
	}

	const {config, run: runCommand} = wanted;
	commandName = config.command === 'session' ? 'clickmon' : `clickmon ${config.command}`;
	const exitCode = await runCommand({
		clock: systemClock,
		random: Math.random,
		signal: stopping.signal,
		output,
		input: process.stdin,
		begin() {
			if (config.durationMilliseconds !== undefined) {
				setTimeout(() => {
					stopping.abort(new Stop('duration-over'));
				}, config.durationMilliseconds).unref();
			}
		},
	});
	return outcomeOfEnd(exitCode, stopCause(stopping.signal));
};

try {
	await end(await run());
} catch (error) {
	await end(outcomeOfError(error, stopCause(stopping.signal), commandName));
}
