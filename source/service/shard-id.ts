const PREFIX = 'shardId-';

/**
The number in a shard id.
*/
export const shardIndexOf = (shardId: string): number => Number(shardId.slice(PREFIX.length));

/**
The id of the shard with this number.
*/
export const shardIdOf = (index: number): string => PREFIX + String(index).padStart(12, '0');

/**
The first shard of a new stream.
*/
export const FIRST_SHARD_ID = 'shardId-000000000000';
