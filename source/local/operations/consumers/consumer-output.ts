import type {WireObject} from '../../operation.js';
import {consumerStatus, type Consumer} from '../../state/consumer.js';

/**
A consumer as the service lists it.
*/
export const consumerOutput = (consumer: Consumer, now: number): WireObject => ({
	ConsumerName: consumer.name,
	ConsumerARN: consumer.arn,
	ConsumerStatus: consumerStatus(consumer, now),
	ConsumerCreationTimestamp: new Date(consumer.createdAt),
});
