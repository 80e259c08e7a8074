import type {Clock} from '../../../time/clock.js';
import type {Random} from '../../../random.js';
import type {Connection} from '../../client/connection.js';
import {classifyError, isStreamNotFound, retrying} from '../../errors/error-kind.js';
import {describeStreamOnce} from '../../streams/stream.js';

/**
What became of a stream that was being read.
*/
export type StreamFate =
	| {readonly type: 'same'}
	| {readonly type: 'deleted'}
	/**
	Another stream has the name; `createdAt` in ms.
	*/
	| {readonly type: 'recreated'; readonly createdAt: number};

export type KnownStream = {
	readonly connection: Connection;
	readonly streamName: string;
	/**
	In ms; undefined without permission.
	*/
	readonly createdAt: number | undefined;
};

type FateOptions = {
	readonly clock: Clock;
	readonly random: Random;
	readonly signal: AbortSignal;
	/**
	The error that raised the question, if any.
	*/
	readonly cause?: unknown;
};

/**
Asks the service, for as long as it takes, whether the stream is still the one that was created at `createdAt`. Without permission to describe, only `cause` tells of a deletion.
*/
export const fateOf = async ({connection, streamName, createdAt}: KnownStream, {cause, ...options}: FateOptions): Promise<StreamFate> => {
	try {
		const summary = await retrying(async () => describeStreamOnce(connection, streamName, options.signal), {...options, isPatient: true});
		if (createdAt !== undefined && summary.createdAt !== createdAt) {
			return {type: 'recreated', createdAt: summary.createdAt};
		}

		// A consumer or a shard is gone before its stream is.
		const isGoing = summary.status === 'DELETING' && classifyError(cause) === 'not-found';
		return {type: isGoing ? 'deleted' : 'same'};
	} catch (error) {
		options.signal.throwIfAborted();
		if (isStreamNotFound(error)) {
			return {type: 'deleted'};
		}

		if (classifyError(error) === 'denied') {
			return {type: isStreamNotFound(cause) ? 'deleted' : 'same'};
		}

		throw error;
	}
};
