import {UserError} from '../user-error.js';
import type {StopCause} from './stop.js';

/**
How the process ends: 0 done, 1 failed, 2 wrong usage, 130 interrupted.
*/
export type Outcome = {
	readonly exitCode: number;
	/**
	What to say on stderr first.
	*/
	readonly error?: UserError;
};

/**
The exit code of a program that Ctrl+C ended, as shells know it: 128 and the number of SIGINT.
*/
export const INTERRUPTED = 130;

/**
A command that came to its end: done, or stopped as it was told to.
*/
export const outcomeOfEnd = (exitCode: number | void, cause: StopCause | undefined): Outcome => ({
	exitCode: exitCode ?? (cause === 'interrupted' ? INTERRUPTED : 0),
});

const unexpected = (error: unknown): UserError => {
	const message = error instanceof Error ? error.message : String(error);
	return new UserError('unexpected', `Something unexpected happened: ${message === '' ? 'no details' : message}. CLICKMON_DEBUG=1 shows where.`, {cause: error});
};

/**
A command that threw: it failed, or it was stopped before what it waits for was done.
*/
export const outcomeOfError = (error: unknown, cause: StopCause | undefined, command: string): Outcome => {
	switch (cause) {
		case 'reader-gone': {
			return {exitCode: 0};
		}

		case 'interrupted': {
			return {
				exitCode: INTERRUPTED,
				error: error instanceof UserError
					? error
					: new UserError('interrupted', `Interrupted before ${command} was done; clickmon status shows how far it came.`),
			};
		}

		case 'duration-over': {
			return error instanceof UserError
				? {exitCode: error.exitCode, error}
				: {
					exitCode: 1,
					error: new UserError('duration-over', `The duration was over before ${command} was done; clickmon status shows how far it came.`),
				};
		}

		case undefined: {
			const shown = error instanceof UserError ? error : unexpected(error);
			return {exitCode: shown.exitCode, error: shown};
		}
	}
};
