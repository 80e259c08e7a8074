import type {Account} from './account.js';
import {findConsumer} from './find-consumer.js';
import {findStream, findTaggableStream} from './find-stream.js';

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
