import {UPDATE_SHARD_COUNT_MAX_SHARDS} from './limits.js';

/**
What UpdateShardCount accepts from this many open shards: at least half (rounded up), at most double. Source: API Reference, UpdateShardCount.
*/
export const legalShardCounts = (openShardCount: number): {readonly minimum: number; readonly maximum: number} => ({
	minimum: Math.max(1, Math.ceil(openShardCount / 2)),
	maximum: Math.min(UPDATE_SHARD_COUNT_MAX_SHARDS, openShardCount * 2),
});

/**
The next step up: doubling, which splits every shard in two.
*/
export const scaleUpTarget = (openShardCount: number): number => legalShardCounts(openShardCount).maximum;

/**
The next step down: halving, which merges neighbours.
*/
export const scaleDownTarget = (openShardCount: number): number => legalShardCounts(openShardCount).minimum;
