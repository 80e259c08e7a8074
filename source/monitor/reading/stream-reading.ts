import {once} from 'node:events';
import type {Clock} from '../../time/clock.js';
import type {Connection} from '../../kinesis/client/connection.js';
import {explainError} from '../../kinesis/errors/explain-error.js';
import type {ReadBudget} from '../../kinesis/reading/polling/read-budget.js';
import type {SamplingWishes} from '../../kinesis/reading/sampling/sampling.js';
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
	readonly sampling?: SamplingWishes | undefined;
	/**
	The name that fan-out reads under.
	*/
	readonly consumerName: string;
	readonly mode: ReadingMode;
	/**
	A recording to read in place of the stream.
	*/
	readonly source?: RecordSource;
	/**
	Opens the stream for reading; default the reader of Kinesis.
	*/
	readonly openStream?: typeof streamSource;
	/**
	The stream as the watcher knows it.
	*/
	getState(): Pick<MonitorState, 'connectivity' | 'stream'>;
	/**
	Reading waits for its result.
	*/
	onReadEvent(event: ReadEvent): Promise<void>;
	onProblem(problem: Problem): void;
	onCleared(code: string): void;
	/**
	Something could not be undone when reading stopped: a registered consumer, which costs money by the hour.
	*/
	onLeftover(message: string): void;
	/**
	Reading goes to another stream of the same name. The reader's own `stream-recreated` says the same.
	*/
	onAnotherStream?(): void;
	/**
	Fan-out is not available, for the given reason. Reading goes on by polling.
	*/
	onFallback(message: string): void;
};

/**
Reading for a whole session: it waits for the stream, reads it, follows it when it is created again, and goes on at the same place when the mode changes.
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
	The state changed: there may be a stream to read.
	*/
	wake(): void;
	run(signal: AbortSignal): Promise<void>;
};

/**
After a failure that the reader cannot handle, it restarts after this time.
*/
const RESTART_MILLISECONDS = 5000;

/**
`wake` ends the wait for a stream. Without it, this is how often reading looks for one.
*/
const LOOK_MILLISECONDS = 5000;

export const createStreamReading = (options: StreamReadingOptions): StreamReading => {
	const {connection, streamName, clock, random, getState, onReadEvent, openStream = streamSource} = options;
	const nap = createNap(clock);
	const place = createReadingPlace(options.from, clock, options.onAnotherStream);
	const trouble = createReadingTrouble(options);
	let {mode} = options;
	let attempt = new AbortController();
	// The events of the last attempt, until the next one brings some.
	let failureCode: string | undefined;

	const recover = () => {
		if (failureCode === undefined) {
			return;
		}

		options.onCleared(failureCode);
		failureCode = undefined;
	};

	const read = async (start: StartWishes, signal: AbortSignal) => {
		const source = options.source ?? openStream({
			connection,
			streamName,
			clock,
			random,
			pollIntervalMilliseconds: options.pollIntervalMilliseconds,
			budget: options.budget,
			sampling: options.sampling,
			fanOut: mode === 'fan-out' ? {consumerName: options.consumerName} : undefined,
		});
		for await (const event of source(start, signal)) {
			if (signal.aborted) {
				// From now on, the position counts instead of the start.
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
			// Without permission to register a consumer, or with too many consumers, reading is still possible.
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
				// A recording has ended. It plays again only when it is started over.
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
