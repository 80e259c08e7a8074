import {retrying} from '../../kinesis/errors/error-kind.js';
import {describeStream} from '../../kinesis/streams/stream.js';
import {waitUntilActive} from '../../kinesis/streams/waiting.js';
import type {StreamSummary} from '../../service/stream.js';
import type {ActionContext} from '../action.js';

/**
The service's answers lag: after the call a stream can look ACTIVE as it was before, at most for this time.
*/
const LISTING_LAG_MILLISECONDS = 15_000;

/**
Orders a change of the shards, through throttling and short outages. A repeated order is refused when the first one was carried out and only its answer was lost: then `isCarriedOut` says so, of the stream as it stands.
*/
export const order = async ({connection, streamName, clock, signal}: ActionContext, call: () => Promise<void>, isCarriedOut: (stream: StreamSummary) => Promise<boolean>): Promise<void> => {
	let tries = 0;
	const counted = async () => {
		tries++;
		await call();
	};

	try {
		await retrying(counted, {clock, signal});
	} catch (error) {
		const stream = tries > 1 ? await describeStream(connection, streamName, signal) : undefined;
		if (stream === undefined || !(stream.status === 'UPDATING' || await isCarriedOut(stream))) {
			throw error;
		}
	}
};

/**
Waits until the stream is ACTIVE and shows the change.
*/
export const waitForChange = async ({connection, streamName, clock, signal, progress}: ActionContext, isShown: (stream: StreamSummary) => Promise<boolean>): Promise<StreamSummary> => {
	const deadline = clock.now() + LISTING_LAG_MILLISECONDS;
	for (;;) {
		const stream = await waitUntilActive(connection, streamName, {clock, signal, onStatus: progress});
		if (await isShown(stream) || clock.now() > deadline) {
			return stream;
		}

		await clock.sleep(1000, signal);
	}
};
