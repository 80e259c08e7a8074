import type {ReadEvent} from '../../service/read-event.js';

/**
How much of what is written is read, while that is a sample.
*/
export type SampleView = {
	/**
	One of about so many records is read, over the last half minute.
	*/
	readonly oneOf: number;
	/**
	Clock time in ms since which records are skipped.
	*/
	readonly since: number;
	/**
	Whether the session was asked to sample; otherwise it does so because there is too much to read.
	*/
	readonly isAsked: boolean;
	/**
	The most to read of all shards together, in bytes per second.
	*/
	readonly bytesPerSecond: number;
};

/**
Counts are kept for one to two of these.
*/
const PERIOD_MILLISECONDS = 15_000;

/**
Records that were written at once have covered no time.
*/
const LEAST_COVERED_MILLISECONDS = 1;

type Counts = {records: number; covered: number; skipped: number};

type Period = {readonly startedAt: number; readonly counts: Map<string, Counts>};

/**
What is read and what is skipped, shard by shard. Times in clock ms.
*/
export type SamplingMeter = {
	note(event: ReadEvent, at: number): void;
	/**
	How many times as much was written to a shard as was read of it. 1 where all was read.
	*/
	factorOf(shardId: string): number;
	/**
	Undefined while nothing was skipped for a while.
	*/
	view(at: number): Pick<SampleView, 'oneOf' | 'since'> | undefined;
	forget(): void;
	/**
	Whether any record was skipped since the session began.
	*/
	readonly hasSkipped: boolean;
};

const factorOf = ({covered, skipped}: Counts): number => 1 + (skipped / Math.max(LEAST_COVERED_MILLISECONDS, covered));

export const createSamplingMeter = (): SamplingMeter => {
	let before: Period | undefined;
	let current: Period | undefined;
	let since: number | undefined;
	let lastSkip = -Infinity;
	let hasSkipped = false;
	let known: {readonly second: number; readonly oneOf: number} | undefined;

	const turn = (at: number): void => {
		if (current !== undefined && at - current.startedAt < PERIOD_MILLISECONDS) {
			return;
		}

		before = current !== undefined && at - current.startedAt < 2 * PERIOD_MILLISECONDS ? current : undefined;
		current = {startedAt: at, counts: new Map()};
	};

	const countsOf = (shardId: string): Counts => {
		const sum: Counts = {records: 0, covered: 0, skipped: 0};
		for (const period of [before, current]) {
			const counts = period?.counts.get(shardId);
			sum.records += counts?.records ?? 0;
			sum.covered += counts?.covered ?? 0;
			sum.skipped += counts?.skipped ?? 0;
		}

		return sum;
	};

	const oneOf = (): number => {
		let read = 0;
		let written = 0;
		for (const shardId of new Set([...before?.counts.keys() ?? [], ...current?.counts.keys() ?? []])) {
			const counts = countsOf(shardId);
			read += counts.records;
			written += counts.records * factorOf(counts);
		}

		return read === 0 ? 1 : written / read;
	};

	return {
		get hasSkipped() {
			return hasSkipped;
		},
		note(event, at) {
			if (event.type !== 'batch' || event.sample === undefined) {
				return;
			}

			turn(at);
			const {coveredMilliseconds, skippedMilliseconds} = event.sample;
			const {counts} = current!;
			const ofShard = counts.get(event.shardId) ?? {records: 0, covered: 0, skipped: 0};
			ofShard.records += event.records.length;
			ofShard.covered += coveredMilliseconds;
			ofShard.skipped += skippedMilliseconds;
			counts.set(event.shardId, ofShard);
			if (!(skippedMilliseconds > 0)) {
				return;
			}

			since ??= at;
			lastSkip = at;
			hasSkipped = true;
		},
		factorOf: shardId => factorOf(countsOf(shardId)),
		view(at) {
			if (since === undefined) {
				return undefined;
			}

			if (at - lastSkip >= 2 * PERIOD_MILLISECONDS) {
				since = undefined;
				return undefined;
			}

			const second = Math.floor(at / 1000);
			if (known?.second !== second) {
				known = {second, oneOf: oneOf()};
			}

			return {oneOf: known.oneOf, since};
		},
		forget() {
			before = undefined;
			current = undefined;
			since = undefined;
			known = undefined;
		},
	};
};
