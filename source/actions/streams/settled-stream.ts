import {describeStream} from '../../kinesis/streams/stream.js';
import {waitUntilActive} from '../../kinesis/streams/waiting.js';
import type {StreamSummary} from '../../service/stream.js';
import {UserError} from '../../user-error.js';
import {named} from '../../words.js';
import type {ActionContext} from '../action.js';

/**
The stream, ACTIVE, for a change. A change that is under way is waited for: it may be a part of the same plan, begun by a program that was interrupted. Throws a UserError if the stream goes.
*/
export const settledStream = async ({connection, streamName, clock, signal, progress}: Pick<ActionContext, 'connection' | 'streamName' | 'clock' | 'signal' | 'progress'>): Promise<StreamSummary> => {
	const now = await describeStream(connection, streamName, signal);
	const isUnderWay = now.status === 'UPDATING' || now.status === 'CREATING';
	if (isUnderWay) {
		progress(`${now.status}: a change that is under way ends first`);
	}

	const stream = isUnderWay ? await waitUntilActive(connection, streamName, {clock, signal}) : now;
	if (stream.status !== 'ACTIVE') {
		throw new UserError('in-use', `The ${named(stream.name)} is ${stream.status}, and takes no change.`);
	}

	return stream;
};
