import type {SampledSpan} from '../../service/read-event.js';
import {sizeOf, type KinesisRecord} from '../../service/record.js';
import {NO_RATES, type Rates} from './shard-arrivals.js';

/**
With a thousand shards each has its turn every five seconds: a rate comes from about three turns.
*/
const WINDOW_MILLISECONDS = 15_000;

/**
On a slow machine the turns are further apart: the last answer counts for this long.
*/
const LAST_ANSWER_MILLISECONDS = 60_000;

/**
So long after reading is whole again, the counts are whole too.
*/
const WHOLE_AFTER_MILLISECONDS = 10_000;

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
	An answer that left nothing out, at this time.
	*/
	addWhole(receivedAt: number): void;
	/**
	Whether records were skipped a short while ago.
	*/
	isSampled(now: number): boolean;
	rates(now: number): Rates;
};

export const createSampledLoad = (): SampledLoad => {
	let answers: readonly Answer[] = [];
	let skippedAt = -Infinity;
	let wholeSince: number | undefined;

	const recent = (now: number): readonly Answer[] => answers.filter(({at}, index, all) => now - at <= (index === all.length - 1 ? LAST_ANSWER_MILLISECONDS : WINDOW_MILLISECONDS));

	return {
		add(records, receivedAt, sample) {
			let bytes = 0;
			for (const record of records) {
				bytes += sizeOf(record);
			}

			wholeSince = undefined;
			if (sample.skippedMilliseconds > 0) {
				skippedAt = receivedAt;
			}

			answers = [...recent(receivedAt), {
				...sample, at: receivedAt, records: records.length, bytes,
			}];
		},
		addWhole(receivedAt) {
			wholeSince ??= receivedAt;
		},
		isSampled: now => now - skippedAt <= LAST_ANSWER_MILLISECONDS && now - (wholeSince ?? now) < WHOLE_AFTER_MILLISECONDS,
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
