import type {AnsweredCall} from '../../kinesis/producing/put-entry.js';
import {createLatencyMeter} from '../meters/latency-meter.js';
import {createLevelMeter} from '../meters/level-meter.js';
import {createRateMeter, HISTORY_SECONDS, type RateMeter} from '../meters/rate-meter.js';
import type {ProducerView} from './producer-view.js';

/**
What the producer's answers amount to, over time.
*/
export type ClickMeters = {
	called(call: AnsweredCall): void;
	throttled(now: number, shardId: string | undefined, records: number): void;
	throttledPerSecond(shardId: string, now: number): number;
	/**
	How many records wait.
	*/
	waiting(now: number, records: number): void;
	view(now: number): Pick<ProducerView, 'acceptedPerSecond' | 'acceptedBytesPerSecond' | 'throttledPerSecond' | 'history' | 'throttledHistory' | 'waitingHistory' | 'latency'>;
};

/**
The mean over this many seconds is shown.
*/
const WINDOW_SECONDS = 5;

export const createClickMeters = (): ClickMeters => {
	const accepted = createRateMeter();
	const acceptedBytes = createRateMeter(WINDOW_SECONDS);
	const throttled = createRateMeter();
	const waiting = createLevelMeter(HISTORY_SECONDS);
	const throttledByShard = new Map<string, RateMeter>();
	const latency = createLatencyMeter();

	return {
		called(call) {
			accepted.add(call.answeredAt, call.accepted);
			acceptedBytes.add(call.answeredAt, call.acceptedBytes);
			latency.add(call.answeredAt, call.latencyMilliseconds);
		},
		throttled(now, shardId, records) {
			throttled.add(now, records);
			if (shardId === undefined) {
				return;
			}

			let meter = throttledByShard.get(shardId);
			if (!meter) {
				meter = createRateMeter(WINDOW_SECONDS);
				throttledByShard.set(shardId, meter);
			}

			meter.add(now, records);
		},
		waiting: waiting.note,
		throttledPerSecond: (shardId, now) => throttledByShard.get(shardId)?.perSecond(now, WINDOW_SECONDS) ?? 0,
		view: now => ({
			acceptedPerSecond: accepted.perSecond(now, WINDOW_SECONDS),
			acceptedBytesPerSecond: acceptedBytes.perSecond(now, WINDOW_SECONDS),
			throttledPerSecond: throttled.perSecond(now, WINDOW_SECONDS),
			history: accepted.history(now),
			throttledHistory: throttled.history(now),
			waitingHistory: waiting.history(now),
			latency: latency.percentiles(now),
		}),
	};
};
