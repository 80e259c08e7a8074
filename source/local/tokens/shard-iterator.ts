import {ITERATOR_LIFETIME_MILLISECONDS} from '../../service/limits.js';
import {invalidArgument, shardNotFound} from '../errors.js';
import {ServiceError} from '../operation.js';
import type {Account} from '../state/account.js';
import {checkShardId, findShard} from '../state/find-shard.js';
import {streamNamed} from '../state/find-stream.js';
import type {Shard} from '../state/shard.js';
import type {Stream} from '../state/stream.js';

const TOKEN_KIND = 'shard-iterator';

/**
A place in a shard, `counter` being the next record to read.
*/
export type IteratorPosition = {
	readonly stream: Stream;
	readonly shard: Shard;
	readonly counter: number;
};

export const issueIterator = (account: Account, {stream, shard, counter}: IteratorPosition): string =>
	account.tokens.seal([TOKEN_KIND, account.clock.now(), stream.name, stream.createdAt, shard.shardId, counter]);

// As Java prints a date: Thu Jan 01 00:00:00 UTC 2026.
const javaDate = (milliseconds: number) => {
	const [weekday, day, month, year, time] = new Date(milliseconds).toUTCString().replace(',', '').split(' ', 5);
	return `${weekday} ${month} ${day} ${time} UTC ${year}`;
};

/**
Throws ExpiredIteratorException after five minutes (B), ResourceNotFoundException when the stream is gone or another one has its name now.
*/
export const redeemIterator = (account: Account, token: string): IteratorPosition => {
	const content = account.tokens.open(token);
	if (content?.[0] !== TOKEN_KIND) {
		throw invalidArgument('Invalid ShardIterator.');
	}

	const [, issuedAt, streamName, createdAt, shardId, counter] = content as [string, number, string, number, string, number];
	const now = account.clock.now();
	if (now - issuedAt > ITERATOR_LIFETIME_MILLISECONDS) {
		throw new ServiceError('ExpiredIteratorException', `Iterator expired. The iterator was created at time ${javaDate(issuedAt)} while right now it is ${javaDate(now)} `
			+ `which is further in the future than the tolerated delay of ${ITERATOR_LIFETIME_MILLISECONDS} milliseconds.`);
	}

	const stream = streamNamed(account, streamName);
	if (stream?.createdAt !== createdAt) {
		throw shardNotFound(account, streamName, shardId);
	}

	return {stream, shard: findShard(account, stream, checkShardId(account, shardId, streamName)), counter};
};
