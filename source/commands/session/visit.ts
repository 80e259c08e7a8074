import process from 'node:process';
import type {ActionSession} from '../../actions/run-action.js';
import type {HeadlessContext} from '../../actions/run-headless.js';
import type {Monitor} from '../../monitor/monitor.js';

/**
One stream for as long as a session is at it: its monitor, and what its actions run with.
*/
export type Visit = {
	readonly monitor: Monitor;
	readonly session: ActionSession;
	/**
	Resolves when everything is stopped; rejects with a fault of ours.
	*/
	readonly ended: Promise<void>;
	/**
	Stops the monitor; resolves when the producer has its answers and all is counted.
	*/
	leave(): Promise<void>;
};

/**
The monitor runs from now on, until it is left or the context's signal aborts.
*/
export const beginVisit = (monitor: Monitor, headless: HeadlessContext): Visit => {
	const leaving = new AbortController();
	const signal = AbortSignal.any([headless.signal, leaving.signal]);
	const ended = monitor.run(signal);
	return {
		monitor,
		session: {
			...headless,
			streamName: monitor.look().state.streamName,
			signal,
			monitor,
			producer: monitor.producer,
			reader: monitor.reader,
			greedy: monitor.greedy,
			platform: process.platform,
		},
		ended,
		async leave() {
			leaving.abort();
			await ended;
		},
	};
};
