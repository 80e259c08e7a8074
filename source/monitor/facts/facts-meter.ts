import type {ReadEvent} from '../../service/read-event.js';
import {arrivalOf, sizeOf, type KinesisRecord} from '../../service/record.js';
import type {Random} from '../../random.js';
import {createRateMeter} from '../meters/rate-meter.js';
import {createClickSample} from './click-sample.js';
import {
	HISTORY_SECONDS,
	TOP_VALUES,
	noFacts,
	type Facts,
	type ValueFact,
} from './facts.js';
import {createFrequentItems, type FrequentItems} from './frequent-items.js';
import {hotKeyOf, keyFacts, type KeyPart} from './key-facts.js';
import {mergeItems} from './merge-items.js';
import {sizeFacts} from './size-facts.js';
import {createSizeHistogram, type SizeHistogram} from './size-histogram.js';
import {createSlidingMinute} from './sliding-minute.js';

type Batch = ReadEvent & {type: 'batch'};

/**
Counts the content of the stream, in memory that does not grow.
*/
export type FactsMeter = {
	/**
	A few assignments per record. Other events are ignored.
	*/
	take(event: ReadEvent): void;
	/**
	The facts at `now`, clock time in ms. They are computed at most once a second.
	*/
	view(now: number): Facts;
	/**
	The same, worked out anew.
	*/
	refresh(now: number): Facts;
	/**
	Forgets everything: another stream begins, or reading starts over.
	*/
	forget(): void;
};

/**
The number of keys that are told apart in five seconds: the count of a key is at most one in 257 of the records too low.
*/
const COUNTED_KEYS = 256;

/**
Hot keys come from the newest parts; the whole minute would show them late.
*/
const RECENT_PARTS = 3;

type Part = KeyPart & {
	readonly sizes: SizeHistogram;
	bytes: number;
	isSample: boolean;
};

const createPart = (): Part => ({
	keys: createFrequentItems(COUNTED_KEYS),
	recordsByShard: new Map(),
	sizes: createSizeHistogram(),
	bytes: 0,
	isSample: false,
	firstArrival: Infinity,
	lastArrival: -Infinity,
});

const topOf = (sketches: readonly FrequentItems[]): readonly ValueFact[] =>
	mergeItems(sketches).counts.slice(0, TOP_VALUES).map(({item, count}) => ({value: item, count}));

// The records of a shard are in order of arrival, so the first and the last are enough. Math.min would return a missing time.
const noteArrivals = (part: Part, records: readonly KinesisRecord[]) => {
	const first = arrivalOf(records[0]!);
	const last = arrivalOf(records.at(-1)!);
	if (first < part.firstArrival) {
		part.firstArrival = first;
	}

	if (last > part.lastArrival) {
		part.lastArrival = last;
	}
};

const start = (random: Random) => ({
	minute: createSlidingMinute(createPart),
	clicks: createClickSample(random),
	rate: createRateMeter(HISTORY_SECONDS),
	since: undefined as number | undefined,
});

export const createFactsMeter = (random: Random): FactsMeter => {
	let meters = start(random);
	let known: {readonly second: number; readonly facts: Facts} | undefined;

	const workOut = (now: number): Facts => {
		const {minute, clicks, rate, since} = meters;
		if (since === undefined) {
			return noFacts;
		}

		const parts = minute.parts(now);
		const secondsOf = (count?: number) => Math.max(0, now - Math.max(since, minute.startOf(now, count))) / 1000;
		const {keys, error, total} = keyFacts(parts);
		const clickParts = clicks.parts(now);
		const isSample = parts.some(part => part.isSample);
		return {
			seconds: secondsOf(),
			records: total,
			bytes: parts.reduce((sum, {bytes}) => sum + bytes, 0),
			keys,
			keyError: error,
			isSample,
			hotKey: isSample ? undefined : hotKeyOf(minute.parts(now, RECENT_PARTS), secondsOf(RECENT_PARTS)),
			clicks: {
				sampled: clickParts.reduce((sum, {sampled}) => sum + sampled, 0),
				urls: topOf(clickParts.map(({urls}) => urls)),
				users: topOf(clickParts.map(({users}) => users)),
			},
			sizes: sizeFacts(parts.map(({sizes}) => sizes)),
			history: rate.history(now),
		};
	};

	const takeBatch = ({shardId, records, receivedAt, sample}: Batch) => {
		meters.since ??= receivedAt;
		meters.rate.add(receivedAt, records.length);
		meters.clicks.take(records, receivedAt);
		const part = meters.minute.at(receivedAt);
		part.isSample ||= sample !== undefined && sample.skippedMilliseconds > 0;
		part.recordsByShard.set(shardId, (part.recordsByShard.get(shardId) ?? 0) + records.length);
		noteArrivals(part, records);
		const {keys, sizes} = part;
		for (const record of records) {
			const key = record.PartitionKey;
			const size = sizeOf(record);
			keys.add(key, size, shardId);
			sizes.add(size - key.length);
			part.bytes += size;
		}
	};

	const refresh = (now: number): Facts => {
		known = {second: Math.floor(now / 1000), facts: workOut(now)};
		return known.facts;
	};

	return {
		refresh,
		take(event) {
			if (event.type === 'batch' && event.records.length > 0) {
				takeBatch(event);
			}
		},
		view(now) {
			return known?.second === Math.floor(now / 1000) ? known.facts : refresh(now);
		},
		forget() {
			meters = start(random);
			known = undefined;
		},
	};
};
