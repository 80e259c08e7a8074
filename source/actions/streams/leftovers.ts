import pLimit from 'p-limit';
import type {Connection} from '../../kinesis/client/connection.js';
import {classifyError} from '../../kinesis/errors/error-kind.js';
import {explainError} from '../../kinesis/errors/explain-error.js';
import {describeStream, listConsumers} from '../../kinesis/streams/stream.js';
import {listStreams, type ListedStream} from '../../kinesis/streams/stream-listing.js';
import type {StreamConsumer, StreamSummary} from '../../service/stream.js';
import type {HeadlessContext} from '../run-headless.js';

/**
What stands in an account and region, and costs money until somebody deletes it.
*/
export type Leftovers = {
	/**
	By name. `summary` is undefined where nobody may describe the stream.
	*/
	readonly streams: ReadonlyArray<{readonly streamName: string; readonly summary: StreamSummary | undefined}>;
	/**
	Registered consumers: all of these streams, and of the others those whose own name fits. By stream.
	*/
	readonly consumers: ReadonlyArray<{readonly consumer: StreamConsumer; readonly streamName: string; readonly summary: StreamSummary | undefined}>;
	/**
	Streams whose consumers nobody may list.
	*/
	readonly deniedCount: number;
};

export type LeftoversWanted = {
	isStream(name: string): boolean;
	isConsumer(name: string): boolean;
	/**
	So many streams were looked at, of so many.
	*/
	onProgress?(done: number, total: number): void;
};

type Context = Pick<HeadlessContext, 'connection' | 'profile' | 'signal'>;

type Found = {
	readonly streamName: string;
	readonly isFitting: boolean;
	readonly summary: StreamSummary | undefined;
	readonly consumers: readonly StreamConsumer[];
	readonly isDenied: boolean;
};

/**
The account shares the allowance of describing calls with whoever watches a stream meanwhile.
*/
const CALLS_IN_FLIGHT = 4;

/**
What the call gives; `denied` where it may not be made, and `gone` where the stream vanished since it was listed.
*/
const tryTo = async <Value>(call: () => Promise<Value>): Promise<Value | 'denied' | 'gone'> => {
	try {
		return await call();
	} catch (error) {
		const kind = classifyError(error);
		if (kind === 'denied') {
			return 'denied';
		}

		if (kind === 'not-found') {
			return 'gone';
		}

		throw error;
	}
};

const isKnown = <Value>(answer: Value | 'denied' | 'gone' | undefined): answer is Value => answer !== 'denied' && answer !== 'gone' && answer !== undefined;

const lookAt = async (connection: Connection, {name, arn}: ListedStream, wanted: LeftoversWanted, signal: AbortSignal): Promise<Found | undefined> => {
	const isFitting = wanted.isStream(name);
	// To list consumers takes an ARN, which some emulators do not list.
	let summary = isFitting || arn === undefined ? await tryTo(async () => describeStream(connection, name, signal)) : undefined;
	if (summary === 'gone' || (isKnown(summary) && summary.status === 'DELETING')) {
		return undefined;
	}

	const streamArn = isKnown(summary) ? summary.arn : arn;
	const listed = streamArn === undefined ? 'denied' : await tryTo(async () => listConsumers(connection, streamArn, signal));
	if (listed === 'gone') {
		return undefined;
	}

	const consumers = isKnown(listed) ? listed.filter(({name: consumerName, status}) => status !== 'DELETING' && (isFitting || wanted.isConsumer(consumerName))) : [];
	if (!isFitting && consumers.length > 0) {
		// What a consumer costs depends on the shards.
		summary ??= await tryTo(async () => describeStream(connection, name, signal));
	}

	return {
		streamName: name, isFitting, summary: isKnown(summary) ? summary : undefined, consumers, isDenied: !isKnown(listed),
	};
};

const search = async ({connection, signal}: Context, wanted: LeftoversWanted): Promise<Leftovers> => {
	const listed = await Array.fromAsync(listStreams(connection, signal));
	let done = 0;
	const answers = await pLimit(CALLS_IN_FLIGHT).map(listed, async stream => {
		const found = await lookAt(connection, stream, wanted, signal);
		wanted.onProgress?.(++done, listed.length);
		return found;
	});
	const found = answers.filter(each => each !== undefined);
	return {
		streams: found.filter(({isFitting}) => isFitting).map(({streamName, summary}) => ({streamName, summary})),
		consumers: found.flatMap(({streamName, summary, consumers}) => consumers.map(consumer => ({consumer, streamName, summary}))),
		deniedCount: found.filter(({isDenied}) => isDenied).length,
	};
};

/**
Looks for them in the connection's account and region: a call for each stream that there is, and one more for each that fits. Throws a UserError, or the signal's reason when it aborts.
*/
export const readLeftovers = async (context: Context, wanted: LeftoversWanted): Promise<Leftovers> => {
	const {connection: {region, endpoint}, profile, signal} = context;
	try {
		return await search(context, wanted);
	} catch (error) {
		signal.throwIfAborted();
		throw explainError(error, {region, endpoint, profile});
	}
};
