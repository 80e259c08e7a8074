import {createProducer} from '../../kinesis/producing/producer.js';
import type {ProducerTotals} from '../../kinesis/producing/producer-totals.js';
import type {PutAnswer, PutEntry} from '../../kinesis/producing/put-entry.js';
import type {Random} from '../../random.js';
import type {UserError} from '../../user-error.js';
import type {ActionContext} from '../action.js';
import {untilActive} from '../streams/until-active.js';
import {createPace, type Pace} from './put-pace.js';

/**
A line of the input: its record, or why it is none.
*/
export type PutLine = {
	/**
	From 1.
	*/
	readonly number: number;
	/**
	As it was read, without its line break; undefined if it was too long to keep.
	*/
	readonly bytes: Uint8Array | undefined;
	readonly arrivedAt?: number;
} & ({readonly entry: PutEntry} | {readonly fault: string});

export type PutInput = {
	readonly lines: AsyncIterable<PutLine>;
	readonly pace: Pace;
	/**
	One record of a key at a time.
	*/
	readonly isStrictlyOrdered: boolean;
	/**
	Aborts when even the lines that were read are not to be put any more. It aborts after the context's signal.
	*/
	readonly giveUp: AbortSignal;
	/**
	A line that is no record, or whose record the service does not take.
	*/
	onRefused(line: PutLine, reason: string): void;
	/**
	A line that was read, and of which nobody can say that the stream has it.
	*/
	onLeft(line: PutLine): void;
	/**
	Calls fail, and are tried again.
	*/
	onProblem(error: UserError): void;
	onRecovered(): void;
	onAccepted?(answer: PutAnswer & {type: 'accepted'}): void;
};

export type PutResult = {
	readonly totals: Readonly<ProducerTotals>;
	/**
	Lines that were read.
	*/
	readonly lines: number;
	/**
	Why the service takes no record at all: it ended with that.
	*/
	readonly refusal: UserError | undefined;
};

/**
Only this record was wrong: the next may be right.
*/
const isOfRecord = ({code}: UserError): boolean => code === 'invalid-argument';

/**
An answer that is long under way may come, after all.
*/
const LAST_ANSWERS_MILLISECONDS = 2000;

/**
Puts the records of lines until they end or the signal aborts, and waits for all answers. Each line ends in one place: accepted, refused, or left. Throws the service's error if the stream is not there.
*/
export const putRecords = async (context: Pick<ActionContext, 'connection' | 'streamName' | 'clock' | 'signal'> & {readonly random: Random}, input: PutInput): Promise<PutResult> => {
	const {clock} = context;
	const {giveUp, onRefused, onLeft, lines} = input;
	await untilActive(context);
	const open = new Map<string, PutLine>();
	const refused = new AbortController();
	const ending = AbortSignal.any([giveUp, refused.signal]);
	let refusal: UserError | undefined;
	let count = 0;

	const finish = ({id}: PutEntry): PutLine => {
		const line = open.get(id!)!;
		open.delete(id!);
		return line;
	};

	const producer = createProducer({
		...context,
		isStrictlyOrdered: input.isStrictlyOrdered,
		onProblem: input.onProblem,
		onRecovered: input.onRecovered,
		onAnswer(answer) {
			const line = finish(answer.entry);
			if (answer.type === 'accepted') {
				input.onAccepted?.(answer);
				return;
			}

			onRefused(line, answer.error.message);
			if (isOfRecord(answer.error)) {
				return;
			}

			refusal ??= answer.error;
			refused.abort();
		},
	});

	const waitFor = createPace(input.pace, clock);

	const put = async (line: PutLine & {readonly entry: PutEntry}): Promise<void> => {
		const wait = waitFor(line.arrivedAt);
		if (wait > 0) {
			// Stopped in the middle of a long gap: what is read goes at once.
			await clock.sleep(wait, AbortSignal.any([context.signal, ending])).catch(() => undefined);
		}

		const id = String(line.number);
		open.set(id, line);
		try {
			await producer.put({...line.entry, id});
		} catch {
			// The producer is stopped: the line is left.
		}
	};

	const stop = () => {
		void producer.stop(LAST_ANSWERS_MILLISECONDS);
	};

	ending.addEventListener('abort', stop);
	try {
		for await (const line of lines) {
			count++;
			if ('fault' in line) {
				onRefused(line, line.fault);
			} else {
				await put(line);
			}
		}

		await producer.drain();
	} finally {
		ending.removeEventListener('abort', stop);
		await producer.stop(LAST_ANSWERS_MILLISECONDS);
	}

	for (const line of open.values()) {
		onLeft(line);
	}

	return {totals: producer.totals, lines: count, refusal};
};
