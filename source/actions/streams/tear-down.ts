import {isStreamNotFound, retrying} from '../../kinesis/errors/error-kind.js';
import {deleteStream, describeStream} from '../../kinesis/streams/stream.js';
import {waitUntilGone} from '../../kinesis/streams/waiting.js';
import {named} from '../../words.js';
import type {ActionContext, Confirmation} from '../action.js';
import {kinesisWords} from '../aws-command.js';
import {defineAction, whyNotActive} from '../define-action.js';
import {preflightLines, readPreflight} from './preflight.js';

/**
Whether the stream is being deleted or gone: another client deleted it, or the answer to our call was lost.
*/
const isGoing = async ({connection, streamName, signal}: ActionContext): Promise<boolean> => {
	try {
		const {status} = await describeStream(connection, streamName, signal);
		return status === 'DELETING';
	} catch (error) {
		if (isStreamNotFound(error)) {
			return true;
		}

		throw error;
	}
};

const run = async (context: ActionContext): Promise<string> => {
	const {connection, streamName, clock, signal, producer} = context;
	const preflight = await readPreflight(context);
	if (producer?.isProducing) {
		context.progress('the producer finishes');
		await producer.pause();
	}

	try {
		await retrying(async () => deleteStream(connection, streamName, signal), {signal});
	} catch (error) {
		if (!await isGoing(context)) {
			throw error;
		}
	}

	await waitUntilGone(connection, streamName, {clock, signal, onStatus: context.progress});
	return `deleted ${named(streamName)}, with ${preflightLines(preflight).slice(1).join(', ')}`;
};

export const tearDown = defineAction({
	id: 'tear-down',
	label: () => 'tear down',
	description: 'Deletes the stream, its records and its registered consumers, and waits until it is gone.',
	isDangerous: true,
	changesStream: true,
	runsAlone: true,
	isEnabled: snapshot => whyNotActive(snapshot) ?? true,
	cliEquivalent: ({state}) => kinesisWords('delete-stream', {'stream-name': state.streamName, 'enforce-consumer-deletion': true}),
	run: async (context, _: Confirmation) => run(context),
});
