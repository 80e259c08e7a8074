import {onTestFinished} from 'vitest';
import type {HeadlessContext} from '../../source/actions/run-headless.js';
import {createStream} from '../../source/kinesis/streams/stream.js';
import {waitUntilActive} from '../../source/kinesis/streams/waiting.js';
import {startEmbedded} from './embedded.js';
import {createSharedTime} from './shared-time.js';

/**
An embedded Kinesis for the test that runs, on which a change takes 1.5 s of the test's own time, with the stream `s` of one shard, and what an action runs with.
*/
export const startHeadless = async () => {
	const {clock, endpointClock} = createSharedTime();
	const kinesis = await startEmbedded({transitionMilliseconds: 1500, clock: endpointClock});
	onTestFinished(kinesis.stop);
	const progress: string[] = [];
	const context: HeadlessContext = {
		connection: kinesis.connection,
		streamName: 's',
		clock,
		signal: AbortSignal.timeout(20_000),
		onProgress(text) {
			progress.push(text);
		},
	};
	await createStream(kinesis.connection, 's', 1);
	await waitUntilActive(kinesis.connection, 's', {clock});
	return {kinesis, context, progress};
};

/**
The same connection, but for a call of which `answer` decides: it makes the call, or throws in its place.
*/
export const interposed = (context: HeadlessContext, operation: string, answer: (call: () => Promise<unknown>) => Promise<unknown>): HeadlessContext => ({
	...context,
	connection: {
		...context.connection,
		sdk: {
			...context.connection.sdk,
			async send(command, options) {
				const call = async () => context.connection.sdk.send(command, options);
				return await (command.constructor.name === `${operation}Command` ? answer(call) : call()) as never;
			},
		},
	},
});
