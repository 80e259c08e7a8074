import {beforeEach, onTestFinished} from 'vitest';
import type {HeadlessContext} from '../../source/actions/run-headless.js';
import {startEmbedded, type Embedded} from '../helpers/embedded.js';
import {createSharedTime} from '../helpers/shared-time.js';

/**
The endpoint of the test that runs, and what a command runs its actions with. There is none outside of a test.
*/
export type HeadlessStream = {
	readonly kinesis: Embedded;
	context: HeadlessContext;
	/**
	What was told while actions ran.
	*/
	readonly progress: string[];
};

/**
Gives each test of a file an embedded Kinesis of its own, whose changes take a second and a half of the client's waits.
*/
export const startHeadlessForEachTest = (): HeadlessStream => {
	const stream = {progress: []} as unknown as {-readonly [Key in keyof HeadlessStream]: HeadlessStream[Key]};

	beforeEach(async () => {
		const {clock, endpointClock} = createSharedTime();
		const kinesis = await startEmbedded({transitionMilliseconds: 1500, clock: endpointClock});
		onTestFinished(kinesis.stop);
		const progress: string[] = [];
		stream.kinesis = kinesis;
		stream.progress = progress;
		stream.context = {
			connection: kinesis.connection,
			streamName: 'clickstream-lab',
			clock,
			signal: AbortSignal.timeout(20_000),
			onProgress(text) {
				progress.push(text);
			},
		};
	});

	return stream;
};
