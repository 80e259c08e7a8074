import type {Clock} from '../../../time/clock.js';
import {classifyError} from '../../errors/error-kind.js';
import {describeStreamOnce} from '../../streams/stream.js';
import type {KnownStream} from './stream-identity.js';

const LOOK_MILLISECONDS = 500;

/**
Whether another stream takes the name of one that is going or gone within `patienceMilliseconds`; resolves with the time of its creation in ms, or undefined when none came. Without permission to describe streams, it does not wait.
*/
export const findSuccessor = async (
	{connection, streamName, createdAt}: KnownStream,
	{clock, signal, patienceMilliseconds}: {readonly clock: Clock; readonly signal: AbortSignal; readonly patienceMilliseconds: number},
): Promise<number | undefined> => {
	if (createdAt === undefined) {
		return undefined;
	}

	const deadline = clock.now() + patienceMilliseconds;
	while (clock.now() < deadline) {
		try {
			const found = await describeStreamOnce(connection, streamName, signal);
			if (found.createdAt !== createdAt) {
				return found.createdAt;
			}
		} catch (error) {
			signal.throwIfAborted();
			if (classifyError(error) === 'denied') {
				return undefined;
			}
		}

		await clock.sleep(LOOK_MILLISECONDS, signal);
	}

	return undefined;
};
