import {defineOperation} from '../../define-operation.js';
import {
	constraintFailure,
	invalidArgument,
	shardRateMessage,
	throughputExceeded,
} from '../../errors.js';
import {canBeSequenceNumber} from '../../sequence-number.js';
import {noteThrottled} from '../../state/account.js';
import {findUsableStream} from '../../state/find-stream.js';
import {blob} from '../../validation/shapes.js';
import {
	hashKey,
	partitionKey,
	sequenceNumber,
	streamMembers,
} from '../../validation/members.js';
import {required} from '../../validation/shape.js';
import {PUT_RECORDS_MAX_BYTES} from '../../../service/limits.js';
import {makeRoom} from './make-room.js';
import {
	isWithinRate,
	recordBytes,
	routeRecord,
	storeRecord,
} from './record-write.js';

/**
B: throws when the shard's write rate is exceeded. SequenceNumberForOrdering is checked and has nothing else to do: numbers of a shard always increase.
*/
export const PutRecord = defineOperation({
	input: {
		...streamMembers,
		Data: required(blob({maximum: PUT_RECORDS_MAX_BYTES})),
		PartitionKey: required(partitionKey),
		ExplicitHashKey: hashKey,
		SequenceNumberForOrdering: sequenceNumber,
	},
	isMutation: true,
	run(account, input) {
		const stream = findUsableStream(account, input);
		const bytes = recordBytes(input);
		const maximum = stream.maxRecordSizeInKib * 1024;
		if (bytes > maximum) {
			throw constraintFailure('data', `Member must have length less than or equal to ${maximum}`);
		}

		const ordering = input.SequenceNumberForOrdering;
		if (ordering !== undefined && !canBeSequenceNumber(ordering, account.clock.now())) {
			// The service's name for it.
			throw invalidArgument(`ExclusiveMinimumSequenceNumber ${ordering} used in PutRecord on stream ${stream.name} under account ${account.accountId} is invalid.`);
		}

		const now = account.clock.now();
		const shard = routeRecord(stream, input, account.random);
		if (!isWithinRate(account, shard, bytes, now)) {
			noteThrottled(account, stream.name, 'records');
			throw throughputExceeded(shardRateMessage(account, stream.name, shard.shardId));
		}

		const written = storeRecord(account, {stream, shard}, input);
		makeRoom(account);
		return {
			ShardId: shard.shardId,
			SequenceNumber: written,
			...(stream.encryptionKeyId !== undefined && {EncryptionType: 'KMS'}),
		};
	},
});
