import pLimit from 'p-limit';
import type {Connection} from '../../kinesis/client/connection.js';
import {classifyError} from '../../kinesis/errors/error-kind.js';
import {explainError} from '../../kinesis/errors/explain-error.js';
import {DESCRIBE_STREAM_SUMMARY_CALLS_PER_SECOND} from '../../service/limits.js';
import {listStreams, type ListedStream} from '../../kinesis/streams/stream-listing.js';
import {describeStream} from '../../kinesis/streams/stream.js';
import type {HeadlessContext} from '../run-headless.js';

export type ListedStreamWithShards = ListedStream & {
	/**
	Undefined when it was not asked for, access was denied, or the stream was deleted meanwhile.
	*/
	readonly openShardCount: number | undefined;
};

export type StreamListing = {
	/**
	By name.
	*/
	readonly streams: readonly ListedStreamWithShards[];
	/**
	What the streams' rows leave out: all but the names where the endpoint gives no more, the shards where there are too many streams to ask for each.
	*/
	readonly missing: 'summaries' | 'shards' | undefined;
};

/**
To count shards takes one call per stream, from a limit that the whole account shares. For more streams than calls in one second, shards are not counted.
*/
export const MOST_DESCRIBED_STREAMS = DESCRIBE_STREAM_SUMMARY_CALLS_PER_SECOND;

const CALLS_IN_FLIGHT = 4;

const openShardsOf = async (connection: Connection, streamName: string, signal: AbortSignal): Promise<number | undefined> => {
	try {
		const {openShardCount} = await describeStream(connection, streamName, signal);
		return openShardCount;
	} catch (error) {
		if (['denied', 'not-found'].includes(classifyError(error))) {
			return undefined;
		}

		throw error;
	}
};

const readListing = async (connection: Connection, signal: AbortSignal): Promise<StreamListing> => {
	const listed = await Array.fromAsync(listStreams(connection, signal));
	const hasNamesOnly = listed.some(({status}) => status === undefined);
	if (hasNamesOnly || listed.length > MOST_DESCRIBED_STREAMS) {
		const streams = listed.map(stream => ({...stream, openShardCount: undefined}));
		return {streams, missing: hasNamesOnly ? 'summaries' : 'shards'};
	}

	const limit = pLimit(CALLS_IN_FLIGHT);
	const streams = await limit.map(listed, async stream => ({...stream, openShardCount: await openShardsOf(connection, stream.name, signal)}));
	return {streams, missing: undefined};
};

/**
The streams of the connection's account and region. Throws a UserError, or the signal's reason when it aborts.
*/
export const readStreams = async ({connection, profile, signal}: Pick<HeadlessContext, 'connection' | 'profile' | 'signal'>): Promise<StreamListing> => {
	try {
		return await readListing(connection, signal);
	} catch (error) {
		signal.throwIfAborted();
		const {region, endpoint} = connection;
		throw explainError(error, {region, endpoint, profile});
	}
};
