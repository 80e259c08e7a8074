import {classifyError} from '../../kinesis/errors/error-kind.js';
import {deregisterConsumer, findConsumer} from '../../kinesis/streams/consumers.js';
import {describeStream, listConsumers} from '../../kinesis/streams/stream.js';
import type {StreamConsumer, StreamSummary} from '../../service/stream.js';
import {UserError} from '../../user-error.js';
import {listed, named} from '../../words.js';
import type {ActionContext} from '../action.js';
import {defineAction, whyNotActive} from '../define-action.js';
import {consumerCommand} from './consumer-change.js';
import type {ConsumerInput} from './register-consumer.js';

const POLL_MILLISECONDS = 1000;

type Context = Pick<ActionContext, 'connection' | 'streamName' | 'signal'>;

const consumersThere = async ({connection, signal}: Context, streamArn: string): Promise<string> => {
	try {
		const consumers = await listConsumers(connection, streamArn, signal);
		return consumers.length === 0 ? 'it has none' : `it has ${listed(consumers.map(({name}) => name))}`;
	} catch (error) {
		if (classifyError(error) !== 'denied') {
			throw error;
		}

		return 'which it has may not be listed';
	}
};

/**
The consumer and its stream. Throws a UserError that says which consumers there are, if this is none of them.
*/
export const registeredConsumer = async (context: Context, {consumerName}: ConsumerInput): Promise<{readonly stream: StreamSummary; readonly consumer: StreamConsumer}> => {
	const {connection, streamName, signal} = context;
	const stream = await describeStream(connection, streamName, signal);
	const consumer = await findConsumer(connection, stream.arn, consumerName, {signal});
	if (consumer === undefined) {
		throw new UserError('not-found', `The ${named(streamName)} has no registered consumer “${consumerName}”: ${await consumersThere(context, stream.arn)}.`);
	}

	return {stream, consumer};
};

const run = async (context: ActionContext, input: ConsumerInput): Promise<string> => {
	const {connection, streamName, clock, signal, progress} = context;
	const {stream, consumer} = await registeredConsumer(context, input);
	await deregisterConsumer(connection, consumer.arn, signal);
	for (;;) {
		const left = await findConsumer(connection, stream.arn, consumer.name, {signal});
		// One that was registered since under the name is another one.
		if (left?.arn !== consumer.arn) {
			return `deregistered “${consumer.name}” from ${named(streamName)}`;
		}

		progress(`“${consumer.name}” is ${left.status}`);
		await clock.sleep(POLL_MILLISECONDS, signal);
	}
};

export const consumerDeregistration = defineAction({
	id: 'deregister-consumer',
	label: () => 'deregister consumer',
	description: 'Deregisters a fan-out consumer, which cuts off a program that reads as it, and waits until it is gone.',
	isDangerous: false,
	changesStream: true,
	runsAlone: true,
	isEnabled: snapshot => whyNotActive(snapshot) ?? true,
	cliEquivalent: ({state: {stream}}, {consumerName}: ConsumerInput) => stream && consumerCommand({type: 'deregister', consumerName}, stream.arn),
	run: async (context, input: ConsumerInput) => run(context, input),
});
