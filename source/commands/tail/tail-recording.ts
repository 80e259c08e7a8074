import type {HeadlessContext} from '../../actions/run-headless.js';
import {createMonitor} from '../../monitor/monitor.js';
import type {Recorder} from '../../recording/recorder.js';
import type {ReadEvent} from '../../service/read-event.js';
import {atMost} from '../../time/at-most.js';
import type {Clock} from '../../time/clock.js';
import {createNap} from '../../time/nap.js';
import type {CommandContext} from '../command.js';
import {madeUpConsumerName} from '../consumer-name.js';
import type {TailConfig} from './options.js';

type Over = (events: AsyncIterable<ReadEvent>) => AsyncIterable<ReadEvent>;

/**
Events that wait for the stream to be described; of more, the oldest are left out of the recording.
*/
const MOST_WAITING = 1000;

/**
Waiting is ended by what passes; this is how often is looked without.
*/
const LOOK_MILLISECONDS = 60_000;

/**
What passes, for a second reader.
*/
const createPassage = (clock: Clock) => {
	const nap = createNap(clock);
	const waiting: ReadEvent[] = [];
	let emptied: (() => void) | undefined;
	let hasEnded = false;
	return {
		async * over(events: AsyncIterable<ReadEvent>) {
			for await (const event of events) {
				waiting.push(event);
				if (waiting.length > MOST_WAITING) {
					waiting.shift();
				}

				nap.wake();
				yield event;
			}
		},
		async * source(_start: unknown, signal: AbortSignal) {
			while (!signal.aborted) {
				const event = waiting.shift();
				if (event !== undefined) {
					yield event;
					continue;
				}

				emptied?.();
				if (hasEnded) {
					return;
				}

				await nap.rest(LOOK_MILLISECONDS, signal);
			}
		},
		/**
		Nothing more comes; resolves when all was taken.
		*/
		async end() {
			hasEnded = true;
			const {promise, resolve} = Promise.withResolvers<void>();
			emptied = resolve;
			nap.wake();
			await promise;
		},
	};
};

const PATIENCE_MILLISECONDS = 1000;

/**
Records a tail: what it reads, and beside it how the stream is. `read` gets the events by way of `over`.
*/
export const recordWhile = async <Result>(
	config: TailConfig,
	context: HeadlessContext & Pick<CommandContext, 'random'>,
	recorder: Recorder | undefined,
	read: (over: Over) => Promise<Result>,
): Promise<Result> => {
	if (recorder === undefined) {
		return read(events => events);
	}

	const passage = createPassage(context.clock);
	const {connection, streamName, clock, random} = context;
	const monitor = createMonitor({
		connection,
		streamName,
		clock,
		random,
		isReadOnly: true,
		from: config.from,
		readingMode: config.fanOut ? 'fan-out' : 'polling',
		consumerName: config.fanOut?.consumerName ?? madeUpConsumerName(),
		rate: 1,
		thresholds: config.thresholds,
		source: passage.source,
		recorder: recorder.part(),
	});
	const ending = new AbortController();
	const running = monitor.run(ending.signal);
	try {
		return await read(passage.over);
	} finally {
		await atMost(PATIENCE_MILLISECONDS, passage.end(), clock);
		ending.abort();
		await running;
	}
};
