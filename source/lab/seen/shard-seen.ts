import {SHARD_WRITE_BYTES_PER_SECOND, SHARD_WRITE_RECORDS_PER_SECOND} from '../../service/limits.js';
import {sizeOf, type KinesisRecord} from '../../service/record.js';
import {isAfter} from '../../service/sequence-order.js';

/**
From this part of a limit on, a second of a shard counts as full: the service's own second need not begin where ours does.
*/
const FULL = 0.98;

/**
So many full seconds in a row are no accident.
*/
export const FULL_SECONDS = 5;

/**
What was read of a shard, and when.
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
	The records of this reading that had been read, or had been there, before it began at the oldest one.
	*/
	again: {readonly at: number; records: number} | undefined;
	/**
	Full seconds in a row until now, by the time of arrival.
	*/
	fullSeconds: number;
	/**
	Clock time in ms at which FULL_SECONDS in a row were reached last.
	*/
	fullAt: number | undefined;
	/**
	Puts that it turned down, and when last.
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
The second in which a record arrived, or was read where some emulator does not tell.
*/
export const arrivalSecond = ({ApproximateArrivalTimestamp}: KinesisRecord, at: number): number => {
	const arrival = Number(ApproximateArrivalTimestamp);
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
Takes in a record that was read; in place, and cheap, for it is done for each record. Answers whether it is new: what is read a second time must not count twice.
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
Another reading begins: what was read before stays known by its lowest sequence number.
*/
export const startReadingAgain = (shard: ShardSeen): void => {
	Object.assign(shard, {
		records: 0, firstReadAt: undefined, lastReadAt: undefined, lastSequence: undefined, isInOrder: true, again: undefined, endedAt: undefined,
	});
};
