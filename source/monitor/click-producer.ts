// A stand-in with the interface that monitor.ts builds on, until the click producer lands.
import type {Clock} from '../clock.js';
import type {Connection} from '../kinesis/connection.js';
import {createProducer} from '../kinesis/producer.js';
import type {KinesisRecord} from '../kinesis/record.js';
import {seededRandom, type Random} from '../random.js';
import {createClickEvents} from '../records/click-event.js';
import type {ProducerControl} from './controls.js';
import type {Problem} from './monitor-event.js';
import {createRateMeter} from './rate-meter.js';
import type {ProducerView} from './snapshot.js';

export type ClickProducerOptions = {
	readonly connection: Connection;
	readonly streamName: string;
	readonly clock: Clock;
	readonly random: Random;
	readonly rate: number;
	readonly seed?: number;
	onProblem?(problem: Problem): void;
	onCleared?(code: string): void;
};

export type ClickProducer = ProducerControl & {
	stop(): Promise<void>;
	view(now: number): ProducerView;
	throttledPerSecond(shardId: string, now: number): number;
	onRead(shardId: string, record: KinesisRecord, readAt: number): void;
	readLatency(now: number): {readonly p50: number; readonly p99: number} | undefined;
};

export const createClickProducer = (options: ClickProducerOptions): ClickProducer => {
	const {clock, seed, random} = options;
	const accepted = createRateMeter();
	const acceptedBytes = createRateMeter();
	const next = createClickEvents({clock, random: seed === undefined ? random : seededRandom(seed)});
	const producer = createProducer({
		...options,
		onAnswer(answer) {
			if (answer.type === 'accepted') {
				accepted.add(clock.now(), 1);
				acceptedBytes.add(clock.now(), answer.entry.data.length);
			}
		},
		onProblem: undefined,
	});
	let {rate} = options;
	let pacing: AbortController | undefined;

	const pace = async (signal: AbortSignal) => {
		let due = clock.now();
		while (!signal.aborted) {
			due += 1000 / rate;
			await producer.put(next());
			await clock.sleep(Math.max(0, due - clock.now()), signal).catch(() => undefined);
		}
	};

	const halt = () => {
		pacing?.abort();
		pacing = undefined;
	};

	return {
		get isProducing() {
			return pacing !== undefined;
		},
		get rate() {
			return rate;
		},
		start() {
			if (!pacing) {
				pacing = new AbortController();
				void pace(pacing.signal);
			}
		},
		async pause() {
			halt();
			await producer.drain();
		},
		setRate(eventsPerSecond) {
			rate = eventsPerSecond;
		},
		async stop() {
			halt();
			await producer.stop();
		},
		view: now => ({
			isProducing: pacing !== undefined,
			isDraining: false,
			targetRate: rate,
			acceptedPerSecond: accepted.perSecond(now),
			acceptedBytesPerSecond: acceptedBytes.perSecond(now),
			throttledPerSecond: 0,
			history: accepted.history(now),
			totals: producer.totals,
			latency: undefined,
			proof: undefined,
		}),
		throttledPerSecond: () => 0,
		onRead: () => undefined,
		readLatency: () => undefined,
	};
};
