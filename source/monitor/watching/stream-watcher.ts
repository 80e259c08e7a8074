import type {Clock} from '../../time/clock.js';
import type {Connection} from '../../kinesis/client/connection.js';
import {classifyError, isStreamNotFound} from '../../kinesis/errors/error-kind.js';
import {explainError} from '../../kinesis/errors/explain-error.js';
import {listShards} from '../../kinesis/streams/shards.js';
import {describeStreamOnce} from '../../kinesis/streams/stream.js';
import type {Random} from '../../random.js';
import {MAX_RECORD_SIZE_KIB, RETENTION_HOURS} from '../../service/limits.js';
import {isOpen, type Shard} from '../../service/shard.js';
import type {StreamSummary} from '../../service/stream.js';
import type {MonitorEvent, Problem} from '../monitor-event.js';
import type {TrackedState} from '../tracked-state.js';
import {createNap} from '../../time/nap.js';
import {isListingDue, watchInterval, type ShardListing} from './watch-interval.js';

/**
This many throttled looks in a row cause no message: in a classroom they are normal.
*/
const SILENT_THROTTLES = 3;

export type StreamWatcher = {
	/**
	Looks now, with shards, before the next turn. Resolves when that look is done, or the watcher has ended.
	*/
	lookNow(): Promise<void>;
	/**
	Looks at the stream again and again until the signal aborts. Never throws: trouble becomes events, and it keeps trying.
	*/
	run(signal: AbortSignal): Promise<void>;
};

type WatcherOptions = {
	readonly connection: Connection;
	readonly streamName: string;
	readonly clock: Clock;
	readonly random: Random;
	getState(): TrackedState;
	dispatch(event: MonitorEvent): void;
};

const UNKNOWN_TIME = 0;

const undescribed = (name: string, arn = '', shards: readonly Shard[] = []): StreamSummary => ({
	name,
	arn,
	status: 'ACTIVE',
	mode: 'PROVISIONED',
	createdAt: UNKNOWN_TIME,
	retentionHours: RETENTION_HOURS.default,
	openShardCount: shards.filter(shard => isOpen(shard)).length,
	consumerCount: 0,
	encryptionType: 'NONE',
	maxRecordSizeInKib: MAX_RECORD_SIZE_KIB.minimum,
	isDescribed: false,
});

/**
Notices all changes of the stream, from here or from outside: by DescribeStreamSummary, and by ListShards when the summary shows a change.
*/
export const createStreamWatcher = ({connection, streamName, clock, random, getState, dispatch}: WatcherOptions): StreamWatcher => {
	const nap = createNap(clock);
	// Callers that wait for a look that has not begun.
	let waiting: Array<() => void> = [];
	let isRunning = false;
	let listing: ShardListing | undefined;
	let listingProblem: Problem | undefined;
	let denialProblem: Problem | undefined;
	let adoptedCreatedAt: number | undefined;
	let failures = 0;
	let answeredAt: number | undefined;

	const explain = (error: unknown): Problem => {
		const {code, message} = explainError(error, {...connection, streamName});
		return {code, message};
	};

	const noteListing = ({createdAt, status, openShardCount}: StreamSummary, shards: readonly Shard[]) => {
		listing = {
			at: clock.now(), createdAt, status, openShardCount, shardCount: shards.length,
		};
		dispatch({type: 'shards', at: clock.now(), shards});
	};

	// A stream that was read before it could be described is the same stream when it can be.
	const asBefore = (summary: StreamSummary): StreamSummary => {
		if (getState().stream?.isDescribed === false) {
			adoptedCreatedAt = summary.createdAt;
		}

		return summary.createdAt === adoptedCreatedAt ? {...summary, createdAt: UNKNOWN_TIME} : summary;
	};

	const clearDenial = () => {
		if (!denialProblem) {
			return;
		}

		dispatch({type: 'problem-cleared', at: clock.now(), code: denialProblem.code});
		denialProblem = undefined;
	};

	const lookAtShards = async (signal: AbortSignal) => {
		const {stream} = getState();
		if (!stream || !isListingDue(getState(), listing, clock.now())) {
			return;
		}

		try {
			const shards = await listShards(connection, streamName, {signal});
			noteListing(stream, shards);
		} catch (error) {
			if (signal.aborted || isStreamNotFound(error)) {
				throw error;
			}

			// Its deletion began after the summary; the next summary says so.
			if (classifyError(error) === 'in-use') {
				return;
			}

			// The stream itself answers, but its shards do not: for example without permission to list them.
			listingProblem = explain(error);
			dispatch({type: 'problem', at: clock.now(), problem: listingProblem});
			return;
		}

		if (!listingProblem) {
			return;
		}

		dispatch({type: 'problem-cleared', at: clock.now(), code: listingProblem.code});
		listingProblem = undefined;
	};

	const onFailure = (error: unknown) => {
		const at = clock.now();
		if (isStreamNotFound(error)) {
			failures = 0;
			listing = undefined;
			dispatch({type: 'absent', at});
			return;
		}

		failures++;
		if (classifyError(error) !== 'throttled' || failures > SILENT_THROTTLES) {
			dispatch({
				type: 'unreachable', at, problem: explain(error), answeredAt,
			});
		}
	};

	// Without permission to describe the stream, listing and reading its shards may still work.
	const lookWithoutLeave = async (denial: unknown, signal: AbortSignal) => {
		if (isListingDue(getState(), listing, clock.now()) || getState().stream === undefined) {
			const shards = await listShards(connection, streamName, {signal});
			const summary = undescribed(streamName, connection.streamArn, shards);
			if (getState().stream?.openShardCount !== summary.openShardCount || getState().connectivity !== 'present') {
				dispatch({type: 'summary', at: clock.now(), summary});
			}

			noteListing(summary, shards);
		}

		const {code, message} = explain(denial);
		denialProblem = {code, message: `${message} Until then, the stream's status, mode, age, retention and consumers are unknown. Reading goes on.`};
		dispatch({type: 'problem', at: clock.now(), problem: denialProblem});
	};

	const look = async (signal: AbortSignal) => {
		try {
			const summary = await describeStreamOnce(connection, streamName, signal).catch(async (error: unknown) => {
				if (signal.aborted || classifyError(error) !== 'denied') {
					throw error;
				}

				await lookWithoutLeave(error, signal);
				return undefined;
			});
			answeredAt = clock.now();
			if (summary !== undefined) {
				dispatch({type: 'summary', at: answeredAt, summary: asBefore(summary)});
				clearDenial();
				await lookAtShards(signal);
			}

			failures = 0;
		} catch (error) {
			if (!signal.aborted) {
				onFailure(error);
			}
		}
	};

	const lookForAll = async (signal: AbortSignal) => {
		const served = waiting;
		waiting = [];
		await look(signal);
		for (const resolve of served) {
			resolve();
		}
	};

	return {
		async lookNow() {
			listing = undefined;
			nap.wake();
			if (isRunning) {
				await new Promise<void>(resolve => {
					waiting.push(resolve);
				});
			}
		},
		async run(signal) {
			isRunning = true;
			while (!signal.aborted) {
				await lookForAll(signal);
				await nap.rest(watchInterval(getState(), failures, random), signal);
			}

			isRunning = false;
			for (const resolve of waiting) {
				resolve();
			}
		},
	};
};
