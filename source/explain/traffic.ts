import {SHARD_WRITE_BYTES_PER_SECOND, SHARD_WRITE_RECORDS_PER_SECOND} from '../service/limits.js';
import type {HashRange} from '../service/hash-ranges.js';

/**
What is put per second.
*/
export type Flow = {
	readonly recordsPerSecond: number;
	readonly bytesPerSecond: number;
};

/**
What one partition key puts, as the last minute had it.
*/
export type KeyTraffic = Flow & {
	readonly partitionKey: string;
};

/**
An open shard, and what comes into it now.
*/
export type OpenShard = HashRange & Flow & {
	readonly shardId: string;
};

/**
What is known of a stream's traffic: its keys one by one, and all of it together, the keys that are not listed included.
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
A part of a flow; `part` is 0 or more.
*/
export const scaleFlow = ({recordsPerSecond, bytesPerSecond}: Flow, part: number): Flow => ({
	recordsPerSecond: recordsPerSecond * part,
	bytesPerSecond: bytesPerSecond * part,
});

/**
Which of a shard's two limits a flow is nearer to, and its size in that limit's words.
*/
export const nearerLimit = ({recordsPerSecond, bytesPerSecond}: Flow): 'records' | 'bytes' =>
	bytesPerSecond / SHARD_WRITE_BYTES_PER_SECOND > recordsPerSecond / SHARD_WRITE_RECORDS_PER_SECOND ? 'bytes' : 'records';

/**
The facts of the last minute as traffic. Bytes are counted for all keys together, so each key's records are taken to be of the mean size.
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
