import {hashShareOf} from '../service/hash-ranges.js';
import {placeOf} from './key-place.js';
import {predictLoads} from './predicted-load.js';
import type {Flow, OpenShard, Traffic} from './traffic.js';
import {whatIf, type PredictedShard, type WhatIf} from './what-if.js';

/**
Where one partition key goes, and would go.
*/
export type ExplainedKey = {
	readonly partitionKey: string;
	/**
	32 hex digits: the hash key.
	*/
	readonly md5: string;
	readonly hashKey: bigint;
	/**
	Its part of the way from 0 to 2^128: 0 … 1.
	*/
	readonly part: number;
	/**
	The open shard that takes it, with the part of all hash keys that it has; undefined where the stream does not look at the key, or the list of shards is not whole.
	*/
	readonly shard: (OpenShard & {readonly hashShare: number}) | undefined;
	/**
	The shard that would take it with another count of shards; undefined where none is tried out.
	*/
	readonly next: PredictedShard | undefined;
	/**
	What it made in the last minute, and of its shard; undefined where nobody looked.
	*/
	readonly load: (Flow & {readonly shareOfShard: number}) | undefined;
};

export type Explanation = {
	readonly keys: readonly ExplainedKey[];
	readonly change: WhatIf | undefined;
};

export const NO_TRAFFIC: Traffic = {keys: [], total: {recordsPerSecond: 0, bytesPerSecond: 0}};

/**
Where partition keys go among the open shards, and with `shardCount` where they would go. `traffic` is what was seen of the last minute; undefined where nobody looked.
*/
export const explainKeys = (partitionKeys: readonly string[], {shards, traffic, shardCount, nextIndex, ignoresKey}: {
	readonly shards: readonly OpenShard[];
	readonly traffic: Traffic | undefined;
	readonly shardCount: number | undefined;
	/**
	The number that the next shard gets.
	*/
	readonly nextIndex: number;
	readonly ignoresKey: boolean;
}): Explanation => {
	const change = shardCount === undefined || ignoresKey ? undefined : whatIf(shards, traffic ?? NO_TRAFFIC, shardCount, nextIndex);
	const loads = traffic && new Map(predictLoads(shards, shards, traffic).map((flow, index) => [shards[index]!, flow]));

	const loadOf = (partitionKey: string, shard: OpenShard | undefined): ExplainedKey['load'] => {
		if (traffic === undefined) {
			return undefined;
		}

		const {recordsPerSecond, bytesPerSecond} = traffic.keys.find(key => key.partitionKey === partitionKey) ?? NO_TRAFFIC.total;
		const all = shard && loads?.get(shard);
		return {recordsPerSecond, bytesPerSecond, shareOfShard: all && all.recordsPerSecond > 0 ? Math.min(1, recordsPerSecond / all.recordsPerSecond) : 0};
	};

	return {
		keys: partitionKeys.map(partitionKey => {
			const {md5, hashKey, part, shard} = placeOf(partitionKey, ignoresKey ? [] : shards);
			return {
				partitionKey,
				md5,
				hashKey,
				part,
				shard: shard && {...shard, hashShare: hashShareOf(shard)},
				next: change && placeOf(partitionKey, change.shards).shard,
				load: loadOf(partitionKey, shard),
			};
		}),
		change,
	};
};
