import {GET_RECORDS_MAX_BYTES, GET_RECORDS_MAX_RECORDS, LARGE_READ_PENALTY_MILLISECONDS} from '../../../service/limits.js';
import {defineOperation} from '../../define-operation.js';
import {
	invalidArgument,
	shardRateMessage,
	throughputExceeded,
} from '../../errors.js';
import {pageMillisBehindLatest, readPage} from '../../record-page.js';
import {issueIterator, redeemIterator} from '../../tokens/shard-iterator.js';
import {noteThrottled, type Account} from '../../state/account.js';
import {referencedName} from '../../state/find-stream.js';
import {isOpen, type Shard} from '../../state/shard.js';
import type {Stream} from '../../state/stream.js';
import {hasTokens, spendTokens, didTake} from '../../limits/token-bucket.js';
import {integer, string} from '../../validation/shapes.js';
import {streamArn} from '../../validation/members.js';
import {required} from '../../validation/shape.js';
import {childShardsOutput} from '../shards/shard-output.js';

/**
B: 5 calls and 2 MiB per second and shard. An answer may be larger than that: the readers of the shard then wait until it is paid for.
*/
const checkReadRate = (account: Account, stream: Stream, shard: Shard, now: number) => {
	const {readCalls, readBytes, readsBlockedUntil} = shard.limits;
	if (!(account.hasLimits && (now < readsBlockedUntil || !hasTokens(readBytes, 1, now) || !didTake(readCalls, 1, now)))) {
		return;
	}

	noteThrottled(account, stream.name, 'reads');
	throw throughputExceeded(shardRateMessage(account, stream.name, shard.shardId));
};

// B says so of this limit; others that are too high are ValidationExceptions.
const checkLimit = (limit = GET_RECORDS_MAX_RECORDS): number => {
	if (limit > GET_RECORDS_MAX_RECORDS) {
		throw invalidArgument(`Limit ${limit} is above the maximum of ${GET_RECORDS_MAX_RECORDS}.`);
	}

	return limit;
};

export const GetRecords = defineOperation({
	input: {
		ShardIterator: required(string({minimum: 1, maximum: 512})),
		Limit: integer({minimum: 1}),
		StreamARN: streamArn,
	},
	run(account, input) {
		const limit = checkLimit(input.Limit);
		const {stream, shard, counter} = redeemIterator(account, input.ShardIterator);
		if (input.StreamARN !== undefined && referencedName(account, {StreamARN: input.StreamARN}) !== stream.name) {
			throw invalidArgument(`The ShardIterator does not belong to ${input.StreamARN}.`);
		}

		const now = account.clock.now();
		checkReadRate(account, stream, shard, now);
		const page = readPage(shard, counter, limit, GET_RECORDS_MAX_BYTES);
		spendTokens(shard.limits.readBytes, page.bytes, now);
		if (page.isFull) {
			shard.limits.readsBlockedUntil = now + LARGE_READ_PENALTY_MILLISECONDS;
		}

		const isEnd = !isOpen(shard) && page.nextCounter >= shard.log.nextCounter;
		return {
			Records: page.records,
			...(isEnd ? {ChildShards: childShardsOutput(stream, shard)} : {NextShardIterator: issueIterator(account, {stream, shard, counter: page.nextCounter})}),
			MillisBehindLatest: pageMillisBehindLatest(shard, page, limit, now),
		};
	},
});
