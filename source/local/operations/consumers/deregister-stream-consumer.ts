import {DEREGISTER_CONSUMER_CALLS_PER_SECOND} from '../../../service/limits.js';
import {defineOperation} from '../../define-operation.js';
import {findConsumer} from '../../state/find-consumer.js';
import {endSubscriptions} from '../../fan-out/subscription-slots.js';
import {consumerArn, consumerName, streamArn} from '../../validation/members.js';

export const DeregisterStreamConsumer = defineOperation({
	input: {StreamARN: streamArn, ConsumerName: consumerName, ConsumerARN: consumerArn},
	rate: {perSecond: DEREGISTER_CONSUMER_CALLS_PER_SECOND, per: 'stream'},
	isMutation: true,
	run(account, input) {
		const {consumer} = findConsumer(account, input);
		consumer.goneAt ??= account.clock.now() + account.transitionMilliseconds;
		endSubscriptions(account, consumer.arn);
		return {};
	},
});
