import type {ReadEvent} from '../../service/read-event.js';
import type {Shard} from '../../service/shard.js';
import type {ShardView} from './shard-view.js';
import {NO_RATES} from './shard-arrivals.js';
import {createShardIntake} from './shard-intake.js';
import {createShardLoad} from './shard-load.js';
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
	Reading starts over: earlier reads say nothing about the next ones.
	*/
	startOver(): void;
	/**
	One row per shard, in the order given. A row is the same object as last time, and so is the array, when nothing in it changed. `isSkipping` says that reading began at a place that leaves closed shards behind it. Forgets shards that are no longer listed and were read to their end.
	*/
	views(shards: readonly Shard[], now: number, throttledPerSecond: (shardId: string) => number, isSkipping?: boolean): readonly ShardView[];
	/**
	What is known of every shard from reading it, listed or not.
	*/
	readings(now: number): ReadonlyArray<Pick<ShardView, 'shardId' | 'reader' | 'recordsPerSecond' | 'bytesPerSecond' | 'throttledPerSecond' | 'lagMilliseconds' | 'isSampled'>>;
	/**
	How fast all shards together are read: in a backlog much faster than it was written.
	*/
	readPerSecond(now: number): number;
	/**
	Records that arrived per second in all shards over the last 10 s; undefined before 10 s of reading, and while a reader is too far behind to know.
	*/
	arrivedPerSecond(now: number): number | undefined;
};

/**
Shards are polled about once a second: over less, a steady rate would not be steady enough for an alert.
*/
const ALERT_WINDOW_MILLISECONDS = 10_000;

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
		const {records, receivedAt, millisBehindLatest, sample} = event;
		readingSince = Math.min(readingSince, receivedAt);
		meter.intake ??= createShardIntake(receivedAt);
		meter.intake.add(receivedAt, records.length);
		meter.load ??= createShardLoad(receivedAt);
		meter.load.add(records, receivedAt, millisBehindLatest, sample);
		meter.answeredAt = receivedAt;
		if (records.length > 0) {
			flowing.add(meter);
		}

		meter.readUntil = placeAfter(event) ?? meter.readUntil;
		meter.lagMilliseconds = millisBehindLatest;
		meter.reader = 'reading';
		meter.retryAt = undefined;
		meter.hasNews ||= isNews;
	};

	// Other events are rare, and always news.
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
					meterOf(event.shardId).load ??= createShardLoad(at);
					note(event.shardId, {reader: 'starting', retryAt: undefined, endedAt: undefined});
					break;
				}

				case 'shard-ended': {
					meterOf(event.shardId).intake?.close();
					meterOf(event.shardId).load?.close();
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
		views(shards, now, throttledPerSecond, isSkipping = false) {
			forgetGone(shards);
			const views = shards.map(shard => publishedView(shard, meterOf(shard.shardId), {throttledPerSecond: throttledPerSecond(shard.shardId), isSkipping}, now));
			if (views.length !== published.length || views.some((view, index) => view !== published[index])) {
				published = views;
			}

			return published;
		},
		readings: now => Array.from(meters, ([shardId, {load, reader, lagMilliseconds}]) => ({
			shardId, reader, lagMilliseconds, throttledPerSecond: 0, isSampled: load?.isSampled(now) ?? false, ...load?.rates(now) ?? NO_RATES,
		})),
		arrivedPerSecond(now) {
			if (now - readingSince < ALERT_WINDOW_MILLISECONDS) {
				return undefined;
			}

			let sum = 0;
			for (const {load, reader} of meters.values()) {
				if (reader !== 'ended' && load?.knownUntil(now) !== undefined) {
					return undefined;
				}

				sum += load?.rates(now, ALERT_WINDOW_MILLISECONDS).recordsPerSecond ?? 0;
			}

			return sum;
		},
		readPerSecond(now) {
			let sum = 0;
			for (const meter of flowing) {
				// Over the same time for all, or a child would count in full while its parent's records still do.
				const perSecond = meter.intake!.rate(now, readingSince);
				sum += perSecond;
				if (perSecond === 0) {
					flowing.delete(meter);
				}
			}

			return sum;
		},
	};
};
