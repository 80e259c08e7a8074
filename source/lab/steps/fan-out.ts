import {grouped} from '../../words.js';
import type {Seen} from '../seen/seen.js';
import type {Latency} from '../seen/stream-seen.js';
import type {Check, Guess, LabStep} from '../step.js';

/**
Measuring takes this long: the first records after the switch say nothing.
*/
const MEASURING_MILLISECONDS = 3000;

const latencyOf = ({stream}: Seen, mode: 'polling' | 'fan-out'): Latency | undefined => {
	const latency = stream?.latency.get(mode);
	return latency && latency.until - latency.since >= MEASURING_MILLISECONDS ? latency : undefined;
};

const milliseconds = (value: number): string => `${grouped(Math.round(value))} ms`;

const measured = (mode: 'polling' | 'fan-out', words: string): Check => ({
	id: mode,
	label: `${words}, measured`,
	isVisibleLater: false,
	see(seen) {
		const latency = latencyOf(seen, mode);
		return latency && {at: latency.until, text: `by ${words}, put to read takes ${milliseconds(latency.p50)} (p99 ${milliseconds(latency.p99)})`};
	},
});

/**
From this factor on, the difference is large.
*/
const MUCH_FASTER = 5;

const guess: Guess = {
	question: 'Polling asks once a second. How much sooner does fan-out bring a record?',
	options: ['no sooner', 'twice as soon', 'five times as soon, or more'],
	outcome(seen) {
		const polling = latencyOf(seen, 'polling');
		const fanOut = latencyOf(seen, 'fan-out');
		if (polling === undefined || fanOut === undefined) {
			return undefined;
		}

		const factor = polling.p50 / Math.max(1, fanOut.p50);
		const option = factor >= MUCH_FASTER ? 2 : (factor >= 1.5 ? 1 : 0);
		return {option, words: `${milliseconds(polling.p50)} by polling, ${milliseconds(fanOut.p50)} by fan-out. The service pushes records, without being asked.`};
	},
};

export const fanOut: LabStep = {
	number: 7,
	id: 'fan-out',
	title: 'Fan-out',
	why: 'All consumers that poll a shard share five reads and 2 MB a second. Enhanced fan-out gives a registered consumer 2 MB/s of its own, and pushes each record at once.',
	do: {
		key: 'f',
		words: 'Press f while events are written, to read by fan-out. Press f again to poll.',
		command: ({streamArn}) => streamArn === undefined
			? undefined
			: {type: 'aws', words: ['kinesis', 'register-stream-consumer', '--stream-arn', streamArn, '--consumer-name', 'lab']},
	},
	look: 'The time from put to read, in both modes. x adds two greedy consumers: polling gets late, fan-out does not.',
	isOptional: true,
	dependsOnStream: true,
	costs: 'A fan-out consumer costs as much as a shard, for each shard, and also for the data it reads.',
	guess,
	checks: [measured('polling', 'polling'), measured('fan-out', 'fan-out')],
	hint(seen) {
		if (seen.stream === undefined) {
			return 'There is no stream to read: press c first.';
		}

		if (!seen.producer?.isProducing) {
			return 'Nothing is written, so nothing is measured: press p.';
		}

		return latencyOf(seen, 'fan-out') === undefined
			? 'Only polling was measured so far: press f.'
			: 'Only fan-out was measured so far: press f once more, for polling.';
	},
};
