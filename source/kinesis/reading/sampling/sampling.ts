import {SHARD_READ_BYTES_PER_SECOND} from '../../../service/limits.js';
import type {Clock} from '../../../time/clock.js';

/**
How a reader leaves the shards' throughput to others: it reads a sample of what is written.
*/
export type SamplingWishes = {
	/**
	From the start. Otherwise from the time at which the stream brings more than `bytesPerSecond`.
	*/
	readonly isAsked: boolean;
	/**
	The most to read of all shards together.
	*/
	readonly bytesPerSecond: number;
	/**
	Something needs every record now: nothing may be skipped.
	*/
	isHeld?(): boolean;
};

/**
The part of a shard's 2 MB/s that a sample takes at most.
*/
export const SAMPLE_SHARE = 0.25;

export const SAMPLE_BYTES_PER_SHARD = SAMPLE_SHARE * SHARD_READ_BYTES_PER_SECOND;

/**
How far back a rate is measured.
*/
const WINDOW_MILLISECONDS = 10_000;

/**
On a machine that is slow for its shards, their turns are further apart: the last answer of each counts for this long.
*/
const LAST_ANSWER_MILLISECONDS = 60_000;

/**
A rate over less time says little.
*/
const LEAST_COVERED_MILLISECONDS = 1000;

const LOOK_MILLISECONDS = 1000;

/**
So many looks in a row must agree: sampling begins soon and ends late, so that it does not go on and off.
*/
const LOOKS_TO_BEGIN = 2;
const LOOKS_TO_END = 10;

/**
It ends when the stream brings less than this part of the limit.
*/
const END_PART = 0.8;

type OfShard = {
	readonly since: number;
	answers: Answer[];
};

type Answer = {readonly at: number; readonly bytes: number; readonly covered: number};

/**
Whether a reader samples, and how much of each shard it may take.
*/
export type Sampling = {
	readonly isOn: boolean;
	readonly isAsked: boolean;
	/**
	What one shard may bring now, in bytes per second.
	*/
	readonly bytesPerShard: number;
	/**
	The shard is read from now on.
	*/
	begin(shardId: string): void;
	/**
	An answer of a shard that was read at its tip: it brought this many bytes, which were written within `covered` ms.
	*/
	note(shardId: string, answer: {readonly bytes: number; readonly covered: number}): void;
	/**
	The shard is read no more.
	*/
	forget(shardId: string): void;
};

export const createSampling = ({isAsked, bytesPerSecond, isHeld = () => false}: SamplingWishes, clock: Clock): Sampling => {
	const read = new Map<string, OfShard>();
	let isOver = false;
	let looksAgainst = 0;
	let lookedAt = clock.now();
	let flowing = 0;

	const look = (now: number): void => {
		flowing = 0;
		let written = 0;
		for (const ofShard of read.values()) {
			ofShard.answers = ofShard.answers.filter(({at}, index, all) => now - at <= (index === all.length - 1 ? LAST_ANSWER_MILLISECONDS : WINDOW_MILLISECONDS));
			let bytes = 0;
			let covered = 0;
			for (const answer of ofShard.answers) {
				bytes += answer.bytes;
				covered += answer.covered;
			}

			// Of a new shard nothing is known yet.
			flowing += bytes > 0 || now - ofShard.since < WINDOW_MILLISECONDS ? 1 : 0;
			written += bytes * 1000 / Math.max(LEAST_COVERED_MILLISECONDS, covered);
		}

		const isAgainst = isOver ? written < bytesPerSecond * END_PART : written > bytesPerSecond;
		looksAgainst = isAgainst ? looksAgainst + 1 : 0;
		if (!(looksAgainst >= (isOver ? LOOKS_TO_END : LOOKS_TO_BEGIN))) {
			return;
		}

		isOver = !isOver;
		looksAgainst = 0;
	};

	return {
		isAsked,
		get isOn() {
			return (isAsked || isOver) && !isHeld();
		},
		get bytesPerShard() {
			return Math.min(SAMPLE_BYTES_PER_SHARD, bytesPerSecond / Math.max(1, flowing));
		},
		begin(shardId) {
			read.set(shardId, {since: clock.now(), answers: []});
			flowing++;
		},
		note(shardId, answer) {
			const now = clock.now();
			read.get(shardId)?.answers.push({...answer, at: now});
			if (!(Math.abs(now - lookedAt) >= LOOK_MILLISECONDS)) {
				return;
			}

			lookedAt = now;
			look(now);
		},
		forget(shardId) {
			read.delete(shardId);
		},
	};
};
