import {Buffer} from 'node:buffer';
import type {Random} from '../../../random.js';
import {invalidArgument} from '../../errors.js';
import {findRange, HASH_KEY_COUNT, hashKeyOf} from '../../../service/hash-ranges.js';
import type {Account} from '../../state/account.js';
import {wakeListeners} from '../../state/settle.js';
import {sequenceNumberAt, type Shard} from '../../state/shard.js';
import type {Stream} from '../../state/stream.js';
import {hasTokens, spendTokens} from '../../limits/token-bucket.js';

export type RecordEntry = {
	readonly Data: Uint8Array;
	readonly PartitionKey: string;
	readonly ExplicitHashKey?: string | undefined;
};

type Destination = {
	readonly stream: Stream;
	readonly shard: Shard;
};

/**
What counts against the limits: data and partition key. B.
*/
export const recordBytes = (entry: RecordEntry): number => entry.Data.length + Buffer.byteLength(entry.PartitionKey);

/**
The open shard that a record goes to.
*/
export const routeRecord = (stream: Stream, entry: RecordEntry, random: Random): Shard => {
	// B: with the AUTO strategy keys are ignored.
	if (stream.recordDistribution === 'AUTO' && stream.mode === 'ON_DEMAND') {
		return stream.openShards[Math.floor(random() * stream.openShards.length)]!;
	}

	const {ExplicitHashKey: explicit} = entry;
	if (explicit === undefined) {
		return findRange(stream.openShards, hashKeyOf(entry.PartitionKey));
	}

	const hashKey = BigInt(explicit);
	if (hashKey >= HASH_KEY_COUNT) {
		throw invalidArgument(`Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified value was ${explicit}`);
	}

	return findRange(stream.openShards, hashKey);
};

/**
Takes the record out of the shard's write limits, if they allow it. B: 1,000 records and 1 MiB per second.
*/
export const isWithinRate = (account: Account, shard: Shard, bytes: number, now: number): boolean => {
	if (!account.hasLimits) {
		return true;
	}

	const {writtenRecords, writtenBytes} = shard.limits;
	if (!hasTokens(writtenRecords, 1, now) || !hasTokens(writtenBytes, bytes, now)) {
		return false;
	}

	spendTokens(writtenRecords, 1, now);
	spendTokens(writtenBytes, bytes, now);
	return true;
};

/**
Stores the record and returns its sequence number.
*/
export const storeRecord = (account: Account, {stream, shard}: Destination, entry: RecordEntry): string => {
	const {log} = shard;
	const bytesBefore = log.retainedBytes;
	const counter = log.append({
		data: entry.Data,
		partitionKey: entry.PartitionKey,
		time: account.clock.now(),
		isEncrypted: stream.encryptionKeyId !== undefined,
	});
	account.retainedBytes += log.retainedBytes - bytesBefore;
	account.retainedRecords++;
	wakeListeners(account, shard);
	return sequenceNumberAt(shard, counter, log.lastTime);
};
