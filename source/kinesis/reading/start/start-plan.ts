import {UserError} from '../../../user-error.js';
import type {LeftPosition, StartPosition, StartWishes} from '../../../service/reading-start.js';
import {isOpen, type Shard, type ShardSelection} from '../../../service/shard.js';
import type {ShardPosition} from '../../../service/shard-position.js';
import type {ChildShard} from '../shard-reading.js';
import {byAge, withParents} from '../lives/reading-order.js';

export type PlannedShard = ChildShard & {readonly position: LeftPosition};

/**
Which shards to list for these wishes; undefined means all that still hold records.
*/
export const selectionFor = ({from, shardIds, resumeFrom}: StartWishes): ShardSelection | undefined => {
	if (shardIds !== undefined || (resumeFrom !== undefined && resumeFrom.size > 0)) {
		return undefined;
	}

	switch (from.type) {
		case 'latest': {
			return {type: 'at-latest'};
		}

		case 'at-timestamp': {
			return {type: 'from-timestamp', timestamp: from.timestamp};
		}

		case 'trim-horizon':
		case 'at-sequence-number':
		case 'after-sequence-number': {
			return undefined;
		}
	}
};

const TRIM_HORIZON: ShardPosition = {type: 'trim-horizon'};

// All of them were over before the shard began, and so before any record of it.
const ancestorsOf = (shardId: string | undefined, listing: readonly Shard[]): ReadonlySet<string> => {
	const ancestors = new Set<string>();
	for (const shard of byAge(listing).toReversed()) {
		const isOfTheLine = shard.shardId === shardId || ancestors.has(shard.shardId);
		for (const parent of isOfTheLine ? withParents(shard).parentShardIds : []) {
			ancestors.add(parent);
		}
	}

	return ancestors;
};

// Where a shard starts if no parent of it was read before; undefined if it is not read.
const firstPosition = (shard: Shard, from: StartPosition, arrivedAt: number | undefined): ShardPosition | undefined => {
	switch (from.type) {
		case 'latest': {
			return isOpen(shard) ? from : undefined;
		}

		case 'trim-horizon':
		case 'at-timestamp': {
			return from;
		}

		case 'after-sequence-number':
		case 'at-sequence-number': {
			if (shard.shardId === from.shardId) {
				return {type: from.type, sequenceNumber: from.sequenceNumber};
			}

			return arrivedAt === undefined ? TRIM_HORIZON : {type: 'at-timestamp', timestamp: arrivedAt};
		}
	}
};

/**
The shards of a listing that are read, oldest first, and where each starts: children of shards that are read start at their beginning, and so do those born after an earlier run ended; the others start as was wished. With a sequence number, its shard is not read before that number, and the shard's ancestors are not read at all. The other shards start at `arrivedAt`, when its record arrived (ms since the epoch), or at their beginning if that is unknown.
*/
export const planStart = (listing: readonly Shard[], {from, shardIds, resumeFrom = new Map()}: StartWishes, arrivedAt?: number): PlannedShard[] => {
	const planned = new Map<string, PlannedShard>();
	const newestLeft = resumeFrom.keys().toArray().toSorted().at(-1);
	const isNewborn = (shardId: string): boolean => newestLeft !== undefined && shardId > newestLeft;

	const start = 'shardId' in from ? from : undefined;
	const ancestors = ancestorsOf(start?.shardId, listing);
	const isStart = (shardId: string): boolean => shardId === start?.shardId && resumeFrom.size === 0;
	const isUnwished = (shardId: string): boolean => shardIds ? !shardIds.includes(shardId) : ancestors.has(shardId) && !resumeFrom.has(shardId);

	for (const shard of byAge(listing)) {
		if (isUnwished(shard.shardId)) {
			continue;
		}

		const {shardId, parentShardIds} = withParents(shard);
		const isDescendant = parentShardIds.some(parent => planned.has(parent)) || isNewborn(shardId);
		const position = resumeFrom.get(shardId)
			?? (isDescendant && !isStart(shardId) ? TRIM_HORIZON : undefined)
			// A closed shard that is named is read, even from its end.
			?? (shardIds && from.type === 'latest' ? from : firstPosition(shard, from, arrivedAt));
		if (position) {
			planned.set(shardId, {shardId, parentShardIds, position});
		}
	}

	return planned.values().toArray();
};

/**
Throws a UserError when a shard that was asked for by name is not in the listing.
*/
export const checkWishedShards = (listing: readonly Shard[], {shardIds = [], from, resumeFrom = new Map()}: StartWishes, streamName: string): void => {
	// The shard of a sequence number may have expired since an earlier run read it.
	const start = 'shardId' in from && resumeFrom.size === 0 ? [from.shardId] : [];
	const missing = [...shardIds, ...start].find(shardId => listing.every(shard => shard.shardId !== shardId));
	if (missing !== undefined) {
		throw new UserError('shard-not-found', `There is no shard “${missing}” in stream “${streamName}”: see its shards with \`clickmon status\`.`);
	}
};
