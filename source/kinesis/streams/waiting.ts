import type {Clock} from '../../time/clock.js';
import type {Connection} from '../client/connection.js';
import {isStreamNotFound, isPassing} from '../errors/error-kind.js';
import type {StreamStatus, StreamSummary} from '../../service/stream.js';
import {describeStreamOnce} from './stream.js';

/**
The service allows 20 DescribeStreamSummary calls a second for the whole account; one a second is quick enough for an eye. The SDK's own waiters ask every 10 s.
*/
const POLL_MILLISECONDS = 1000;

/**
Nobody shares the embedded endpoint. A dashboard sees there within a quarter of a second that a stream is ready. The action that waits must end by then, so that the next key is taken.
*/
const EMBEDDED_POLL_MILLISECONDS = 200;

/**
The wait gives up after more than this many failures in a row.
*/
const MAX_FAILURES = 30;

export type WaitOptions = {
	readonly clock: Clock;
	readonly signal?: AbortSignal;
	/**
	Called with each new status.
	*/
	readonly onStatus?: (status: StreamStatus) => void;
};

async function * summaries(connection: Connection, streamName: string, {clock, signal, onStatus}: WaitOptions): AsyncGenerator<StreamSummary, never> {
	let lastStatus: StreamStatus | undefined;
	let failures = 0;
	for (;;) {
		try {
			const summary = await describeStreamOnce(connection, streamName, signal);
			failures = 0;
			if (summary.status !== lastStatus) {
				lastStatus = summary.status;
				onStatus?.(summary.status);
			}

			yield summary;
		} catch (error) {
			signal?.throwIfAborted();
			failures++;
			if (!isPassing(error) || failures >= MAX_FAILURES) {
				throw error;
			}
		}

		await clock.sleep(connection.isEmbedded ? EMBEDDED_POLL_MILLISECONDS : POLL_MILLISECONDS, signal);
	}
}

/**
Waits until the stream is ACTIVE, through throttling and short outages. Throws the service's error if the stream does not exist, and the signal's reason when it aborts.
*/
export const waitUntilActive = async (connection: Connection, streamName: string, options: WaitOptions): Promise<StreamSummary> => {
	for await (const summary of summaries(connection, streamName, options)) {
		if (summary.status === 'ACTIVE') {
			return summary;
		}
	}

	throw new Error('The wait for an ACTIVE stream ended by itself.');
};

/**
Waits until the service knows no such stream, or knows another one (created since) under the name.
*/
export const waitUntilGone = async (connection: Connection, streamName: string, options: WaitOptions): Promise<void> => {
	let createdAt: number | undefined;
	try {
		for await (const summary of summaries(connection, streamName, options)) {
			createdAt ??= summary.createdAt;
			if (summary.createdAt !== createdAt) {
				return;
			}
		}
	} catch (error) {
		if (!isStreamNotFound(error)) {
			throw error;
		}
	}
};
