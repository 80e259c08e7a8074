import {sanitize} from './sanitize.js';

/**
A shard id as people read it, its number without zeros: `shardId-000000000012` → `12`. Another id is cleaned.
*/
export const shortShardId = (shardId: string): string => {
	const digits = /^shardId-(?<digits>\d+)$/v.exec(shardId)?.groups?.digits;
	return digits === undefined ? sanitize(shardId) : String(BigInt(digits));
};
