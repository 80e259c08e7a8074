import {billedBytesOf, putUnitsOf, type Throughput} from '../../cost/cost.js';
import {arrivalOf, sizeOf, type KinesisRecord} from '../../service/record.js';
import {isAfter} from '../../service/sequence-order.js';

export type Written = Pick<Throughput, 'putUnits' | 'bytesWritten'> & {
	/**
	Bytes of all the records, those too that were counted before.
	*/
	readonly bytes: number;
};

/**
Counts the records written to a stream since the session began, by all writers. It counts records as they are read, each only once.
*/
export type WrittenCount = {
	/**
	The records that were not counted yet, in order.
	*/
	take(shardId: string, records: readonly KinesisRecord[]): Written;
	/**
	Another stream has the name: its sequence numbers start again.
	*/
	startOver(): void;
};

/**
`since` is when the session began, in clock ms. Earlier records do not count.
*/
export const createWrittenCount = (since: number): WrittenCount => {
	const newest = new Map<string, string>();
	return {
		take(shardId, records) {
			const counted = newest.get(shardId);
			// A shard's records are in order, so the first one speaks for all.
			const isAllNew = counted === undefined || records.length === 0 || isAfter(records[0]!.SequenceNumber, counted);
			let putUnits = 0;
			let bytesWritten = 0;
			let allBytes = 0;
			for (const record of records) {
				const bytes = sizeOf(record);
				allBytes += bytes;
				const isCounted = !isAllNew && !isAfter(record.SequenceNumber, counted);
				if (isCounted || arrivalOf(record) < since) {
					continue;
				}

				putUnits += putUnitsOf(bytes);
				bytesWritten += billedBytesOf(bytes);
			}

			const last = records.at(-1)?.SequenceNumber;
			if (last !== undefined && (counted === undefined || isAfter(last, counted))) {
				newest.set(shardId, last);
			}

			return {putUnits, bytesWritten, bytes: allBytes};
		},
		startOver() {
			newest.clear();
		},
	};
};
