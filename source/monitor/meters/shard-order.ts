import type {Shard} from '../../service/shard.js';

const isBefore = (a: Shard, b: Shard): boolean => a.startingHashKey === b.startingHashKey ? a.shardId < b.shardId : a.startingHashKey < b.startingHashKey;

/**
Shards in hash-key order. Of shards that begin at the same key, the older comes first.
*/
export const inHashKeyOrder = (shards: readonly Shard[]): readonly Shard[] => shards.toSorted((a, b) => isBefore(a, b) ? -1 : 1);
