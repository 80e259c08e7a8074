import type {Clock} from '../../time/clock.js';
import type {Connection} from '../../kinesis/client/connection.js';
import {createProducer, type Waiting} from '../../kinesis/producing/producer.js';
import type {PutAnswer} from '../../kinesis/producing/put-entry.js';
import type {KinesisRecord} from '../../service/record.js';
import {seededRandom, type Random} from '../../random.js';
import {
	createClickEvents,
	DEFAULT_HOT_USER,
	DEFAULT_USER_COUNT,
	readEventId,
	type ClickEventEntry,
	type HotUser,
} from '../../records/click-event.js';
import {UserError} from '../../user-error.js';
import type {ProducerControl} from '../controls.js';
import type {Percentiles} from '../meters/latency-meter.js';
import type {Problem} from '../monitor-event.js';
import {createNap} from '../../time/nap.js';
import {tellEvery} from '../../time/tell-every.js';
import type {ProducerView} from './producer-view.js';
import {createProof} from './proof.js';
import {createPacing} from './pacing.js';
import {createClickMeters} from './click-meters.js';

/**
Begins to make events: the same random numbers and clock give the same ones.
*/
export type CreateEvents = (sources: {readonly clock: Clock; readonly random: Random}) => () => ClickEventEntry;

export type ClickProducerOptions = {
	readonly connection: Connection;
	readonly streamName: string;
	readonly clock: Clock;
	readonly random: Random;
	/**
	Events per second.
	*/
	readonly rate: number;
	/**
	The same seed gives the same events; their `ts` is the time at which they are made.
	*/
	readonly seed?: number;
	/**
	Users, and so partition keys; the lab has 5.
	*/
	readonly userCount?: number;
	/**
	The user who makes most of the events; undefined lets all click as often as each other.
	*/
	readonly hotUser?: HotUser;
	/**
	Makes other events than clicks; users and a hot user are nothing to them.
	*/
	readonly createEvents?: CreateEvents;
	/**
	So many events are made, and no more.
	*/
	readonly count?: number;
	/**
	Whether events are matched with what is read. Default true; false saves the memory and the time.
	*/
	readonly isProving?: boolean;
	/**
	The shard that takes a partition key, where the caller knows.
	*/
	shardOf?(partitionKey: string): string | undefined;
	/**
	Once per event, when the service has accepted or refused it.
	*/
	onAnswer?(answer: PutAnswer): void;
	/**
	Once per answered call, after its events.
	*/
	onCall?(): void;
	/**
	Events are refused, or no call succeeds: told once, and again every ten seconds while it lasts.
	*/
	onProblem?(problem: Problem): void;
	/**
	An event could not be made; none is made any more.
	*/
	onFailed?(error: UserError): void;
	/**
	Events are accepted again.
	*/
	onCleared?(code: string): void;
};

/**
Nothing is put now. The means of the last seconds would go on falling for a while.
*/
const AT_REST = {acceptedPerSecond: 0, acceptedBytesPerSecond: 0, throttledPerSecond: 0} as const;

/**
Click events put into a stream at a steady rate, and the proof that they arrive.
*/
export type ClickProducer = ProducerControl & {
	/**
	Resolves when `count` events are made and answered, or the producer is stopped.
	*/
	readonly finished: Promise<void>;
	/**
	Ends producing for good; what is under way is answered within a second or counted as unanswered.
	*/
	stop(): Promise<void>;
	view(now: number): ProducerView;
	/**
	Whether events are being put or waited for: the proof needs every record that is read.
	*/
	isProving(now: number): boolean;
	/**
	Our own puts that a shard throttles, per second.
	*/
	throttledPerSecond(shardId: string, now: number): number;
	/**
	Tells of every record that is read, for the proof. Cheap for records of others.
	*/
	onRead(shardId: string, record: KinesisRecord, readAt: number): void;
	/**
	Tells that the stream is gone, and what was in flight with it.
	*/
	onStreamGone(): void;
	/**
	Tells that reading starts over, past what was accepted before `skippedUntil` (clock time in ms).
	*/
	onReadingRestart(skippedUntil: number): void;
	/**
	From put to read, in ms, of what was put in the last minute, or since `restartReadLatency`.
	*/
	readLatency(now: number): Percentiles | undefined;
	restartReadLatency(now: number): void;
};

/**
Records that wait no longer than this only share a call.
*/
const SHARING_MILLISECONDS = 250;

const TELL_EVERY_MILLISECONDS = 10_000;

export const createClickProducer = (options: ClickProducerOptions): ClickProducer => {
	const {clock, seed, count = Infinity} = options;
	const random = seed === undefined ? options.random : seededRandom(seed);
	let {userCount = DEFAULT_USER_COUNT} = options;
	let {hotUser} = options;
	const eventsOfUsers = () => options.createEvents?.({clock, random}) ?? createClickEvents({
		clock, random, userCount, hotUser,
	});
	let nextEvent = eventsOfUsers();
	const meters = createClickMeters();
	const proof = options.isProving === false ? undefined : createProof();
	const pacing = createPacing(options.rate, clock.now());
	const nap = createNap(clock);
	const {promise: finished, resolve: finish} = Promise.withResolvers<void>();
	let {rate} = options;
	let producing: AbortController | undefined;
	let drains = 0;
	let made = 0;
	// Due, and not made yet: the producer takes no more for the moment.
	let unmade = 0;
	const telling = tellEvery(TELL_EVERY_MILLISECONDS);

	const tell = ({code, message}: UserError): void => {
		if (telling.isDue(code, clock.now())) {
			options.onProblem?.({code, message});
		}
	};

	const clear = (): void => {
		if (telling.told === undefined) {
			return;
		}

		options.onCleared?.(telling.told);
		telling.forget();
	};

	const producer = createProducer({
		...options,
		onAnswer(answer) {
			if (answer.type === 'accepted') {
				const {entry, answeredAt, latencyMilliseconds} = answer;
				proof?.accepted(entry.id!, answeredAt - latencyMilliseconds, answeredAt);
				clear();
			} else {
				proof?.refused(answer.entry.id!);
				tell(answer.error);
			}

			options.onAnswer?.(answer);
		},
		onCall(call) {
			meters.called(call);
			options.onCall?.();
		},
		onThrottled(shardId, records) {
			meters.throttled(clock.now(), shardId, records);
		},
		onProblem: tell,
		onRecovered: clear,
	});

	const events = function * (signal: AbortSignal) {
		while (unmade > 0 && made < count && !signal.aborted) {
			unmade--;
			made++;
			const event = nextEvent();
			proof?.made(event.id);
			yield event;
		}
	};

	const drain = async (): Promise<void> => {
		drains++;
		await producer.drain();
		drains--;
	};

	const isComplete = (): boolean => made >= count;

	const produce = async (signal: AbortSignal): Promise<void> => {
		try {
			while (!signal.aborted && !isComplete()) {
				unmade = pacing.take(clock.now());
				await producer.putAll(events(signal));
				await nap.rest(isComplete() ? 0 : pacing.untilNext(clock.now()), signal);
			}
		} catch (error) {
			if (error instanceof UserError) {
				options.onFailed?.(error);
			}

			// Otherwise the producer is stopped, and takes nothing more.
			return;
		}

		if (!isComplete()) {
			return;
		}

		producing = undefined;
		await drain();
		finish();
	};

	const halt = (): void => {
		producing?.abort();
		producing = undefined;
		unmade = 0;
	};

	const waiting = (now: number): Waiting => {
		const {records, milliseconds} = producer.waiting(now);
		return unmade === 0 && milliseconds < SHARING_MILLISECONDS ? {records: 0, milliseconds: 0} : {records: records + unmade, milliseconds};
	};

	return {
		finished,
		get isProducing() {
			return producing !== undefined;
		},
		get rate() {
			return rate;
		},
		start() {
			if (producing !== undefined || isComplete()) {
				return;
			}

			producing = new AbortController();
			pacing.restart(clock.now());
			void produce(producing.signal);
		},
		async pause() {
			halt();
			await drain();
			clear();
		},
		setRate(eventsPerSecond) {
			rate = eventsPerSecond;
			pacing.setRate(eventsPerSecond, clock.now());
			// What was due at another rate, and is not even made, is not wanted any more.
			unmade = Math.min(unmade, Math.ceil(eventsPerSecond));
			nap.wake();
		},
		get userCount() {
			return userCount;
		},
		setUserCount(next) {
			userCount = next;
			nextEvent = eventsOfUsers();
		},
		get hotUser() {
			return hotUser;
		},
		setHot(isHot) {
			hotUser = isHot ? options.hotUser ?? DEFAULT_HOT_USER : undefined;
			nextEvent = eventsOfUsers();
		},
		async stop() {
			halt();
			await producer.stop();
			finish();
		},
		view(now) {
			const held = waiting(now);
			meters.waiting(now, held.records);
			const isDraining = producing === undefined && drains > 0;
			return {
				...meters.view(now),
				...(producing === undefined && !isDraining && AT_REST),
				isProducing: producing !== undefined,
				isDraining,
				targetRate: rate,
				waiting: held,
				userCount,
				hotUser,
				totals: {...producer.totals},
				proof: proof?.hasBegun ? {...proof.totals(now), sent: producer.totals.sent} : undefined,
			};
		},
		throttledPerSecond: (shardId, now) => meters.throttledPerSecond(shardId, now),
		isProving: now => proof !== undefined && proof.hasBegun && (producing !== undefined || drains > 0 || proof.totals(now).inFlight > 0),
		onRead(_shardId, record, readAt) {
			const id = proof?.hasBegun ? readEventId(record.Data) : undefined;
			if (id !== undefined) {
				proof?.read(id, record.PartitionKey, readAt);
			}
		},
		onStreamGone() {
			proof?.abandon();
		},
		onReadingRestart(skippedUntil) {
			proof?.startOver(skippedUntil);
		},
		readLatency: now => proof?.latency(now),
		restartReadLatency(now) {
			proof?.restartLatency(now);
		},
	};
};
