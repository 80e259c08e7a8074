import {
	invalidArgument,
	streamNotActive,
	streamNotFound,
} from '../errors.js';
import type {Account} from './account.js';
import {settleStream} from './settle.js';
import {streamStatus, type Stream} from './stream.js';

export type StreamReference = {
	readonly StreamName?: string | undefined;
	readonly StreamARN?: string | undefined;
};

/**
China and the US government have their own partitions of AWS.
*/
const partitionOf = (region: string): string => {
	if (region.startsWith('cn-')) {
		return 'aws-cn';
	}

	return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
};

export const streamArnOf = (account: Account, name: string): string => `arn:${partitionOf(account.region)}:kinesis:${account.region}:${account.accountId}:stream/${name}`;

const nameInArn = (account: Account, arn: string): string => {
	const prefix = streamArnOf(account, '');
	if (!arn.startsWith(prefix)) {
		throw streamNotFound(account, arn);
	}

	return arn.slice(prefix.length);
};

/**
The name that a call means. B: either the name or the ARN, or both.
*/
export const referencedName = (account: Account, {StreamName: name, StreamARN: arn}: StreamReference): string => {
	if (arn === undefined) {
		if (name === undefined) {
			throw invalidArgument('Either StreamName or StreamARN must be specified.');
		}

		return name;
	}

	const fromArn = nameInArn(account, arn);
	if (name !== undefined && name !== fromArn) {
		throw invalidArgument(`StreamName ${name} and StreamARN ${arn} do not name the same stream.`);
	}

	return fromArn;
};

export const streamNamed = (account: Account, name: string): Stream | undefined => {
	const stream = account.streams.get(name);
	return stream && settleStream(account, stream);
};

/**
The stream in whatever state it is.
*/
export const findStream = (account: Account, reference: StreamReference): Stream => {
	const name = referencedName(account, reference);
	const stream = streamNamed(account, name);
	if (!stream) {
		throw streamNotFound(account, name);
	}

	return stream;
};

/**
B: a StreamCreationTimestamp tells streams of the same name apart. It travels as seconds, with more or fewer decimals.
*/
export const checkCreationTime = (account: Account, stream: Stream, expected: Date | undefined): void => {
	if (expected && Math.abs(expected.getTime() - stream.createdAt) >= 1000) {
		throw streamNotFound(account, stream.name);
	}
};

/**
A stream that takes reads and writes, if there is one: UPDATING and DELETING ones do, one that is still CREATING is not there yet. B. One that was deleted before it was ACTIVE never had a shard.
*/
export const usableStream = (account: Account, name: string): Stream | undefined => {
	const stream = streamNamed(account, name);
	return stream && stream.openShards.length > 0 ? stream : undefined;
};

export const findUsableStream = (account: Account, reference: StreamReference): Stream => {
	const name = referencedName(account, reference);
	const stream = usableStream(account, name);
	if (!stream) {
		throw streamNotFound(account, name);
	}

	return stream;
};

/**
For changes, which need an ACTIVE stream.
*/
export const findActiveStream = (account: Account, reference: StreamReference): Stream => {
	const stream = findStream(account, reference);
	if (stream.transition) {
		throw streamNotActive(account, stream);
	}

	return stream;
};

/**
For changes of tags. B: the tags of a new stream can be changed once it is ACTIVE.
*/
export const findTaggableStream = (account: Account, reference: StreamReference): Stream => {
	const stream = findStream(account, reference);
	if (streamStatus(stream) === 'CREATING') {
		throw streamNotActive(account, stream);
	}

	return stream;
};
