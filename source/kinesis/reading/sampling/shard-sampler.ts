import {arrivalOf, type KinesisRecord} from '../../../service/record.js';
import type {SampledSpan} from '../../../service/read-event.js';
import {isAfter} from '../../../service/sequence-order.js';
import type {ShardPosition} from '../../../service/shard-position.js';
import type {ReadBudget} from '../polling/read-budget.js';
import type {Sampling} from './sampling.js';

/**
A shard whose reader is this far behind the newest record is read on from a newer place.
*/
const JUMP_MILLISECONDS = 2000;

/**
Where a jump leads: this long before now. At the very tip there would be nothing to read yet.
*/
const BEFORE_NOW_MILLISECONDS = 1000;

/**
The Limit of the first call, when the size of the records is not known yet: a thousand shards make it all at once.
*/
const FIRST_SAMPLE_LIMIT = 10;

/**
The service may need several calls to find the records after a time. So many empty answers are followed before the next jump.
*/
const MOST_SEEKS = 3;

export type SampledAnswer = {
	readonly records: readonly KinesisRecord[];
	readonly bytes: number;
	readonly millisBehindLatest: number;
	readonly isCaughtUp: boolean;
	/**
	Of the service's clock, in ms.
	*/
	readonly serviceTime: number;
};

/**
How one shard is read while its reader may have to sample. Times in ms by the service's clock.
*/
export type ShardSampler = {
	/**
	The newer place to go on at; undefined: where it is.
	*/
	jump(serviceTime: number): ShardPosition | undefined;
	/**
	There is an iterator for that place.
	*/
	jumped(position: ShardPosition): void;
	/**
	Without what was read before: a place in time is not exact.
	*/
	unread(records: readonly KinesisRecord[]): readonly KinesisRecord[];
	/**
	Takes an answer in, and says what it is a sample of; undefined while the shard is read whole.
	*/
	note(answer: SampledAnswer): SampledSpan | undefined;
	firstLimit(usual: number): number;
	/**
	What to take of the shard when the next call is so many ms away.
	*/
	budget(usual: ReadBudget, interval: number): ReadBudget;
	/**
	Whether the next call may wait for its turn though more is there.
	*/
	readonly isPatient: boolean;
	end(): void;
};

// Some emulators do not tell when a record arrived.
const toldArrival = (record: KinesisRecord | undefined): number | undefined => {
	const arrival = record === undefined ? NaN : arrivalOf(record);
	return Number.isNaN(arrival) ? undefined : arrival;
};

/**
`serviceTime` is when reading the shard begins.
*/
export const createShardSampler = (sampling: Sampling, {shardId, position: start}: {readonly shardId: string; readonly position: ShardPosition}, serviceTime: number): ShardSampler => {
	// Up to which time the shard was read; unknown before the first record of an old place.
	let readUntil = start.type === 'latest' ? serviceTime : undefined;
	// What was asked for is read whole, from wherever it begins to the tip.
	let hasReachedTip = start.type === 'latest';
	let isAtTip = false;
	// What was written within a millisecond, and what the next answer may bring, in bytes.
	let bytesPerMillisecond = 0;
	let room = Infinity;
	let jumpedTo: number | undefined;
	let lastSequenceNumber: string | undefined;
	let seeks = 0;

	sampling.begin(shardId);

	const isLimited = (): boolean => sampling.isOn && (sampling.isAsked || hasReachedTip);

	// All that was written since the last answer fits into the next one, as far as can be told: a rate may double.
	const willFit = (elapsed: number): boolean => isAtTip && 2 * bytesPerMillisecond * elapsed <= room;

	return {
		jump(now) {
			const elapsed = now - (readUntil ?? now);
			const isNear = elapsed <= JUMP_MILLISECONDS || willFit(elapsed);
			const canJump = hasReachedTip && seeks === 0 && isLimited();
			return isNear || !canJump ? undefined : {type: 'at-timestamp', timestamp: now - BEFORE_NOW_MILLISECONDS};
		},
		jumped(position) {
			jumpedTo = position.type === 'at-timestamp' ? position.timestamp : undefined;
		},
		unread(records) {
			const last = lastSequenceNumber;
			return jumpedTo === undefined || last === undefined ? records : records.filter(({SequenceNumber: number}) => isAfter(number, last));
		},
		note({records, bytes, millisBehindLatest, isCaughtUp, serviceTime: now}) {
			const before = readUntil;
			const from = jumpedTo ?? before ?? toldArrival(records[0]) ?? now;
			const until = isCaughtUp ? now : (toldArrival(records.at(-1)) ?? (now - millisBehindLatest));
			const span = {
				coveredMilliseconds: Math.max(0, until - from),
				skippedMilliseconds: jumpedTo === undefined || before === undefined ? 0 : Math.max(0, jumpedTo - before),
			};
			const isSeeking = !isCaughtUp && records.length === 0 && (seeks > 0 || jumpedTo !== undefined);
			seeks = isSeeking ? (seeks + 1) % (MOST_SEEKS + 1) : 0;
			jumpedTo = undefined;
			bytesPerMillisecond = bytes / Math.max(1, span.coveredMilliseconds);
			readUntil = Math.max(until, from);
			isAtTip = isCaughtUp;
			lastSequenceNumber = records.at(-1)?.SequenceNumber ?? lastSequenceNumber;
			hasReachedTip ||= isCaughtUp || now - until <= JUMP_MILLISECONDS;
			if (hasReachedTip) {
				sampling.note(shardId, {bytes, covered: span.coveredMilliseconds});
			}

			return isLimited() || span.skippedMilliseconds > 0 ? span : undefined;
		},
		firstLimit: usual => sampling.isAsked ? FIRST_SAMPLE_LIMIT : usual,
		budget(usual, interval) {
			if (!isLimited()) {
				return usual;
			}

			const bytesPerSecond = Math.min(usual.bytesPerSecond, sampling.bytesPerShard);
			room = Math.min(usual.bytesPerAnswer, bytesPerSecond * interval / 1000);
			return {...usual, bytesPerSecond, bytesPerAnswer: room};
		},
		get isPatient() {
			return isLimited() && seeks === 0;
		},
		end() {
			sampling.forget(shardId);
		},
	};
};
