import {createHash} from 'node:crypto';
import type {Shard} from './shards.js';

/**
How many hash keys there are: 2^128, the range of an MD5 sum. Source: API Reference, PutRecord, "PartitionKey".
*/
export const HASH_KEY_SPACE = 2n ** 128n;

/**
The hash key of a partition key: the MD5 sum of its UTF-8 bytes as an unsigned 128-bit number.
*/
export const hashKeyOf = (partitionKey: string): bigint => BigInt(`0x${createHash('md5').update(partitionKey, 'utf8').digest('hex')}`);

/**
The part of the hash-key space that a shard covers, 0 … 1.
*/
export const hashShareOf = (shard: Pick<Shard, 'startingHashKey' | 'endingHashKey'>): number => {
	// Parts per billion are exact enough to show, and small enough for a number.
	const scale = 1_000_000_000n;
	return Number((shard.endingHashKey - shard.startingHashKey + 1n) * scale / HASH_KEY_SPACE) / Number(scale);
};

/**
The open shard that a hash key is routed to; undefined only when the list is incomplete.
*/
export const shardForHashKey = <S extends Pick<Shard, 'startingHashKey' | 'endingHashKey'>>(openShards: readonly S[], hashKey: bigint): S | undefined =>
	openShards.find(shard => shard.startingHashKey <= hashKey && hashKey <= shard.endingHashKey);
