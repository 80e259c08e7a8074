import type {SampledSpan} from '../../service/read-event.js';
import {sizeOf, type KinesisRecord} from '../../service/record.js';
import {NO_RATES, type Rates} from './shard-arrivals.js';

/**
With a thousand shards each has its turn every five seconds: a rate comes from about three turns.
*/
const WINDOW_MILLISECONDS = 15_000;

/**
A burst of records that were written at once says little about a second.
*/
const LEAST_COVERED_MILLISECONDS = 20;

type Answer = SampledSpan & {readonly at: number; readonly records: number; readonly bytes: number};

/**
What is written to a shard, worked out from the records that were read of it: as much as in the time that these cover. Times in clock ms.
*/
export type SampledLoad = {
	add(records: readonly KinesisRecord[], receivedAt: number, sample: SampledSpan): void;
	/**
	Whether records were skipped a short while ago.
	*/
	isSampled(now: number): boolean;
	rates(now: number): Rates;
};

export const createSampledLoad = (): SampledLoad => {
	let answers: readonly Answer[] = [];

	const recent = (now: number): readonly Answer[] => answers.filter(({at}) => now - at <= WINDOW_MILLISECONDS);

	return {
		add(records, receivedAt, sample) {
			let bytes = 0;
			for (const record of records) {
				bytes += sizeOf(record);
			}

			answers = [...recent(receivedAt), {
				...sample, at: receivedAt, records: records.length, bytes,
			}];
		},
		isSampled: now => answers.some(({at, skippedMilliseconds}) => skippedMilliseconds > 0 && now - at <= WINDOW_MILLISECONDS),
		rates(now) {
			let covered = 0;
			let records = 0;
			let bytes = 0;
			for (const answer of recent(now)) {
				covered += Math.max(LEAST_COVERED_MILLISECONDS, answer.coveredMilliseconds);
				records += answer.records;
				bytes += answer.bytes;
			}

			const seconds = covered / 1000;
			return seconds === 0 ? NO_RATES : {recordsPerSecond: records / seconds, bytesPerSecond: bytes / seconds};
		},
	};
};
