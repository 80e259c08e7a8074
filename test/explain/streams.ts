import type {OpenShard} from '../../source/explain/traffic.js';

export const SPACE = 2n ** 128n;

export const shard = (index: number, startingHashKey: bigint, endingHashKey: bigint, recordsPerSecond = 0): OpenShard => ({
	shardId: `shardId-${String(index).padStart(12, '0')}`, startingHashKey, endingHashKey, recordsPerSecond, bytesPerSecond: recordsPerSecond * 100,
});

/**
`count` open shards, cut where `cuts` says (parts of the space in 1 / 1,000,000), or evenly.
*/
export const shardsAt = (cuts: readonly number[]): OpenShard[] => {
	const bounds = [0n, ...cuts.map(cut => SPACE * BigInt(cut) / 1_000_000n), SPACE];
	return bounds.slice(1).map((end, index) => shard(index, bounds[index]!, end - 1n));
};

export const evenShards = (count: number): OpenShard[] =>
	Array.from({length: count}, (_, index) => shard(index, SPACE * BigInt(index) / BigInt(count), (SPACE * BigInt(index + 1) / BigInt(count)) - 1n));
