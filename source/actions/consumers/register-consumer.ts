import {registerFanOut} from '../../kinesis/reading/fan-out/fan-out-registration.js';
import {findConsumer} from '../../kinesis/streams/consumers.js';
import {named} from '../../words.js';
import type {ActionContext} from '../action.js';
import {defineAction, whyNotActive} from '../define-action.js';
import {settledStream} from '../streams/settled-stream.js';
import {checkRoom, consumerCommand} from './consumer-change.js';

export type ConsumerInput = {readonly consumerName: string};

const run = async (context: ActionContext, {consumerName}: ConsumerInput): Promise<string> => {
	const {connection, streamName, clock, signal} = context;
	const stream = await settledStream(context);
	const before = await findConsumer(connection, stream.arn, consumerName, {signal});
	if (before?.status === 'ACTIVE') {
		return `“${consumerName}” is a consumer of ${named(streamName)} already: ${before.arn}`;
	}

	if (before === undefined) {
		checkRoom(stream);
	}

	const {arn} = await registerFanOut({
		connection, streamName, streamArn: stream.arn, consumerName, clock, random: Math.random, signal, isPatient: false,
	});
	return `registered “${consumerName}” as a consumer of ${named(streamName)}: ${arn}`;
};

export const consumerRegistration = defineAction({
	id: 'register-consumer',
	label: () => 'register consumer',
	description: 'Registers a fan-out consumer with the stream, and waits until it is ACTIVE. It costs money by the hour until it is deregistered.',
	isDangerous: false,
	changesStream: true,
	runsAlone: true,
	isEnabled: snapshot => whyNotActive(snapshot) ?? true,
	cliEquivalent: ({state: {stream}}, {consumerName}: ConsumerInput) => stream && consumerCommand({type: 'register', consumerName}, stream.arn),
	run: async (context, input: ConsumerInput) => run(context, input),
});
