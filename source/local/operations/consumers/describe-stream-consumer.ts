import {DESCRIBE_CONSUMER_CALLS_PER_SECOND} from '../../../service/limits.js';
import {defineOperation} from '../../define-operation.js';
import {findConsumer} from '../../state/find-consumer.js';
import {consumerArn, consumerName, streamArn} from '../../validation/members.js';
import {consumerOutput} from './consumer-output.js';

export const DescribeStreamConsumer = defineOperation({
	input: {StreamARN: streamArn, ConsumerName: consumerName, ConsumerARN: consumerArn},
	rate: {perSecond: DESCRIBE_CONSUMER_CALLS_PER_SECOND, per: 'stream'},
	run(account, input) {
		const {stream, consumer} = findConsumer(account, input);
		return {ConsumerDescription: {...consumerOutput(consumer, account.clock.now()), StreamARN: stream.arn}};
	},
});
