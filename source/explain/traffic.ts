import {SHARD_WRITE_BYTES_PER_SECOND, SHARD_WRITE_RECORDS_PER_SECOND} from '../service/limits.js';
import type {HashRange} from '../service/hash-ranges.js';

/**
The traffic of a second.
*/
export type Flow = {
	readonly recordsPerSecond: number;
	readonly bytesPerSecond: number;
};

/**
The traffic of one partition key in the last minute.
*/
export type KeyTraffic = Flow & {
	readonly partitionKey: string;
};

/**
An open shard, and its incoming traffic.
*/
export type OpenShard = HashRange & Flow & {
	readonly shardId: string;
};

/**
The known traffic of a stream: the listed keys one by one, and the total of all keys.
*/
export type Traffic = {
	readonly keys: readonly KeyTraffic[];
	readonly total: Flow;
};

export const NO_FLOW: Flow = {recordsPerSecond: 0, bytesPerSecond: 0};

export const addFlows = (a: Flow, b: Flow): Flow => ({
	recordsPerSecond: a.recordsPerSecond + b.recordsPerSecond,
	bytesPerSecond: a.bytesPerSecond + b.bytesPerSecond,
});

export const sumOfFlows = (flows: readonly Flow[]): Flow => {
	let sum = NO_FLOW;
	for (const flow of flows) {
		sum = addFlows(sum, flow);
	}

	return sum;
};

/**
A share of a flow; `part` is 0 or more.
*/
export const scaleFlow = ({recordsPerSecond, bytesPerSecond}: Flow, part: number): Flow => ({
	recordsPerSecond: recordsPerSecond * part,
	bytesPerSecond: bytesPerSecond * part,
});

/**
The limit of a shard that a flow is nearer to, and the flow in its unit.
*/
export const nearerLimit = ({recordsPerSecond, bytesPerSecond}: Flow): 'records' | 'bytes' =>
	bytesPerSecond / SHARD_WRITE_BYTES_PER_SECOND > recordsPerSecond / SHARD_WRITE_RECORDS_PER_SECOND ? 'bytes' : 'records';

/**
The facts of the last minute as traffic. Bytes are known only for all keys together, so each record counts with the mean size.
*/
export const trafficOfFacts = ({seconds, records, bytes, keys}: {
	readonly seconds: number;
	readonly records: number;
	readonly bytes: number;
	readonly keys: ReadonlyArray<{readonly key: string; readonly records: number}>;
}): Traffic => {
	const time = Math.max(1, seconds);
	const meanBytes = records === 0 ? 0 : bytes / records;
	return {
		keys: keys.map(({key, records: ofKey}) => ({
			partitionKey: key,
			recordsPerSecond: ofKey / time,
			bytesPerSecond: ofKey * meanBytes / time,
		})),
		total: {recordsPerSecond: records / time, bytesPerSecond: bytes / time},
	};
};
