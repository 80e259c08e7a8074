import {once} from 'node:events';
import type {PutAnswer} from '../../kinesis/producing/put-entry.js';
import {createClickProducer, type ClickProducer, type CreateEvents} from '../../monitor/producing/click-producer.js';
import type {Problem} from '../../monitor/monitor-event.js';
import {LOST_AFTER_MILLISECONDS} from '../../monitor/producing/proof.js';
import type {ProducerView} from '../../monitor/producing/producer-view.js';
import type {HotUser} from '../../records/click-event.js';
import {atMost} from '../../time/at-most.js';
import type {UserError} from '../../user-error.js';
import type {TailContext} from '../reading/tail.js';
import {untilActive} from '../streams/until-active.js';
import {readBack} from './read-back.js';

export type ProduceInput = {
	/**
	Events per second.
	*/
	readonly rate: number;
	readonly seed?: number;
	/**
	Users, and so partition keys; the lab has 5.
	*/
	readonly userCount?: number;
	/**
	The user who makes most of the events.
	*/
	readonly hotUser?: HotUser;
	/**
	Makes other events than clicks. The function that it returns may throw a UserError: producing ends with it.
	*/
	readonly createEvents?: CreateEvents;
	/**
	End after this number of events.
	*/
	readonly count?: number;
	/**
	Read the events back, and wait at the end until they are all read or lost.
	*/
	readonly isVerifying?: boolean;
	/**
	Once per event that the service has.
	*/
	onAccepted?(answer: PutAnswer & {type: 'accepted'}): void;
	/**
	Where the caller writes the answers. Producing pauses while it is congested.
	*/
	readonly outlet?: {readonly isCongested: boolean; ready(): Promise<void>};
	/**
	Asked at the end: true gives calls in flight little time, because the user waits.
	*/
	isUrgent?(): boolean;
	onProblem?(problem: Problem): void;
	onRecovered?(): void;
};

export type ProduceResult = Pick<ProducerView, 'totals' | 'latency' | 'proof'> & {
	/**
	What made the service refuse an event, or none could be made: producing ended with it.
	*/
	readonly refusal: UserError | undefined;
};

/**
How long the end waits: for the answers to the last puts, then for the events to be read back.
*/
const DRAIN_MILLISECONDS = 10_000;
const READ_BACK_MILLISECONDS = LOST_AFTER_MILLISECONDS + 1000;
const URGENT_MILLISECONDS = 2000;

const LOOK_MILLISECONDS = 100;

const allReadBack = async (clicks: ClickProducer, milliseconds: number, {clock}: TailContext): Promise<void> => {
	const deadline = clock.now() + milliseconds;
	while (clock.now() < deadline && (clicks.view(clock.now()).proof?.inFlight ?? 0) > 0) {
		await clock.sleep(LOOK_MILLISECONDS);
	}
};

/**
Writes click events until there are `count`, the signal aborts, or the service refuses one; then waits for the last answers. Throws the service's error if the stream cannot take the first event.
*/
export const produceClicks = async (context: TailContext, input: ProduceInput): Promise<ProduceResult> => {
	const {clock, signal} = context;
	await untilActive(context);
	const refused = new AbortController();
	const ending = AbortSignal.any([signal, refused.signal]);
	let refusal: UserError | undefined;
	let isHeldBack = false;

	const holdBack = async ({ready}: NonNullable<ProduceInput['outlet']>) => {
		isHeldBack = true;
		await clicks.pause();
		await ready();
		isHeldBack = false;
		if (!ending.aborted) {
			clicks.start();
		}
	};

	const clicks = createClickProducer({
		...context,
		rate: input.rate,
		seed: input.seed,
		userCount: input.userCount,
		hotUser: input.hotUser,
		createEvents: input.createEvents,
		onFailed(error) {
			refusal ??= error;
			refused.abort();
		},
		count: input.count,
		isProving: input.isVerifying ?? false,
		onProblem(problem) {
			// A refusal is told as a problem first, and ends it all in the same turn: it is in the result.
			queueMicrotask(() => {
				if (!refusal) {
					input.onProblem?.(problem);
				}
			});
		},
		onCleared() {
			if (!refusal) {
				input.onRecovered?.();
			}
		},
		onCall() {
			if (!isHeldBack && input.outlet?.isCongested) {
				void holdBack(input.outlet);
			}
		},
		onAnswer(answer) {
			if (answer.type === 'accepted') {
				input.onAccepted?.(answer);
			} else {
				refusal ??= answer.error;
				refused.abort();
			}
		},
	});
	const reading = input.isVerifying ? readBack(context, clicks) : undefined;
	try {
		await reading?.started;
		clicks.start();
		await Promise.race([clicks.finished, ending.aborted || once(ending, 'abort')]);
		const isUrgent = input.isUrgent?.() ?? false;
		await atMost(isUrgent ? 0 : DRAIN_MILLISECONDS, clicks.pause(), clock);
		await clicks.stop();
		if (reading) {
			await allReadBack(clicks, isUrgent ? URGENT_MILLISECONDS : READ_BACK_MILLISECONDS, context);
		}
	} finally {
		await clicks.stop();
		await reading?.stop();
	}

	const {totals, latency, proof} = clicks.view(clock.now());
	return {
		totals, latency, proof: input.isVerifying ? proof : undefined, refusal,
	};
};
