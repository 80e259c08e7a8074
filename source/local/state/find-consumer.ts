import {invalidArgument, resourceNotFound} from '../errors.js';
import type {Account} from './account.js';
import {consumerStatus, type Consumer} from './consumer.js';
import {findStream, findTaggableStream} from './find-stream.js';
import type {Stream} from './stream.js';

export type ConsumerReference = {
	readonly StreamARN?: string | undefined;
	readonly ConsumerName?: string | undefined;
	readonly ConsumerARN?: string | undefined;
};

export type FoundConsumer = {
	readonly stream: Stream;
	readonly consumer: Consumer;
};

const consumerNotFound = (account: Account, consumer: string) => resourceNotFound(`Consumer ${consumer}, account ${account.accountId} not found.`);

const byArn = (account: Account, arn: string): FoundConsumer => {
	const [streamArn = '', rest = ''] = arn.split('/consumer/', 2);
	const [name = ''] = rest.split(':', 1);
	const stream = findStream(account, {StreamARN: streamArn});
	const consumer = stream.consumers.get(name);
	if (consumer?.arn !== arn) {
		throw consumerNotFound(account, arn);
	}

	return {stream, consumer};
};

/**
B: by its ARN, or by its name and the stream's ARN, or by all three when they agree.
*/
export const findConsumer = (account: Account, {StreamARN: streamArn, ConsumerName: name, ConsumerARN: arn}: ConsumerReference): FoundConsumer => {
	if (arn !== undefined) {
		const found = byArn(account, arn);
		if ((name !== undefined && name !== found.consumer.name) || (streamArn !== undefined && streamArn !== found.stream.arn)) {
			throw invalidArgument(`ConsumerARN ${arn} does not agree with the ConsumerName and StreamARN given.`);
		}

		return found;
	}

	if (name === undefined || streamArn === undefined) {
		throw invalidArgument('Either ConsumerARN or both StreamARN and ConsumerName must be specified.');
	}

	const stream = findStream(account, {StreamARN: streamArn});
	const consumer = stream.consumers.get(name);
	if (!consumer) {
		throw consumerNotFound(account, name);
	}

	return {stream, consumer};
};

/**
Consumers over all streams that are still CREATING.
*/
export const creatingConsumerCount = (streams: readonly Stream[], now: number): number =>
	streams.flatMap(stream => stream.consumers.values().toArray()).filter(consumer => consumerStatus(consumer, now) === 'CREATING').length;

/**
What a resource ARN may name: both can be tagged and have a policy.
*/
export type Resource = {
	readonly name: string;
	readonly tags: Map<string, string>;
	policy: string | undefined;
};

export const findResource = (account: Account, arn: string): Resource =>
	arn.includes('/consumer/') ? findConsumer(account, {ConsumerARN: arn}).consumer : findStream(account, {StreamARN: arn});

export const findTaggableResource = (account: Account, arn: string): Resource =>
	arn.includes('/consumer/') ? findConsumer(account, {ConsumerARN: arn}).consumer : findTaggableStream(account, {StreamARN: arn});
