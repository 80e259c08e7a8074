import {counted, grouped, oneLine} from '../../words.js';
import type {HotUser} from '../../records/click-event.js';
import type {Snapshot} from '../../monitor/snapshot.js';
import {UserError} from '../../user-error.js';
import type {ActionContext, ProducerControl} from '../action.js';
import {kinesisWords} from '../aws-command.js';
import {defineAction} from '../define-action.js';
import {nextRate, nextUserCount, RATE_LADDER} from './rate-ladder.js';

export const SAMPLE_EVENT = {user_id: 'user-1', url: '/home'};

const producerOf = ({producer}: ActionContext): ProducerControl => {
	if (producer === undefined) {
		throw new UserError('no-producer', 'There is no producer here: run `clickmon produce`, or the dashboard.');
	}

	return producer;
};

/**
Why the stream takes no record now, in a few words. A stream that is UPDATING takes them, one that is CREATING or DELETING does not reliably.
*/
export const whyNotWritable = ({state}: Snapshot): string | undefined => {
	if (state.stream === undefined) {
		return state.connectivity === 'absent' ? 'no stream' : 'no connection';
	}

	return state.stream.status === 'ACTIVE' || state.stream.status === 'UPDATING' ? undefined : `stream is ${state.stream.status}`;
};

export const toggleProducer = defineAction({
	id: 'toggle-producer',
	label: ({producer}) => producer.isProducing ? 'pause' : 'produce',
	consequence: ({producer}) => producer.isProducing
		? undefined
		: `This writes made-up click events into the stream, ${grouped(producer.targetRate)} a second, until they are paused. Whoever reads the stream gets them, and nobody can take them out.`,
	description: 'Starts or pauses writing click events.',
	isDangerous: false,
	changesStream: true,
	runsAlone: false,
	isEnabled(snapshot) {
		if (snapshot.producer.isProducing) {
			return true;
		}

		// The proof needs every record.
		return snapshot.reading.isSampleAsked ? 'this session reads a sample (--sample), and what it puts is proved to arrive' : whyNotWritable(snapshot) ?? true;
	},
	cliEquivalent: ({state, producer}) => producer.isProducing
		? undefined
		: kinesisWords('put-record', {
			'stream-name': state.streamName,
			'partition-key': SAMPLE_EVENT.user_id,
			data: JSON.stringify(SAMPLE_EVENT),
		}),
	async run(context) {
		const producer = producerOf(context);
		if (!producer.isProducing) {
			producer.start();
			return `producing ${counted(producer.rate, 'event')} a second`;
		}

		await producer.pause();
		return 'paused: everything sent has been answered';
	},
});

/**
What changes only the clicks to come: it writes nothing by itself, and no command of the AWS CLI does the same.
*/
const ofTheNextClicks = {
	consequence: () => undefined,
	isDangerous: false,
	changesStream: true,
	runsAlone: false,
	cliEquivalent: () => undefined,
} as const;

const changeRate = <const Id extends string>(id: Id, direction: 'up' | 'down') => defineAction({
	id,
	label: () => direction === 'up' ? 'faster' : 'slower',
	...ofTheNextClicks,
	series: 'rate',
	description: `${direction === 'up' ? 'Raises' : 'Lowers'} the rate of the producer: ${RATE_LADDER[0]} to ${grouped(RATE_LADDER.at(-1)!)} events a second in steps of 1-2-5.`,
	isEnabled({producer}) {
		return nextRate(producer.targetRate, direction) === undefined
			? `${counted(producer.targetRate, 'event')} a second is the ${direction === 'up' ? 'most' : 'least'}`
			: true;
	},
	async run(context) {
		const producer = producerOf(context);
		producer.setRate(nextRate(producer.rate, direction) ?? producer.rate);
		return `rate: ${counted(producer.rate, 'event')} a second`;
	},
});

export const raiseRate = changeRate('raise-rate', 'up');

export const lowerRate = changeRate('lower-rate', 'down');

const usersText = (count: number): string => count === 1 ? '1 user: all in one shard' : counted(count, 'user');

export const nextUsers = defineAction({
	id: 'next-users',
	label: ({producer}) => usersText(nextUserCount(producer.userCount)).split(':', 1)[0]!,
	...ofTheNextClicks,
	series: 'users',
	description: 'Lets 5, 1,000 or 1 user click: the user is the partition key, so that is how evenly the shards fill.',
	isEnabled: () => true,
	async run(context) {
		const producer = producerOf(context);
		producer.setUserCount(nextUserCount(producer.userCount));
		return `clicks of ${usersText(producer.userCount)}`;
	},
});

const hotText = ({user, share}: HotUser): string => `${oneLine(user)} makes ${Math.round(share * 100)} % of the clicks`;

export const toggleHotUser = defineAction({
	id: 'toggle-hot-user',
	...ofTheNextClicks,
	label: ({producer}) => producer.hotUser === undefined ? 'hot user' : 'even users',
	description: 'Lets one user make nearly all clicks, so that one shard fills however many there are, or all users click as often as each other again.',
	isEnabled: () => true,
	async run(context) {
		const producer = producerOf(context);
		producer.setHot(producer.hotUser === undefined);
		return producer.hotUser === undefined ? `even again: clicks of ${usersText(producer.userCount)}` : hotText(producer.hotUser);
	},
});
