import {shortShardId} from '../records/text/short-shard-id.js';
import {listed, oneLine} from '../words.js';

/**
`shard 0`, `shards 1 and 2`.
*/
export const shardsNamed = (shardIds: readonly string[]): string =>
	`shard${shardIds.length === 1 ? '' : 's'} ${listed(shardIds.map(id => shortShardId(id)))}`;

/**
A partition key as it stands in a sentence, safe on a terminal and not too long.
*/
export const keyNamed = (partitionKey: string): string => {
	const name = oneLine(partitionKey);
	return name.length > 24 ? `${name.slice(0, 23)}…` : name;
};

const MOST_NAMED_KEYS = 5;

/**
`user-1 and user-4`, `user-1, user-2, … and 30 more`.
*/
export const keysNamed = (keys: readonly string[]): string => keys.length <= MOST_NAMED_KEYS
	? listed(keys.map(key => keyNamed(key)))
	: `${keys.slice(0, 3).map(key => keyNamed(key)).join(', ')} and ${keys.length - 3} more`;

export const percent = (part: number): string => `${Math.round(part * 100)} %`;

/**
Local time of day, `12:03:10`.
*/
export const timeOfDay = (at: number): string => {
	const date = new Date(at);
	return [date.getHours(), date.getMinutes(), date.getSeconds()].map(part => String(part).padStart(2, '0')).join(':');
};
