import {SHARD_WRITE_BYTES_PER_SECOND, SHARD_WRITE_RECORDS_PER_SECOND} from '../../service/limits.js';
import {arrivalOf, sizeOf, type KinesisRecord} from '../../service/record.js';
import {isAfter} from '../../service/sequence-order.js';

/**
From this share of its limit, a second of a shard counts as full: the service's second may begin at another time than ours.
*/
const FULL = 0.98;

/**
This many full seconds in a row are not an accident.
*/
export const FULL_SECONDS = 5;

/**
What was read from a shard, and when.
*/
export type ShardSeen = {
	readonly shardId: string;
	records: number;
	/**
	Clock time in ms at which its first record was read, in this reading.
	*/
	firstReadAt: number | undefined;
	lastReadAt: number | undefined;
	/**
	Clock time in ms at which it had been read to its end.
	*/
	endedAt: number | undefined;
	/**
	The lowest sequence number of all readings.
	*/
	firstSequence: string | undefined;
	/**
	The highest one.
	*/
	newest: string | undefined;
	/**
	Of this reading.
	*/
	lastSequence: string | undefined;
	isInOrder: boolean;
	/**
	The records of this reading that existed before it began at the oldest one.
	*/
	again: {readonly at: number; records: number} | undefined;
	/**
	Full seconds in a row until now, by arrival time.
	*/
	fullSeconds: number;
	/**
	Clock time in ms at which FULL_SECONDS in a row were last reached.
	*/
	fullAt: number | undefined;
	/**
	The puts that it throttled, and when it last did.
	*/
	throttled: number;
	throttledAt: number | undefined;
	second: number;
	secondRecords: number;
	secondBytes: number;
};

export const newShardSeen = (shardId: string): ShardSeen => ({
	shardId,
	records: 0,
	firstReadAt: undefined,
	lastReadAt: undefined,
	endedAt: undefined,
	firstSequence: undefined,
	newest: undefined,
	lastSequence: undefined,
	isInOrder: true,
	again: undefined,
	fullSeconds: 0,
	fullAt: undefined,
	throttled: 0,
	throttledAt: undefined,
	second: 0,
	secondRecords: 0,
	secondBytes: 0,
});

const isFullSecond = ({secondRecords, secondBytes}: ShardSeen): boolean =>
	secondRecords >= SHARD_WRITE_RECORDS_PER_SECOND * FULL || secondBytes >= SHARD_WRITE_BYTES_PER_SECOND * FULL;

/**
The second in which a record arrived, or was read if the emulator does not tell.
*/
export const arrivalSecond = (record: KinesisRecord, at: number): number => {
	const arrival = arrivalOf(record);
	return Math.floor((Number.isNaN(arrival) ? at : arrival) / 1000);
};

const countArrival = (shard: ShardSeen, record: KinesisRecord, at: number): void => {
	const second = arrivalSecond(record, at);
	if (second > shard.second) {
		shard.fullSeconds = isFullSecond(shard) ? (second === shard.second + 1 ? shard.fullSeconds : 0) + 1 : 0;
		if (shard.fullSeconds >= FULL_SECONDS) {
			shard.fullAt = at;
		}

		shard.second = second;
		shard.secondRecords = 0;
		shard.secondBytes = 0;
	}

	shard.secondRecords++;
	shard.secondBytes += sizeOf(record);
};

/**
Takes a record. It is called for each record, so it is cheap and changes the object in place. Returns whether the record is new: a second read must not count twice.
*/
export const isNewRecord = (shard: ShardSeen, record: KinesisRecord, at: number, {isFromOldest, wasThereBefore}: {
	/**
	This reading began at the oldest records.
	*/
	readonly isFromOldest: boolean;
	/**
	It had arrived before this reading began.
	*/
	readonly wasThereBefore: boolean;
}): boolean => {
	const sequence = record.SequenceNumber;
	const isFirst = shard.lastSequence === undefined;
	const isKnown = shard.firstSequence !== undefined && !isAfter(sequence, shard.firstSequence);
	if (isFromOldest && isFirst && (wasThereBefore || isKnown)) {
		shard.again = {at, records: 0};
	}

	if (shard.again) {
		shard.again.records++;
	}

	shard.isInOrder &&= isFirst || isAfter(sequence, shard.lastSequence!);
	shard.lastSequence = sequence;
	if (isKnown || shard.firstSequence === undefined) {
		shard.firstSequence = sequence;
	}

	shard.records++;
	shard.firstReadAt ??= at;
	shard.lastReadAt = at;
	const isNew = isAfter(sequence, shard.newest ?? '');
	if (isNew) {
		shard.newest = sequence;
		countArrival(shard, record, at);
	}

	return isNew;
};

/**
Another reading begins. The lowest sequence number tells which records were read before.
*/
export const startReadingAgain = (shard: ShardSeen): void => {
	Object.assign(shard, {
		records: 0, firstReadAt: undefined, lastReadAt: undefined, lastSequence: undefined, isInOrder: true, again: undefined, endedAt: undefined,
	});
};
