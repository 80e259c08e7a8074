/**
Why a command was told to stop: Ctrl+C or a signal, the end of `--duration`, or a closed pipe at stdout.
*/
export type StopCause = 'interrupted' | 'duration-over' | 'reader-gone';

/**
The reason that a command's signal aborts with.
*/
export class Stop extends Error {
	readonly why: StopCause;

	constructor(why: StopCause) {
		super(`stopped: ${why}`);
		this.name = 'Stop';
		this.why = why;
	}
}

export const stopCause = (signal: AbortSignal): StopCause | undefined =>
	signal.reason instanceof Stop ? signal.reason.why : undefined;
