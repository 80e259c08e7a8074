import {isStreamNotFound} from '../kinesis/errors.js';
import {retrying} from '../kinesis/retrying.js';
import {deleteStream} from '../kinesis/stream.js';
import {waitUntilGone} from '../kinesis/waiting.js';
import type {Action, ActionContext} from './action.js';
import {kinesisWords} from './aws-command.js';
import {defineAction, whyNotActive} from './define-action.js';
import {preflightLines, readPreflight} from './preflight.js';
import {named} from './words.js';

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
		// Somebody else was quicker, or an answer was lost.
		if (!isStreamNotFound(error)) {
			throw error;
		}
	}

	await waitUntilGone(connection, streamName, {clock, signal, onStatus: context.progress});
	return `deleted ${named(streamName)}, with ${preflightLines(preflight).slice(1).join(', ')}`;
};

export const tearDown: Action = defineAction({
	id: 'tear-down',
	label: () => 'tear down',
	description: 'Deletes the stream, its records and its registered consumers, and waits until it is gone.',
	isDangerous: true,
	changesStream: true,
	runsAlone: true,
	isEnabled: snapshot => whyNotActive(snapshot) ?? true,
	cliEquivalent: ({state}) => kinesisWords('delete-stream', {'stream-name': state.streamName, 'enforce-consumer-deletion': true}),
	run: async context => run(context),
});
