import {defineOperation} from '../../define-operation.js';
import {shardRateMessage, throughputExceeded} from '../../errors.js';
import {issueIterator} from '../../tokens/shard-iterator.js';
import {findReadableShard} from '../../state/find-shard.js';
import {isOpen} from '../../state/shard.js';
import {didTake} from '../../limits/token-bucket.js';
import {
	iteratorType,
	sequenceNumber,
	shardId,
	streamMembers,
} from '../../validation/members.js';
import {timestamp} from '../../validation/shapes.js';
import {noteThrottled} from '../../state/account.js';
import {required} from '../../validation/shape.js';
import {resolvePosition} from './shard-position.js';

/**
B: five calls per second and open shard.
*/
export const GetShardIterator = defineOperation({
	input: {
		...streamMembers,
		ShardId: required(shardId),
		ShardIteratorType: required(iteratorType),
		StartingSequenceNumber: sequenceNumber,
		Timestamp: timestamp,
	},
	run(account, input) {
		const {stream, shard} = findReadableShard(account, input, input.ShardId);
		if (account.hasLimits && isOpen(shard) && !didTake(shard.limits.iteratorCalls, 1, account.clock.now())) {
			noteThrottled(account, stream.name, 'reads');
			throw throughputExceeded(shardRateMessage(account, stream.name, shard.shardId));
		}

		const place = {
			account, stream, shard, operation: 'GetShardIterator',
		};
		const counter = resolvePosition(place, {type: input.ShardIteratorType, sequenceNumber: input.StartingSequenceNumber, timestamp: input.Timestamp});
		return {ShardIterator: issueIterator(account, {stream, shard, counter})};
	},
});
