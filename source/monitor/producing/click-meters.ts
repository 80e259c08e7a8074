import type {AnsweredCall} from '../../kinesis/producing/put-entry.js';
import {createLatencyMeter} from '../meters/latency-meter.js';
import {createRateMeter, type RateMeter} from '../meters/rate-meter.js';
import type {ProducerView} from './producer-view.js';

/**
What the producer's answers amount to, over time.
*/
export type ClickMeters = {
	called(call: AnsweredCall): void;
	throttled(now: number, shardId: string | undefined, records: number): void;
	throttledPerSecond(shardId: string, now: number): number;
	view(now: number): Pick<ProducerView, 'acceptedPerSecond' | 'acceptedBytesPerSecond' | 'throttledPerSecond' | 'history' | 'latency'>;
};

/**
The mean over this many seconds is shown.
*/
const WINDOW_SECONDS = 5;

export const createClickMeters = (): ClickMeters => {
	const accepted = createRateMeter();
	const acceptedBytes = createRateMeter(WINDOW_SECONDS);
	const throttled = createRateMeter(WINDOW_SECONDS);
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
		throttledPerSecond: (shardId, now) => throttledByShard.get(shardId)?.perSecond(now, WINDOW_SECONDS) ?? 0,
		view: now => ({
			acceptedPerSecond: accepted.perSecond(now, WINDOW_SECONDS),
			acceptedBytesPerSecond: acceptedBytes.perSecond(now, WINDOW_SECONDS),
			throttledPerSecond: throttled.perSecond(now, WINDOW_SECONDS),
			history: accepted.history(now),
			latency: latency.percentiles(now),
		}),
	};
};
