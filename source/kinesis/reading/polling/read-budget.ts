import {
	GET_RECORDS_CALLS_PER_SECOND,
	GET_RECORDS_MAX_RECORDS,
	SHARD_READ_BYTES_PER_SECOND,
} from '../../../service/limits.js';

/**
What one reader takes of a shard: all polling readers share its 5 GetRecords a second and 2 MiB/s.
*/
export type ReadBudget = {
	readonly callsPerSecond: number;
	readonly bytesPerSecond: number;
	/**
	Bytes that one answer should not much exceed. An answer of 10 MiB would shut the shard to everyone for 5 s, and whatever else this process does, such as drawing, waits while an answer is decoded.
	*/
	readonly bytesPerAnswer: number;
};

/**
Left to others that read the same shard.
*/
const RESERVED_CALLS_PER_SECOND = 1;

const POLITE_CALLS_PER_SECOND = GET_RECORDS_CALLS_PER_SECOND - RESERVED_CALLS_PER_SECOND;

/**
With this much in each answer, the polite calls take all that a shard gives: 512 KiB, which are decoded in about 10 ms.
*/
const BYTES_PER_ANSWER = SHARD_READ_BYTES_PER_SECOND / POLITE_CALLS_PER_SECOND;

export const POLITE_READ_BUDGET: ReadBudget = {
	callsPerSecond: POLITE_CALLS_PER_SECOND,
	bytesPerSecond: SHARD_READ_BYTES_PER_SECOND,
	bytesPerAnswer: BYTES_PER_ANSWER,
};

/**
For an endpoint that enforces no limits.
*/
export const UNLIMITED_READ_BUDGET: ReadBudget = {
	callsPerSecond: Infinity,
	bytesPerSecond: Infinity,
	bytesPerAnswer: BYTES_PER_ANSWER,
};

/**
The same if nothing is drawn meanwhile: fewer, larger answers cost less.
*/
const BULK_READ_BUDGET: ReadBudget = {...UNLIMITED_READ_BUDGET, bytesPerAnswer: 2 * BYTES_PER_ANSWER};

/**
The budget for an endpoint with or without limits, beside a screen or not.
*/
export const budgetFor = (hasLimits: boolean, isDrawing: boolean): ReadBudget => {
	if (hasLimits) {
		return POLITE_READ_BUDGET;
	}

	return isDrawing ? UNLIMITED_READ_BUDGET : BULK_READ_BUDGET;
};

/**
The polite pace once caught up. Source: developer guide, "Low-latency processing": poll each shard once a second.
*/
export const DEFAULT_POLL_INTERVAL_MILLISECONDS = 1000;

/**
The Limit of the first GetRecords call, when the size of the records is not known yet.
*/
export const FIRST_LIMIT = 1000;

/**
The Limit of the next call, from the size of the records just read. An empty answer says nothing and keeps it.
*/
export const nextLimit = (limit: number, answer: {readonly records: number; readonly bytes: number}, budget: ReadBudget): number => {
	if (answer.records === 0) {
		return limit;
	}

	const bytesPerRecord = Math.max(1, answer.bytes / answer.records);
	return Math.min(GET_RECORDS_MAX_RECORDS, Math.max(1, Math.floor(budget.bytesPerAnswer / bytesPerRecord)));
};

/**
The least time between the starts of two calls on one shard, in ms.
*/
export const leastInterval = (budget: ReadBudget): number => 1000 / budget.callsPerSecond;

/**
How long after the start of a call the next one may start, in ms: the poll interval once caught up, else as soon as the budget allows.
*/
export const intervalAfter = (
	answer: {readonly bytes: number; readonly isCaughtUp: boolean},
	budget: ReadBudget,
	pollIntervalMilliseconds: number,
): number => Math.max(
	leastInterval(budget),
	answer.bytes / budget.bytesPerSecond * 1000,
	answer.isCaughtUp ? pollIntervalMilliseconds : 0,
);
