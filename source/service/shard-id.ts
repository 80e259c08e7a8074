import {sanitize} from '../records/text/sanitize.js';

/**
The number in a shard id without zeros: `shardId-000000000012` → `12`.
*/
export const shortShardId = (shardId: string): string => {
	const digits = /^shardId-(?<digits>\d+)$/v.exec(shardId)?.groups?.digits;
	return digits === undefined ? sanitize(shardId) : String(BigInt(digits));
};

/**
The first shard of a new stream.
*/
export const FIRST_SHARD_ID = 'shardId-000000000000';
