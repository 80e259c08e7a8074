import type {ReadEvent} from '../../kinesis/reading/read-event.js';
import type {Shard} from '../../kinesis/streams/shards.js';
import type {ShardView} from '../snapshot.js';
import {createShardIntake} from './shard-intake.js';
import {
	isSameView,
	newShardMeter,
	viewOf,
	type ShardMeter,
} from './shard-view.js';

type Batch = ReadEvent & {type: 'batch'};

/**
What the readers report per shard, as rows of the shard table.
*/
export type ShardMeters = {
	/**
	`at` is clock time in ms. False when there is nothing new to see: another empty answer of a shard that is caught up.
	*/
	onReadEvent(event: ReadEvent, at: number): boolean;
	/**
	One row per shard, in the order given. A row is the same object as last time, and so is the array, when nothing in it changed. Forgets shards that are no longer listed and were read to their end.
	*/
	views(shards: readonly Shard[], now: number, throttledPerSecond: (shardId: string) => number): readonly ShardView[];
	/**
	All shards together.
	*/
	recordsPerSecond(now: number): number;
};

const isNewsFor = (meter: ShardMeter, {records, millisBehindLatest}: Batch): boolean =>
	records.length > 0 || meter.reader !== 'reading' || meter.lagMilliseconds !== millisBehindLatest;

export const createShardMeters = (): ShardMeters => {
	const meters = new Map<string, ShardMeter>();
	let published: readonly ShardView[] = [];

	const meterOf = (shardId: string): ShardMeter => {
		let meter = meters.get(shardId);
		if (meter === undefined) {
			meter = newShardMeter();
			meters.set(shardId, meter);
		}

		return meter;
	};

	const onBatch = (event: Batch) => {
		const meter = meterOf(event.shardId);
		let bytes = 0;
		for (const record of event.records) {
			bytes += record.Data.byteLength + record.PartitionKey.length;
		}

		meter.intake ??= createShardIntake(event.receivedAt);
		meter.intake.add(event.receivedAt, event.records.length, bytes);
		meter.lagMilliseconds = event.millisBehindLatest;
		meter.reader = 'reading';
		meter.retryAt = undefined;
	};

	const forgetGone = (shards: readonly Shard[]) => {
		if (meters.size <= shards.length) {
			return;
		}

		const listed = new Set(shards.map(shard => shard.shardId));
		for (const [shardId, meter] of meters) {
			if (meter.reader === 'ended' && !listed.has(shardId)) {
				meters.delete(shardId);
			}
		}
	};

	return {
		onReadEvent(event, at) {
			switch (event.type) {
				case 'batch': {
					const isNews = isNewsFor(meterOf(event.shardId), event);
					onBatch(event);
					return isNews;
				}

				case 'shard-waiting': {
					meterOf(event.shardId).reader = 'waiting-for-parents';
					break;
				}

				case 'shard-started': {
					const meter = meterOf(event.shardId);
					meter.intake ??= createShardIntake(at);
					Object.assign(meter, {reader: 'starting', retryAt: undefined, endedAt: undefined});
					break;
				}

				case 'shard-ended': {
					Object.assign(meterOf(event.shardId), {
						reader: 'ended', retryAt: undefined, lagMilliseconds: 0, endedAt: at,
					});
					break;
				}

				case 'backing-off': {
					Object.assign(meterOf(event.shardId), {reader: event.reason === 'throttled' ? 'throttled' : 'retrying', retryAt: at + event.retryInMs});
					break;
				}

				case 'stream-recreated':
				case 'stream-deleted': {
					meters.clear();
					break;
				}
			}

			return true;
		},
		views(shards, now, throttledPerSecond) {
			forgetGone(shards);
			const views = shards.map((shard, index) => {
				const view = viewOf(shard, meterOf(shard.shardId), throttledPerSecond(shard.shardId), now);
				const before = published[index];
				return isSameView(before, view) ? before! : view;
			});
			if (views.length !== published.length || views.some((view, index) => view !== published[index])) {
				published = views;
			}

			return published;
		},
		recordsPerSecond(now) {
			let sum = 0;
			for (const {intake} of meters.values()) {
				sum += intake?.rates(now).recordsPerSecond ?? 0;
			}

			return sum;
		},
	};
};
