import {shortShardId} from '../../records/text/short-shard-id.js';
import {namedParents} from '../../service/shard-family.js';
import type {HashRange} from '../../service/hash-ranges.js';
import {isOpen, type Shard} from '../../service/shard.js';

/**
A shard over time. The times are clock ms; undefined where this session did not see it.
*/
export type ShardLife = HashRange & {
	readonly shardId: string;
	readonly shortId: string;
	/**
	`expired`: no longer listed, because its last records have expired.
	*/
	readonly state: 'open' | 'closed' | 'expired';
	/**
	One for a split, two for a merge, none for a shard that came with the stream.
	*/
	readonly parents: readonly string[];
	readonly openedAt: number | undefined;
	readonly closedAt: number | undefined;
	/**
	When our reading of it began, and when it had come to its end.
	*/
	readonly beganAt: number | undefined;
	readonly endedAt: number | undefined;
};

const stateOf = (shard: Shard, isListed: boolean): ShardLife['state'] => {
	if (!isListed) {
		return 'expired';
	}

	return isOpen(shard) ? 'open' : 'closed';
};

export const shardLife = ({shard, isListed, openedAt, closedAt, beganAt, endedAt}: Pick<ShardLife, 'openedAt' | 'closedAt' | 'beganAt' | 'endedAt'> & {
	readonly shard: Shard;
	readonly isListed: boolean;
}): ShardLife => ({
	shardId: shard.shardId,
	shortId: shortShardId(shard.shardId),
	state: stateOf(shard, isListed),
	startingHashKey: shard.startingHashKey,
	endingHashKey: shard.endingHashKey,
	parents: namedParents(shard),
	openedAt,
	closedAt,
	beganAt,
	endedAt,
});
