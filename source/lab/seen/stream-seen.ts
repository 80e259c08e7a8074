import type {Shard} from '../../service/shard.js';
import {arrivalOf, type KinesisRecord} from '../../service/record.js';
import type {ObservedStream} from '../observation.js';
import {createFlowSeen, type FlowSeen} from './flow-seen.js';
import {createKeysSeen, type KeysSeen} from './keys-seen.js';
import {
	arrivalSecond,
	isNewRecord,
	newShardSeen,
	startReadingAgain,
	type ShardSeen,
} from './shard-seen.js';

/**
The time from put to read, measured from `since` to `until` (clock time in ms): first and last measurement.
*/
export type Latency = {readonly since: number; readonly until: number; readonly p50: number; readonly p99: number};

/**
A time at which a shard was at its limit: it throttled puts, or was full.
*/
export type Pressure = {
	readonly at: number;
	readonly openShardCount: number;
	/**
	Undefined if the shard is unknown.
	*/
	readonly shardId: string | undefined;
	/**
	The records of the stream meanwhile.
	*/
	readonly recordsPerSecond: number;
};

/**
The observations of one stream, as long as it lives.
*/
export type StreamSeen = {
	stream: ObservedStream;
	readonly firstSeenAt: number;
	activeAt: number | undefined;
	isDeletionSeen: boolean;
	/**
	The last list of shards, and since when there are this many open ones (clock time in ms).
	*/
	listed: readonly Shard[];
	openCountSince: number;
	readonly shards: Map<string, ShardSeen>;
	readonly keys: KeysSeen;
	readonly flow: FlowSeen;
	reading: {readonly since: number; readonly isFromOldest: boolean} | undefined;
	records: number;
	firstReadAt: number | undefined;
	throttled: number;
	throttledAt: number | undefined;
	readElsewhere: {readonly at: number; readonly shardId: string; readonly records: number} | undefined;
	readonly latency: Map<'polling' | 'fan-out', Latency>;
	firstPressure: Pressure | undefined;
	/**
	The last time under pressure with each count of open shards.
	*/
	readonly pressures: Map<number, Pressure>;
	/**
	More shards took what fewer had throttled.
	*/
	cure: {readonly at: number; readonly before: Pressure; readonly openShardCount: number; readonly recordsPerSecond: number} | undefined;
	hot: {readonly at: number; readonly partitionKey: string; readonly share: number} | undefined;
	/**
	The hot key's shard under pressure, the first time with each count of open shards.
	*/
	readonly hotPressures: Array<Pressure & {readonly partitionKey: string; readonly share: number}>;
};

export const newStreamSeen = (stream: ObservedStream, at: number): StreamSeen => ({
	stream,
	firstSeenAt: at,
	activeAt: stream.status === 'ACTIVE' ? at : undefined,
	isDeletionSeen: false,
	listed: [],
	openCountSince: at,
	shards: new Map(),
	keys: createKeysSeen(),
	flow: createFlowSeen(),
	reading: undefined,
	records: 0,
	firstReadAt: undefined,
	throttled: 0,
	throttledAt: undefined,
	readElsewhere: undefined,
	latency: new Map(),
	firstPressure: undefined,
	pressures: new Map(),
	cure: undefined,
	hot: undefined,
	hotPressures: [],
});

/**
The same stream, as the service describes it now.
*/
export const seeStream = (seen: StreamSeen, stream: ObservedStream, at: number): void => {
	if (stream.openShardCount !== seen.stream.openShardCount) {
		seen.openCountSince = at;
	}

	seen.activeAt ??= stream.status === 'ACTIVE' ? at : undefined;
	seen.isDeletionSeen ||= stream.status === 'DELETING';
	seen.stream = stream;
};

export const shardSeen = (seen: StreamSeen, shardId: string): ShardSeen => {
	let shard = seen.shards.get(shardId);
	if (shard === undefined) {
		shard = newShardSeen(shardId);
		seen.shards.set(shardId, shard);
	}

	return shard;
};

export const startReading = (seen: StreamSeen, at: number, isFromOldest: boolean): void => {
	seen.reading = {since: at, isFromOldest};
	for (const shard of seen.shards.values()) {
		startReadingAgain(shard);
	}
};

/**
Clocks of two machines differ by less.
*/
const CLOCK_SKEW_MILLISECONDS = 2000;

export const takeRecords = (seen: StreamSeen, shardId: string, records: readonly KinesisRecord[], at: number): void => {
	const shard = shardSeen(seen, shardId);
	const {since = Infinity, isFromOldest = false} = seen.reading ?? {};
	for (const record of records) {
		const wasThereBefore = arrivalOf(record) < since - CLOCK_SKEW_MILLISECONDS && since !== Infinity;
		if (!isNewRecord(shard, record, at, {isFromOldest, wasThereBefore})) {
			continue;
		}

		seen.records++;
		seen.firstReadAt ??= at;
		seen.keys.take(record.PartitionKey, shardId);
		seen.flow.take(arrivalSecond(record, at), record.PartitionKey);
	}
};
