import {resourceInUse} from '../errors.js';
import type {SubscriptionEvent, WireObject} from '../operation.js';
import {resolvePosition} from '../operations/records/shard-position.js';
import type {Account} from '../state/account.js';
import {consumerStatus} from '../state/consumer.js';
import {findConsumer} from '../state/find-consumer.js';
import {checkShardId, findShard} from '../state/find-shard.js';
import {checkInput} from '../validation/check-input.js';
import {structure} from '../validation/containers.js';
import {
	consumerArn,
	iteratorType,
	sequenceNumber,
	shardId,
} from '../validation/members.js';
import {required} from '../validation/shape.js';
import {timestamp} from '../validation/shapes.js';
import {claimSlot} from './subscription-slots.js';
import {deliverRecords} from './deliver-records.js';

const subscribeToShardInput = {
	ConsumerARN: required(consumerArn),
	ShardId: required(shardId),
	StartingPosition: required(structure({Type: required(iteratorType), SequenceNumber: sequenceNumber, Timestamp: timestamp})),
};

/**
Checks the call and takes the consumer's place on the shard; throws a ServiceError. The events come when the result is iterated, until five minutes are over, the closed shard is read to its end, or the signal aborts.
*/
export const subscribeToShard = (account: Account, input: WireObject, signal: AbortSignal): AsyncIterable<SubscriptionEvent> => {
	const {ConsumerARN: arn, ShardId: id, StartingPosition: position} = checkInput(subscribeToShardInput, input);
	const {stream, consumer} = findConsumer(account, {ConsumerARN: arn});
	const status = consumerStatus(consumer, account.clock.now());
	if (status !== 'ACTIVE') {
		throw resourceInUse(`Consumer ${consumer.name}, account ${account.accountId} is not ACTIVE, instead in state ${status}.`);
	}

	const shard = findShard(account, stream, checkShardId(account, id, stream.name));
	const place = {
		account, stream, shard, operation: 'SubscribeToShard',
	};
	const startCounter = resolvePosition(place, {type: position.Type, sequenceNumber: position.SequenceNumber, timestamp: position.Timestamp});
	const slotSignal = claimSlot(account, arn, shard.shardId);
	return deliverRecords({
		account, stream, consumer, shard, startCounter, signal: AbortSignal.any([signal, slotSignal]),
	});
};
