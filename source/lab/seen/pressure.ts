import {hashKeyOf, rangeOfHashKey} from '../../service/hash-ranges.js';
import {SHARD_WRITE_RECORDS_PER_SECOND} from '../../service/limits.js';
import {HOT_LOAD} from '../../service/shard-load.js';
import {isOpen, type Shard} from '../../service/shard.js';
import type {Pressure, StreamSeen} from './stream-seen.js';

/**
An event this recent still counts as going on.
*/
const RECENT_MILLISECONDS = 3000;

/**
After this time without throttling, it counts as cured.
*/
export const CALM_SECONDS = 5;
const MILLISECONDS = 1000;

/**
After a reshard, older pressure is over within this time.
*/
const SETTLING_MILLISECONDS = 4000;

/**
A hot key has this share of all records, over this many seconds, and at least this many records a second: five records of one user are not a hot key.
*/
const HOT_SHARE = 0.75;
const HOT_SECONDS = 10;
const HOT_RECORDS_PER_SECOND = 20;

/**
More than noise.
*/
const NOTABLY_MORE = 1.02;

const mean = (values: readonly number[]): number => {
	let sum = 0;
	for (const value of values) {
		sum += value;
	}

	return values.length === 0 ? 0 : sum / values.length;
};

const isRecent = (at: number | undefined, now: number): boolean => at !== undefined && now - at <= RECENT_MILLISECONDS;

const pressedShard = (seen: StreamSeen, now: number): {readonly shardId: string | undefined} | undefined => {
	// Throttling before a reshard says nothing about the shards after it.
	const isNow = (at: number | undefined): boolean => isRecent(at, now) && at! >= seen.openCountSince;
	for (const {shardId, throttledAt, fullAt, endedAt} of seen.shards.values()) {
		if (endedAt === undefined && (isNow(throttledAt) || isNow(fullAt))) {
			return {shardId};
		}
	}

	return isNow(seen.throttledAt) ? {shardId: undefined} : undefined;
};

// The newest second is not complete.
const flowOver = ({flow}: StreamSeen, seconds: number): readonly number[] => flow.perSecond(flow.lastSecond - seconds, flow.lastSecond - 1);

const watchCure = (seen: StreamSeen, now: number): void => {
	const {pressures, stream, openCountSince} = seen;
	const before = pressures.values().filter(({openShardCount}) => openShardCount < stream.openShardCount).toArray().at(-1);
	if (before === undefined || seen.cure !== undefined || stream.status !== 'ACTIVE') {
		return;
	}

	// Right after the reshard, waiting records come in a rush, and some puts may still be throttled.
	const calmSince = Math.max(openCountSince, ...pressures.values().map(({at}) => at));
	// One of the seconds may be short: a busy machine stops for a moment.
	const [, recordsPerSecond = 0] = flowOver(seen, CALM_SECONDS).toSorted((a, b) => a - b);
	if (now - calmSince >= CALM_SECONDS * MILLISECONDS && recordsPerSecond > before.recordsPerSecond * NOTABLY_MORE) {
		seen.cure = {
			at: now, before, openShardCount: stream.openShardCount, recordsPerSecond,
		};
	}
};

const shardOfKey = (listed: readonly Shard[], partitionKey: string): string | undefined =>
	rangeOfHashKey(listed.filter(shard => isOpen(shard)), hashKeyOf(partitionKey))?.shardId;

const CROWDED_SECONDS = 3;

/**
An endpoint does not say which shard refused the puts of other programs. If the hot key alone nearly fills a shard, it was that shard.
*/
const isCrowded = ({flow, throttledAt, openCountSince}: StreamSeen, now: number, partitionKey: string): boolean => {
	const hottest = flow.hottest(flow.lastSecond - CROWDED_SECONDS, flow.lastSecond - 1);
	return isRecent(throttledAt, now) && throttledAt! >= openCountSince && hottest?.partitionKey === partitionKey
		&& hottest.records >= HOT_LOAD * SHARD_WRITE_RECORDS_PER_SECOND * CROWDED_SECONDS;
};

const watchHotKey = (seen: StreamSeen, now: number, pressure: Pressure | undefined): void => {
	const {flow, stream, hotPressures} = seen;
	const hottest = flow.hottest(flow.lastSecond - HOT_SECONDS, flow.lastSecond - 1);
	if (hottest === undefined || hottest.records < hottest.total * HOT_SHARE || hottest.total < HOT_RECORDS_PER_SECOND * HOT_SECONDS) {
		return;
	}

	const {partitionKey, records, total} = hottest;
	const share = records / total;
	seen.hot ??= {at: now, partitionKey, share};
	const shardId = shardOfKey(seen.listed, partitionKey);
	const shard = shardId === undefined ? undefined : seen.shards.get(shardId);
	const isPressed = shard && (isRecent(shard.throttledAt, now) || isRecent(shard.fullAt, now) || isCrowded(seen, now, partitionKey));
	const isSettled = now - seen.openCountSince >= SETTLING_MILLISECONDS && stream.status === 'ACTIVE';
	const isKnown = hotPressures.some(known => known.openShardCount === stream.openShardCount && known.partitionKey === partitionKey);
	if (pressure && isPressed && isSettled && !isKnown) {
		hotPressures.push({
			...pressure, shardId, partitionKey, share,
		});
	}
};

/**
The state of the stream: under pressure, cured by more shards, or with a hot key. Call it about once a second. `now` is clock time in ms.
*/
export const watchPressure = (seen: StreamSeen, now: number): void => {
	const pressed = pressedShard(seen, now);
	let pressure: Pressure | undefined;
	if (pressed) {
		pressure = {
			at: now, openShardCount: seen.stream.openShardCount, shardId: pressed.shardId, recordsPerSecond: mean(flowOver(seen, 3)),
		};
		seen.firstPressure ??= pressure;
		seen.pressures.set(pressure.openShardCount, pressure);
	}

	watchCure(seen, now);
	watchHotKey(seen, now, pressure);
};
