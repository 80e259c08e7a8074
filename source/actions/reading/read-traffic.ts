import type {KeyTraffic, OpenShard, Traffic} from '../../explain/traffic.js';
import {alongHashKeys, findRange, hashKeyOf} from '../../service/hash-ranges.js';
import {arrivalOf, sizeOf, type KinesisRecord} from '../../service/record.js';
import type {Shard} from '../../service/shard.js';
import {tailStream, type TailContext} from './tail.js';

/**
The traffic of a stream's last minute, by key and by open shard.
*/
export type MinuteOfTraffic = {
	readonly traffic: Traffic;
	readonly shards: readonly OpenShard[];
	/**
	Seconds that were looked at: a minute, or the stream's age.
	*/
	readonly seconds: number;
	/**
	Records that came in that time.
	*/
	readonly records: number;
	/**
	False: there was more than could be read in time, and the figures are too low.
	*/
	readonly isWhole: boolean;
};

const MINUTE_MILLISECONDS = 60_000;

/**
How long reading a minute may take. Five readers' worth of a shard comes in half of that.
*/
const READING_MILLISECONDS = 60_000;

/**
Keys that are told apart, and that are told of, those that carry most; what the others make counts in the total.
*/
const MOST_KEYS = 100_000;
const MOST_TOLD_KEYS = 1000;

type Count = {records: number; bytes: number};

const count = <Of>(counts: Map<Of, Count>, of: Of, bytes: number, most = Infinity): void => {
	let found = counts.get(of);
	if (found === undefined) {
		if (counts.size >= most) {
			return;
		}

		found = {records: 0, bytes: 0};
		counts.set(of, found);
	}

	found.records++;
	found.bytes += bytes;
};

/**
Reads what came into the stream in the last minute. A record counts for the open shard that takes its key now, whichever took it then. Takes from the shards' reads. Throws what the service says.
*/
export const readTraffic = async (context: TailContext, {openShards, createdAt, wantedKeys}: {
	readonly openShards: readonly Shard[];
	/**
	Of the stream, in clock ms.
	*/
	readonly createdAt: number;
	/**
	These are told of however little they carry.
	*/
	readonly wantedKeys: readonly string[];
}): Promise<MinuteOfTraffic> => {
	const {clock, signal} = context;
	const until = clock.now();
	const from = Math.max(until - MINUTE_MILLISECONDS, createdAt);
	const seconds = Math.max(1, (until - from) / 1000);
	const sorted = alongHashKeys(openShards);
	const byShard = new Map<Shard, Count>();
	const byKey = new Map<string, Count>();
	const total: Count = {records: 0, bytes: 0};
	let isWhole = true;

	const take = (record: KinesisRecord): void => {
		const arrival = arrivalOf(record);
		if (arrival < from) {
			return;
		}

		const bytes = sizeOf(record);
		total.records++;
		total.bytes += bytes;
		count(byKey, record.PartitionKey, bytes, MOST_KEYS);
		count(byShard, findRange(sorted, hashKeyOf(record.PartitionKey)), bytes);
	};

	for await (const event of tailStream(context, {from: {type: 'at-timestamp', timestamp: from}, untilTimestamp: until})) {
		if (event.type === 'batch') {
			for (const record of event.records) {
				take(record);
			}
		}

		if (clock.now() > until + READING_MILLISECONDS) {
			isWhole = false;
			break;
		}
	}

	signal.throwIfAborted();
	const perSecond = ({records, bytes}: Count) => ({recordsPerSecond: records / seconds, bytesPerSecond: bytes / seconds});
	const wanted = new Set(wantedKeys);
	// A key with few large records weighs as much as one with many small ones.
	const heaviest = [...byKey].toSorted(([, a], [, b]) => b.bytes - a.bytes).slice(0, MOST_TOLD_KEYS);
	const heavy = new Set(heaviest.map(([key]) => key));
	const told = [...byKey].toSorted(([, a], [, b]) => b.records - a.records).filter(([key], index) => index < MOST_TOLD_KEYS || wanted.has(key) || heavy.has(key));
	return {
		traffic: {
			keys: told.map(([partitionKey, counts]): KeyTraffic => ({partitionKey, ...perSecond(counts)})),
			total: perSecond(total),
		},
		shards: sorted.map(shard => ({...shard, ...perSecond(byShard.get(shard) ?? {records: 0, bytes: 0})})),
		seconds,
		records: total.records,
		isWhole,
	};
};
