import {
	MAX_CONSUMERS_PER_ADVANTAGE_STREAM,
	MAX_CONSUMERS_PER_STREAM,
	MAX_CREATING_CONSUMERS,
	REGISTER_CONSUMER_CALLS_PER_SECOND,
} from '../../../service/limits.js';
import {defineOperation} from '../../define-operation.js';
import {limitExceeded, resourceInUse, streamNotActive} from '../../errors.js';
import type {Account} from '../../state/account.js';
import {settledStreams} from '../../state/settle.js';
import {creatingConsumerCount} from '../../state/find-consumer.js';
import {findStream} from '../../state/find-stream.js';
import {streamStatus, type Stream} from '../../state/stream.js';
import {consumerName, streamArn, tags} from '../../validation/members.js';
import {required} from '../../validation/shape.js';
import {addTags} from '../tags/tag-rules.js';
import {consumerOutput} from './consumer-output.js';

const consumerLimit = (account: Account, stream: Stream) =>
	stream.mode === 'ON_DEMAND' && account.commitment.status === 'ENABLED' ? MAX_CONSUMERS_PER_ADVANTAGE_STREAM : MAX_CONSUMERS_PER_STREAM;

const checkConsumerLimits = (account: Account, stream: Stream, now: number) => {
	const limit = consumerLimit(account, stream);
	if (stream.consumers.size >= limit) {
		throw limitExceeded(`Stream ${stream.name} under account ${account.accountId} has reached the limit of ${limit} registered consumers.`);
	}

	if (creatingConsumerCount(settledStreams(account), now) >= MAX_CREATING_CONSUMERS) {
		throw limitExceeded(`Cannot have more than ${MAX_CREATING_CONSUMERS} consumers in CREATING state under account ${account.accountId}.`);
	}
};

export const RegisterStreamConsumer = defineOperation({
	input: {StreamARN: required(streamArn), ConsumerName: required(consumerName), Tags: tags},
	rate: {perSecond: REGISTER_CONSUMER_CALLS_PER_SECOND, per: 'account'},
	isMutation: true,
	run(account, input) {
		const stream = findStream(account, input);
		const status = streamStatus(stream);
		if (status === 'CREATING' || status === 'DELETING') {
			throw streamNotActive(account, stream);
		}

		const name = input.ConsumerName;
		if (stream.consumers.has(name)) {
			throw resourceInUse(`Consumer ${name} under stream ${stream.name} already exists for account ${account.accountId}.`);
		}

		const now = account.clock.now();
		checkConsumerLimits(account, stream, now);
		const ownTags = new Map<string, string>();
		addTags(account, {name, tags: ownTags}, input.Tags);
		const consumer = {
			name,
			arn: `${stream.arn}/consumer/${name}:${Math.floor(now / 1000)}`,
			createdAt: now,
			activeAt: now + account.transitionMilliseconds,
			goneAt: undefined,
			tags: ownTags,
			policy: undefined,
		};
		stream.consumers.set(name, consumer);
		return {Consumer: consumerOutput(consumer, now)};
	},
});
