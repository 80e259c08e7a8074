import {ascending} from '../ascending.js';
import type {StreamMode, StreamStatus} from '../../service/stream.js';
import type {ShardBirth} from '../../service/uniform-scaling.js';
import type {Consumer} from './consumer.js';
import {isOpen, openShard, type Shard} from './shard.js';

/**
A change that takes time: the stream has `status` until `until` (clock time in ms). Then `births` open and their parents close. The next look applies it, so there is no timer.
*/
export type Transition = {
	readonly status: Exclude<StreamStatus, 'ACTIVE'>;
	readonly until: number;
	readonly births: readonly ShardBirth[];
};

/**
A stream of the embedded account.
*/
export type Stream = {
	readonly name: string;
	readonly arn: string;
	/**
	Milliseconds since the epoch; unique in the account, so that a re-created stream is another one.
	*/
	readonly createdAt: number;
	mode: StreamMode;
	transition: Transition | undefined;
	/**
	Every shard whose records are not all expired, by index.
	*/
	readonly shards: Map<number, Shard>;
	nextShardIndex: number;
	/**
	The open shards in the order of their hash keys; they cover the whole space.
	*/
	openShards: Shard[];
	retentionHours: number;
	maxRecordSizeInKib: number;
	warmThroughputMibps: number | undefined;
	recordDistribution: 'USER_PARTITION_KEY' | 'AUTO';
	encryptionKeyId: string | undefined;
	policy: string | undefined;
	readonly enhancedMetrics: Set<string>;
	readonly tags: Map<string, string>;
	readonly consumers: Map<string, Consumer>;
	/**
	When the shard count was updated, the mode switched, encryption started and stopped (clock times in ms), as far back as the limits look.
	*/
	shardCountUpdates: number[];
	modeSwitches: number[];
	encryptionStarts: number[];
	encryptionStops: number[];
	/**
	When expired records were last looked for.
	*/
	sweptAt: number;
};

export const streamStatus = (stream: Stream): StreamStatus => stream.transition?.status ?? 'ACTIVE';

/**
Milliseconds since the epoch of the oldest moment whose records are kept.
*/
export const trimHorizon = (stream: Stream, now: number): number => Math.max(stream.createdAt, now - (stream.retentionHours * 3_600_000));

export const sortOpenShards = (stream: Stream): void => {
	stream.openShards = stream.shards.values()
		.filter(shard => isOpen(shard))
		.toArray()
		.toSorted((a, b) => ascending(a.startingHashKey, b.startingHashKey));
};

/**
Opens the shards to come and closes their parents, in order: a shard may be born and closed within one change.
*/
export const applyBirths = (stream: Stream, births: readonly ShardBirth[], now: number): void => {
	for (const birth of births) {
		const parents = birth.parents.map(index => stream.shards.get(index)!);
		for (const parent of parents) {
			parent.closedAt = now;
		}

		stream.shards.set(birth.index, openShard(birth, parents, now));
		stream.nextShardIndex = Math.max(stream.nextShardIndex, birth.index + 1);
	}

	sortOpenShards(stream);
};

export const childrenOf = (stream: Stream, shard: Shard): Shard[] =>
	stream.shards.values().filter(({parentShardId, adjacentParentShardId}) => parentShardId === shard.shardId || adjacentParentShardId === shard.shardId).toArray();
