import {
	alongHashKeys,
	hashKeyOf,
	rangeOfHashKey,
	type HashRange,
} from '../service/hash-ranges.js';
import {shardIdOf, shardIndexOf} from '../service/shard-id.js';
import {planUniformScaling} from '../service/uniform-scaling.js';
import {predictLoads} from './predicted-load.js';
import {shardCountSteps} from './shard-count-steps.js';
import type {Flow, OpenShard, Traffic} from './traffic.js';

/**
A shard after the change.
*/
export type PredictedShard = HashRange & Flow & {
	readonly shardId: string;
	/**
	Whether the change would open it.
	*/
	readonly isNew: boolean;
};

export type KeyMove = {
	readonly partitionKey: string;
	readonly from: string;
	readonly to: string;
};

/**
A stream with another shard count.
*/
export type WhatIf = {
	readonly shardCount: number;
	/**
	The counts to ask for, one after the other; empty for the current shards. Several, if UpdateShardCount cannot do it in one step.
	*/
	readonly steps: readonly number[];
	/**
	In hash-key order.
	*/
	readonly shards: readonly PredictedShard[];
	/**
	The keys that would go to another shard.
	*/
	readonly moves: readonly KeyMove[];
};

type Piece = HashRange & {readonly index: number};

const scaled = (open: readonly Piece[], nextIndex: number, target: number): {readonly open: readonly Piece[]; readonly nextIndex: number} => {
	const births = planUniformScaling(open, nextIndex, target);
	const closed = new Set(births.flatMap(birth => birth.parents));
	return {
		open: alongHashKeys([...open, ...births].filter(piece => !closed.has(piece.index))),
		nextIndex: nextIndex + births.length,
	};
};

/**
The stream with `shardCount` open shards after UpdateShardCount with UNIFORM_SCALING: its shards, the keys that move, and the predicted traffic of each shard. `shards` are the open ones. `nextIndex` is the number of the next new shard; by default one above the highest open one.
*/
export const whatIf = (shards: readonly OpenShard[], traffic: Traffic, shardCount: number, nextIndex?: number): WhatIf => {
	const steps = shardCountSteps(shards.length, shardCount);
	const present = alongHashKeys(shards).map(({shardId, startingHashKey, endingHashKey}) => ({index: shardIndexOf(shardId), startingHashKey, endingHashKey}));
	let state: ReturnType<typeof scaled> = {open: present, nextIndex: nextIndex ?? (1 + Math.max(-1, ...present.map(({index}) => index)))};
	for (const step of steps) {
		state = scaled(state.open, state.nextIndex, step);
	}

	const loads = predictLoads(state.open, shards, traffic);
	const known = new Set(present.map(({index}) => index));
	const predicted = state.open.map(({index, startingHashKey, endingHashKey}, place) => ({
		shardId: shardIdOf(index), isNew: !known.has(index), startingHashKey, endingHashKey, ...loads[place]!,
	}));
	const moves = traffic.keys.flatMap(({partitionKey}) => {
		const hashKey = hashKeyOf(partitionKey);
		const from = rangeOfHashKey(shards, hashKey)?.shardId;
		const to = rangeOfHashKey(predicted, hashKey)?.shardId;
		return from === undefined || to === undefined || from === to ? [] : [{partitionKey, from, to}];
	});
	return {
		shardCount: predicted.length, steps, shards: predicted, moves,
	};
};
