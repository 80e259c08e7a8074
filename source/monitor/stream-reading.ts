import type {Clock} from '../clock.js';
import type {Connection} from '../kinesis/connection.js';
import {explainError} from '../kinesis/errors.js';
import type {ReadBudget} from '../kinesis/read-budget.js';
import type {ReadEvent} from '../kinesis/read-event.js';
import {readStream} from '../kinesis/reader.js';
import type {StartPosition} from '../kinesis/record.js';
import type {StreamSummary} from '../kinesis/stream.js';
import type {Random} from '../random.js';
import type {ReadingMode} from './controls.js';
import type {Problem} from './monitor-event.js';
import type {MonitorState} from './state.js';
import {createNap} from './nap.js';
import {createReadPositions} from './read-positions.js';
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
};

/**
Reading over the whole life of a session: waits for the stream, reads it, follows it when it is re-created, and goes on where it was when the mode changes.
*/
export type StreamReading = {
	readonly mode: ReadingMode;
	setMode(mode: ReadingMode): void;
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
The reader can know sooner than the watcher that a stream is gone. If the watcher sees it alive for so long after that, it is read again.
*/
const GONE_MILLISECONDS = 15_000;

/**
Waiting for a stream is ended by `wake`; this is how often it is looked for without.
*/
const LOOK_MILLISECONDS = 5000;

export const createStreamReading = (options: StreamReadingOptions): StreamReading => {
	const {connection, streamName, clock, random, getState, onReadEvent} = options;
	const nap = createNap(clock);
	const trouble = createReadingTrouble(options);
	let {mode, from} = options;
	let positions = createReadPositions();
	// Which stream was read, by its creation time, and since when it is known to be gone.
	let createdAt: number | undefined;
	let goneAt: number | undefined;
	let hasSeenBirth = false;
	let attempt = new AbortController();
	// Of the last attempt, until the next one brings something.
	let failureCode: string | undefined;

	const readableStream = (): StreamSummary | undefined => {
		const {stream} = getState();
		if (stream === undefined || stream.status === 'CREATING' || stream.status === 'DELETING') {
			return undefined;
		}

		const isGone = goneAt !== undefined && stream.createdAt === createdAt && clock.now() - goneAt < GONE_MILLISECONDS;
		return isGone ? undefined : stream;
	};

	const turnTo = (stream: StreamSummary) => {
		const isFirst = createdAt === undefined;
		if (stream.createdAt !== createdAt && (hasSeenBirth || !isFirst)) {
			// All of it was written while this session looked on: nothing of it may be missed.
			from = {type: 'trim-horizon'};
			positions = createReadPositions();
		}

		({createdAt} = stream);
		goneAt = undefined;
	};

	const recover = () => {
		if (failureCode === undefined) {
			return;
		}

		options.onCleared(failureCode);
		failureCode = undefined;
	};

	const read = async (signal: AbortSignal) => {
		const reading = readStream({
			connection,
			streamName,
			from,
			clock,
			random,
			signal,
			pollIntervalMilliseconds: options.pollIntervalMilliseconds,
			budget: options.budget,
			fanOut: mode === 'fan-out' ? {consumerName: options.consumerName} : undefined,
			resumeFrom: positions.current(),
		});
		for await (const event of reading) {
			recover();
			positions.note(event);
			trouble.note(event);
			if (event.type === 'stream-deleted') {
				goneAt = clock.now();
			} else if (event.type === 'stream-recreated') {
				({createdAt} = event);
				from = {type: 'trim-horizon'};
			}

			await onReadEvent(event);
		}
	};

	const tryToRead = async (signal: AbortSignal) => {
		attempt = new AbortController();
		try {
			await read(AbortSignal.any([signal, attempt.signal]));
		} catch (error) {
			const {code, message} = explainError(error, {streamName, region: connection.region, endpoint: connection.endpoint});
			if (signal.aborted || attempt.signal.aborted) {
				options.onLeftover(message);
				return;
			}

			failureCode = code;
			options.onProblem({code, message});
			await clock.sleep(RESTART_MILLISECONDS, signal).catch(() => undefined);
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
		wake() {
			nap.wake();
		},
		async run(signal) {
			while (!signal.aborted) {
				const stream = readableStream();
				if (stream) {
					turnTo(stream);
					await tryToRead(signal);
				} else {
					const {connectivity, stream: unborn} = getState();
					hasSeenBirth ||= connectivity === 'absent' || unborn?.status === 'CREATING';
					await nap.rest(LOOK_MILLISECONDS, signal);
				}
			}
		},
	};
};
