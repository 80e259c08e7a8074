import {classifyError} from '../../kinesis/errors/error-kind.js';
import {describeStream} from '../../kinesis/streams/stream.js';
import {waitUntilActive} from '../../kinesis/streams/waiting.js';
import type {ActionContext} from '../action.js';

/**
Waits for a stream that is being created. A program may have leave to write and none to describe: then the first write tells. Throws the service's error.
*/
export const untilActive = async ({connection, streamName, clock, signal}: Pick<ActionContext, 'connection' | 'streamName' | 'clock' | 'signal'>): Promise<void> => {
	try {
		const {status} = await describeStream(connection, streamName, signal);
		if (status === 'CREATING') {
			await waitUntilActive(connection, streamName, {clock, signal});
		}
	} catch (error) {
		if (classifyError(error) !== 'denied') {
			throw error;
		}
	}
};
