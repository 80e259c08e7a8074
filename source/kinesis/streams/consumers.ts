import {DeregisterStreamConsumerCommand, DescribeStreamConsumerCommand, RegisterStreamConsumerCommand} from '../client/calls.js';
import type {Connection} from '../client/connection.js';
import {classifyError, retrying} from '../errors/error-kind.js';
import type {RetryOptions} from '../../aws/errors/retrying.js';
import type {StreamConsumer} from '../../service/stream.js';

/**
The registered consumer of this name; undefined if there is none.
*/
export const findConsumer = async (connection: Connection, streamArn: string, consumerName: string, options: RetryOptions): Promise<StreamConsumer | undefined> => {
	try {
		const question = new DescribeStreamConsumerCommand({StreamARN: streamArn, ConsumerName: consumerName});
		const {ConsumerDescription: description} = await retrying(async () => connection.sdk.send(question, {abortSignal: options.signal}), options);
		return {
			name: description.ConsumerName,
			arn: description.ConsumerARN,
			status: description.ConsumerStatus,
			createdAt: description.ConsumerCreationTimestamp?.getTime() ?? 0,
		};
	} catch (error) {
		if (classifyError(error) === 'not-found') {
			return undefined;
		}

		throw error;
	}
};

/**
Resolves when the service accepted the request; the consumer is then CREATING. It is not repeated after a failure.
*/
export const registerConsumer = async (connection: Connection, streamArn: string, consumerName: string, signal?: AbortSignal): Promise<void> => {
	await connection.sdk.send(new RegisterStreamConsumerCommand({StreamARN: streamArn, ConsumerName: consumerName}), {abortSignal: signal});
};

/**
Resolves when the service accepted the request, and the consumer is DELETING, or when there is no such consumer: it went with its stream, or somebody else was quicker.
*/
export const deregisterConsumer = async (connection: Connection, consumerArn: string, signal?: AbortSignal): Promise<void> => {
	try {
		await retrying(async () => connection.sdk.send(new DeregisterStreamConsumerCommand({ConsumerARN: consumerArn}), {abortSignal: signal}), {signal});
	} catch (error) {
		if (classifyError(error) !== 'not-found') {
			throw error;
		}
	}
};
