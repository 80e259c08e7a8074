import type {SampledSpan} from '../../service/read-event.js';
import {arrivalOf, sizeOf, type KinesisRecord} from '../../service/record.js';
import {
	createShardArrivals,
	NO_RATES,
	type Rates,
	type ShardArrivals,
} from './shard-arrivals.js';
import {createSampledLoad, type SampledLoad} from './sampled-load.js';

/**
How much is written to one shard, as far as reading it tells.
*/
export type ShardLoad = {
	/**
	Takes in an answer of the reader; times in clock ms.
	*/
	add(records: readonly KinesisRecord[], receivedAt: number, millisBehindLatest: number, sample?: SampledSpan): void;
	/**
	The shard was read to its end: nothing comes any more.
	*/
	close(): void;
	/**
	What arrives per second. Zero where nothing is known: before the first answer, and while the reader is further behind than HISTORY_MILLISECONDS.
	*/
	rates(now: number, window?: number): Rates;
	/**
	Clock time in ms up to which is known what arrived, while the reader is behind; undefined when that is about now.
	*/
	knownUntil(now: number): number | undefined;
	/**
	Whether the rates are worked out from a sample.
	*/
	isSampled(now: number): boolean;
};

/**
Answers are about a second apart: until the next one is overdue, a load stands as the last one left it.
*/
const NEXT_ANSWER_DUE_MILLISECONDS = 2000;

/**
What arrived longer ago is history, and no load.
*/
export const HISTORY_MILLISECONDS = 60_000;

/**
A reader that is so far behind does not know the load of this moment.
*/
const CURRENT_MILLISECONDS = 5000;

/**
A record can be read this soon after its arrival.
*/
const VISIBLE_MILLISECONDS = 2000;

/**
`startedAt` is when reading the shard began, in clock ms.
*/
export const createShardLoad = (startedAt: number): ShardLoad => {
	// Most of thousands of shards may never hold a record.
	let arrivals: ShardArrivals | undefined;
	let sampled: SampledLoad | undefined;
	// Up to where, and from where on, it is known what arrived.
	let until: number | undefined;
	let since = startedAt;
	let isAtTip = false;
	let isClosed = false;

	/**
	The arrival time of a record by this machine's clock. After an answer that left no record over, it arrived between the two answers. A time outside means that the clocks differ; some emulators give no time.
	*/
	const localArrivalOf = (record: KinesisRecord, receivedAt: number, part: number): number => {
		const told = arrivalOf(record);
		return isAtTip && until !== undefined && !(told >= until - VISIBLE_MILLISECONDS && told <= receivedAt) ? until + ((receivedAt - until) * part) : Math.min(told, receivedAt);
	};

	const isSampled = (now: number): boolean => sampled?.isSampled(now) ?? false;

	return {
		isSampled,
		add(records, receivedAt, millisBehindLatest, sample) {
			if (sample === undefined) {
				sampled?.addWhole(receivedAt);
			} else {
				sampled ??= createSampledLoad();
				sampled.add(records, receivedAt, sample);
			}

			let last = NaN;
			for (const [index, record] of records.entries()) {
				last = localArrivalOf(record, receivedAt, (index + 1) / records.length);
				if (Number.isNaN(last)) {
					continue;
				}

				arrivals ??= createShardArrivals();
				arrivals.add(last, sizeOf(record));
				since = Math.min(since, last);
			}

			isAtTip = millisBehindLatest === 0;
			const place = Number.isNaN(last) ? receivedAt - millisBehindLatest : last;
			until = isAtTip ? receivedAt : place;
		},
		close() {
			isClosed = true;
		},
		rates(now, window) {
			if (!isClosed && isSampled(now)) {
				return sampled!.rates(now);
			}

			if (arrivals === undefined || until === undefined) {
				return NO_RATES;
			}

			if (isClosed) {
				return arrivals.rates(now, since, window);
			}

			if (isAtTip) {
				return arrivals.rates(Math.max(until, now - NEXT_ANSWER_DUE_MILLISECONDS), since, window);
			}

			return now - until > HISTORY_MILLISECONDS ? NO_RATES : arrivals.rates(until, since, window);
		},
		knownUntil: now => until === undefined || isClosed || isAtTip || isSampled(now) || now - until <= CURRENT_MILLISECONDS ? undefined : until,
	};
};
