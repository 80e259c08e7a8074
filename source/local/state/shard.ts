import {endingSequenceNumber, formatSequenceNumber, sequencePrefix} from '../sequence-number.js';
import type {HashRange} from '../../service/hash-ranges.js';
import type {ShardBirth} from '../../service/uniform-scaling.js';
import {RecordLog} from './record-log.js';
import {createShardLimits, type ShardLimits} from './shard-limits.js';

/**
A shard of the embedded stream.
*/
export type Shard = HashRange & {
	readonly index: number;
	readonly shardId: string;
	readonly parentShardId: string | undefined;
	readonly adjacentParentShardId: string | undefined;
	/**
	The second that its sequence numbers carry; above its parents', though they may have been opened within the same second.
	*/
	readonly creationSecond: number;
	readonly sequencePrefix: bigint;
	/**
	Milliseconds since the epoch.
	*/
	readonly openedAt: number;
	closedAt: number | undefined;
	readonly log: RecordLog;
	readonly limits: ShardLimits;
};

const LARGEST_SHARD_INDEX = (2 ** 31) - 1;

/**
The service takes any number below 2^31 for a shard id, with or without a word before it: `0`, `shardId-0` and `shard-000` are one shard (the tests of kinesalite, which ran against the service). Undefined for anything else.
*/
export const shardIndexOf = (shardId: string): number | undefined => {
	const digits = /^(?:[^\-]*-)?(?<digits>\d+)$/v.exec(shardId)?.groups!.digits;
	const index = Number(digits);
	return index <= LARGEST_SHARD_INDEX ? index : undefined;
};

export const shardIdOf = (index: number): string => `shardId-${String(index).padStart(12, '0')}`;

export const openShard = (birth: ShardBirth, parents: readonly Shard[], now: number): Shard => {
	const creationSecond = Math.max(Math.floor(now / 1000), ...parents.map(parent => parent.creationSecond + 1));
	return {
		index: birth.index,
		shardId: shardIdOf(birth.index),
		startingHashKey: birth.startingHashKey,
		endingHashKey: birth.endingHashKey,
		parentShardId: parents[0]?.shardId,
		adjacentParentShardId: parents[1]?.shardId,
		creationSecond,
		sequencePrefix: sequencePrefix(creationSecond, birth.index),
		openedAt: now,
		closedAt: undefined,
		log: new RecordLog(),
		limits: createShardLimits(now),
	};
};

export const isOpen = (shard: Shard): boolean => shard.closedAt === undefined;

export const sequenceNumberAt = (shard: Shard, counter: number, time: number): string =>
	formatSequenceNumber(shard.sequencePrefix, BigInt(counter), Math.floor(time / 1000));

export const startingSequenceNumber = (shard: Shard): string => formatSequenceNumber(shard.sequencePrefix, 0n, shard.creationSecond);

/**
A number between the record before `nextCounter` and that record: reading goes on correctly from it with AT_SEQUENCE_NUMBER and with AFTER_SEQUENCE_NUMBER, even if the shard never had a record.
*/
export const continuationSequenceNumber = (shard: Shard, nextCounter: number): string =>
	formatSequenceNumber(shard.sequencePrefix, BigInt(nextCounter - 1), Math.max(shard.creationSecond, Math.floor(shard.log.lastTime / 1000)) + 1);

/**
Undefined while the shard is open.
*/
export const lastSequenceNumber = (shard: Shard): string | undefined =>
	shard.closedAt === undefined ? undefined : endingSequenceNumber(shard.sequencePrefix, Math.max(shard.creationSecond, Math.floor(shard.closedAt / 1000)));
