import {sequenceNumberAt, type Shard} from './state/shard.js';
import {offsetOf} from './state/segment.js';

/**
A record as GetRecords and SubscribeToShard give it. `Data` looks into the shard's memory and is not copied.
*/
export type WireRecord = {
	readonly SequenceNumber: string;
	readonly ApproximateArrivalTimestamp: Date;
	readonly Data: Uint8Array;
	readonly PartitionKey: string;
	readonly EncryptionType?: string;
};

export type RecordPage = {
	readonly records: WireRecord[];
	/**
	The next record to read.
	*/
	readonly nextCounter: number;
	/**
	Data and partition keys.
	*/
	readonly bytes: number;
	/**
	Whether the page ended because of `maxBytes`.
	*/
	readonly isFull: boolean;
};

/**
Up to `maxRecords` records and `maxBytes` bytes from `from` on; at least one record if there is any.
*/
export const readPage = (shard: Shard, from: number, maxRecords: number, maxBytes: number): RecordPage => {
	const {log} = shard;
	const records: WireRecord[] = [];
	let counter = Math.max(from, log.firstCounter);
	const end = Math.min(log.nextCounter, counter + maxRecords);
	let bytes = 0;
	while (counter < end) {
		const segment = log.segmentOf(counter);
		const segmentEnd = Math.min(end, segment.firstCounter + segment.count);
		for (; counter < segmentEnd; counter++) {
			const index = counter - segment.firstCounter;
			const start = offsetOf(segment, index);
			const recordEnd = segment.ends[index]!;
			if (bytes + recordEnd - start > maxBytes && records.length > 0) {
				return {
					records, nextCounter: counter, bytes, isFull: true,
				};
			}

			bytes += recordEnd - start;
			const keyStart = recordEnd - segment.keyLengths[index]!;
			const time = segment.times[index]!;
			const record = {
				SequenceNumber: sequenceNumberAt(shard, counter, time),
				ApproximateArrivalTimestamp: new Date(time),
				Data: segment.bytes.subarray(start, keyStart),
				PartitionKey: segment.bytes.toString('utf8', keyStart, recordEnd),
			};
			records.push(segment.isEncrypted ? {...record, EncryptionType: 'KMS'} : record);
		}
	}

	return {
		records, nextCounter: counter, bytes, isFull: bytes >= maxBytes,
	};
};

/**
How far GetRecords says that its reader is behind. If a limit ended the page, it counts from the last record read, even if there is none after it (aws/aws-sdk-java#2524), and it is never 0 if there is. Any other page reached the tip.
*/
export const pageMillisBehindLatest = (shard: Shard, {records, nextCounter, isFull}: RecordPage, maxRecords: number, now: number): number => {
	const last = isFull || records.length === maxRecords ? records.at(-1) : undefined;
	const least = nextCounter < shard.log.nextCounter ? 1 : 0;
	return last ? Math.max(least, now - last.ApproximateArrivalTimestamp.getTime()) : 0;
};

/**
How far behind the tip a reader is whose next record is `nextCounter`; 0 only when it has read everything. B.
*/
export const millisBehindLatest = (shard: Shard, nextCounter: number, now: number): number =>
	nextCounter >= shard.log.nextCounter ? 0 : Math.max(1, now - shard.log.timeOf(Math.max(nextCounter, shard.log.firstCounter)));
