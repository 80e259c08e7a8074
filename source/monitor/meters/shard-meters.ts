import {sizeOf} from '../../service/record.js';
import type {ReadEvent} from '../../service/read-event.js';
import type {Shard} from '../../service/shard.js';
import type {ShardView} from './shard-view.js';
import {createShardIntake} from './shard-intake.js';
import {newShardMeter, publishedView, type ShardMeter} from './shard-row.js';

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
	Reading starts over: what was read says nothing of what comes.
	*/
	startOver(): void;
	/**
	One row per shard, in the order given. A row is the same object as last time, and so is the array, when nothing in it changed. Forgets shards that are no longer listed and were read to their end.
	*/
	views(shards: readonly Shard[], now: number, throttledPerSecond: (shardId: string) => number): readonly ShardView[];
	/**
	What is known of every shard from reading it, listed or not.
	*/
	readings(now: number): ReadonlyArray<Pick<ShardView, 'shardId' | 'reader' | 'recordsPerSecond' | 'bytesPerSecond' | 'throttledPerSecond' | 'lagMilliseconds'>>;
	/**
	All shards together.
	*/
	recordsPerSecond(now: number): number;
};

const NO_RATES = {recordsPerSecond: 0, bytesPerSecond: 0};

const isNewsFor = (meter: ShardMeter, {records, millisBehindLatest}: Batch): boolean =>
	records.length > 0 || meter.reader !== 'reading' || meter.lagMilliseconds !== millisBehindLatest;

/**
Where a batch has brought its reader, in clock ms; undefined when it says nothing new.
*/
const placeAfter = ({records, millisBehindLatest, receivedAt}: Batch): number | undefined => {
	// Some emulators do not tell when a record arrived.
	const arrival = Number(records.at(-1)?.ApproximateArrivalTimestamp);
	if (!Number.isNaN(arrival)) {
		return arrival;
	}

	return millisBehindLatest > 0 ? receivedAt - millisBehindLatest : undefined;
};

export const createShardMeters = (): ShardMeters => {
	const meters = new Map<string, ShardMeter>();
	// Those that records came from within the window of the rates.
	const flowing = new Set<ShardMeter>();
	let readingSince = Infinity;
	let published: readonly ShardView[] = [];

	const meterOf = (shardId: string): ShardMeter => {
		let meter = meters.get(shardId);
		if (meter === undefined) {
			meter = newShardMeter();
			meters.set(shardId, meter);
		}

		return meter;
	};

	const onBatch = (event: Batch, isNews: boolean) => {
		const meter = meterOf(event.shardId);
		let bytes = 0;
		for (const record of event.records) {
			bytes += sizeOf(record);
		}

		readingSince = Math.min(readingSince, event.receivedAt);
		meter.intake ??= createShardIntake(event.receivedAt);
		meter.intake.add(event.receivedAt, event.records.length, bytes);
		if (event.records.length > 0) {
			flowing.add(meter);
		}

		meter.readUntil = placeAfter(event) ?? meter.readUntil;
		meter.lagMilliseconds = event.millisBehindLatest;
		meter.reader = 'reading';
		meter.retryAt = undefined;
		meter.hasNews ||= isNews;
	};

	// What is no batch is rare, and always news.
	const note = (shardId: string, changes: Partial<ShardMeter>) => {
		Object.assign(meterOf(shardId), {...changes, hasNews: true});
	};

	const clear = () => {
		meters.clear();
		flowing.clear();
		readingSince = Infinity;
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
					onBatch(event, isNews);
					return isNews;
				}

				case 'shard-waiting': {
					note(event.shardId, {reader: 'waiting-for-parents'});
					break;
				}

				case 'shard-started': {
					readingSince = Math.min(readingSince, at);
					meterOf(event.shardId).intake ??= createShardIntake(at);
					note(event.shardId, {reader: 'starting', retryAt: undefined, endedAt: undefined});
					break;
				}

				case 'shard-ended': {
					meterOf(event.shardId).intake?.close();
					note(event.shardId, {
						reader: 'ended', retryAt: undefined, lagMilliseconds: 0, endedAt: at,
					});
					break;
				}

				case 'backing-off': {
					note(event.shardId, {reader: event.reason === 'throttled' ? 'throttled' : 'retrying', retryAt: at + event.retryInMs});
					break;
				}

				case 'stream-recreated':
				case 'stream-deleted': {
					clear();
					break;
				}
			}

			return true;
		},
		startOver: clear,
		views(shards, now, throttledPerSecond) {
			forgetGone(shards);
			const views = shards.map(shard => publishedView(shard, meterOf(shard.shardId), throttledPerSecond(shard.shardId), now));
			if (views.length !== published.length || views.some((view, index) => view !== published[index])) {
				published = views;
			}

			return published;
		},
		readings: now => Array.from(meters, ([shardId, {intake, reader, lagMilliseconds}]) => ({
			shardId, reader, lagMilliseconds, throttledPerSecond: 0, ...intake?.rates(now) ?? NO_RATES,
		})),
		recordsPerSecond(now) {
			let sum = 0;
			for (const meter of flowing) {
				// Over the same time for all, or a child would count in full while its parent's records still do.
				const {recordsPerSecond} = meter.intake!.rates(now, readingSince);
				sum += recordsPerSecond;
				if (recordsPerSecond === 0) {
					flowing.delete(meter);
				}
			}

			return sum;
		},
	};
};
