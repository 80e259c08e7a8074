import {once} from 'node:events';
import type {Clock} from '../../time/clock.js';
import type {Connection} from '../../kinesis/client/connection.js';
import {explainError} from '../../kinesis/errors/explain-error.js';
import type {ReadBudget} from '../../kinesis/reading/polling/read-budget.js';
import type {ReadEvent, RecordSource} from '../../service/read-event.js';
import {streamSource} from '../../kinesis/reading/reader.js';
import type {StartPosition, StartWishes} from '../../service/reading-start.js';
import type {Random} from '../../random.js';
import type {ReadingMode, ReadingStart} from '../controls.js';
import type {Problem} from '../monitor-event.js';
import type {MonitorState} from '../state.js';
import {createNap} from '../../time/nap.js';
import {createReadingPlace} from './reading-place.js';
import {createReadingTrouble} from './reading-trouble.js';

export type StreamReadingOptions = {
	readonly connection: Connection;
	readonly streamName: string;
	readonly clock: Clock;
	readonly random: Random;
	readonly from: StartPosition;
	readonly pollIntervalMilliseconds?: number;
	readonly budget?: ReadBudget;
	/**
	The name that fan-out reads under.
	*/
	readonly consumerName: string;
	readonly mode: ReadingMode;
	/**
	Reads from there instead of the stream: a recording.
	*/
	readonly source?: RecordSource;
	/**
	The stream as the watcher sees it.
	*/
	getState(): Pick<MonitorState, 'connectivity' | 'stream'>;
	/**
	Reading waits for what it returns.
	*/
	onReadEvent(event: ReadEvent): Promise<void>;
	onProblem(problem: Problem): void;
	onCleared(code: string): void;
	/**
	Something could not be undone when reading was stopped: a registered consumer, which costs money by the hour.
	*/
	onLeftover(message: string): void;
	/**
	Reading turns to another stream of the same name: what was read is not of it. The reader's own `stream-recreated` says the same.
	*/
	onAnotherStream?(): void;
	/**
	Fan-out cannot be had, for the reason given: reading goes on by polling.
	*/
	onFallback(message: string): void;
};

/**
Reading over the whole life of a session: waits for the stream, reads it, follows it when it is re-created, and goes on where it was when the mode changes.
*/
export type StreamReading = {
	readonly mode: ReadingMode;
	setMode(mode: ReadingMode): void;
	readonly start: ReadingStart;
	/**
	Reading starts over from there.
	*/
	restart(from: StartPosition): void;
	/**
	The state changed: there may be a stream to read now.
	*/
	wake(): void;
	run(signal: AbortSignal): Promise<void>;
};

/**
After a failure that the reader does not ride out by itself, it is started again so much later.
*/
const RESTART_MILLISECONDS = 5000;

/**
Waiting for a stream is ended by `wake`; this is how often it is looked for without.
*/
const LOOK_MILLISECONDS = 5000;

export const createStreamReading = (options: StreamReadingOptions): StreamReading => {
	const {connection, streamName, clock, random, getState, onReadEvent} = options;
	const nap = createNap(clock);
	const place = createReadingPlace(options.from, clock, options.onAnotherStream);
	const trouble = createReadingTrouble(options);
	let {mode} = options;
	let attempt = new AbortController();
	// Of the last attempt, until the next one brings something.
	let failureCode: string | undefined;

	const recover = () => {
		if (failureCode === undefined) {
			return;
		}

		options.onCleared(failureCode);
		failureCode = undefined;
	};

	const read = async (start: StartWishes, signal: AbortSignal) => {
		const source = options.source ?? streamSource({
			connection,
			streamName,
			clock,
			random,
			pollIntervalMilliseconds: options.pollIntervalMilliseconds,
			budget: options.budget,
			fanOut: mode === 'fan-out' ? {consumerName: options.consumerName} : undefined,
		});
		for await (const event of source(start, signal)) {
			if (signal.aborted) {
				// What comes now is where reading was, and no longer where it is to be.
				break;
			}

			recover();
			place.note(event);
			trouble.note(event);
			await onReadEvent(event);
		}
	};

	const onFailure = async ({code, message}: Problem, signal: AbortSignal) => {
		if (code === 'stream-not-found') {
			place.markGone();
		} else if (mode === 'fan-out') {
			// No permission to register a consumer, or too many of them: that is no reason not to read.
			mode = 'polling';
			options.onFallback(message);
		} else {
			failureCode = code;
			options.onProblem({code, message});
			await clock.sleep(RESTART_MILLISECONDS, AbortSignal.any([signal, attempt.signal])).catch(() => undefined);
		}
	};

	const tryToRead = async (start: StartWishes, signal: AbortSignal) => {
		attempt = new AbortController();
		try {
			const until = AbortSignal.any([signal, attempt.signal]);
			await read(start, until);
			if (options.source !== undefined && !until.aborted) {
				// A recording was played to its end: there is no more until it is started over.
				await once(until, 'abort');
			}
		} catch (error) {
			const {code, message} = explainError(error, {...connection, streamName});
			if (signal.aborted || attempt.signal.aborted) {
				options.onLeftover(message);
			} else {
				await onFailure({code, message}, signal);
			}
		}
	};

	return {
		get mode() {
			return mode;
		},
		setMode(next) {
			mode = next;
			attempt.abort();
		},
		get start() {
			return place.start;
		},
		restart(from) {
			place.restart(from);
			attempt.abort();
		},
		wake() {
			nap.wake();
		},
		async run(signal) {
			while (!signal.aborted) {
				const start = place.startIn(getState());
				if (start) {
					await tryToRead(start, signal);
				} else {
					await nap.rest(LOOK_MILLISECONDS, signal);
				}
			}
		},
	};
};
