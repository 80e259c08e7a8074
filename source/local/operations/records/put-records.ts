import {PUT_RECORDS_MAX_BYTES, PUT_RECORDS_MAX_RECORDS} from '../../../service/limits.js';
import {defineOperation} from '../../define-operation.js';
import {constraintFailure, invalidArgument, shardRateMessage} from '../../errors.js';
import type {WireObject} from '../../operation.js';
import {noteThrottled} from '../../state/account.js';
import {findUsableStream} from '../../state/find-stream.js';
import {list, structure} from '../../validation/containers.js';
import {blob} from '../../validation/shapes.js';
import {hashKey, partitionKey, streamMembers} from '../../validation/members.js';
import {required} from '../../validation/shape.js';
import {makeRoom} from './make-room.js';
import {
	isWithinRate,
	recordBytes,
	routeRecord,
	storeRecord,
	type RecordEntry,
} from './record-write.js';

const checkSizes = (entries: readonly RecordEntry[], maximum: number) => {
	let total = 0;
	for (const [index, entry] of entries.entries()) {
		const bytes = recordBytes(entry);
		total += bytes;
		if (bytes > maximum) {
			throw constraintFailure(`records.${index + 1}.member.data`, `Member must have length less than or equal to ${maximum}`);
		}
	}

	if (total > PUT_RECORDS_MAX_BYTES) {
		throw invalidArgument(`Records size exceeds ${PUT_RECORDS_MAX_BYTES / 1024 / 1024} MB limit`);
	}
};

const entry = structure({
	Data: required(blob({maximum: PUT_RECORDS_MAX_BYTES})),
	PartitionKey: required(partitionKey),
	ExplicitHashKey: hashKey,
});

/**
B: every entry is tried on its own, and its result has the same index.
*/
export const PutRecords = defineOperation({
	input: {
		...streamMembers,
		Records: required(list(entry, {minimum: 1, maximum: PUT_RECORDS_MAX_RECORDS})),
	},
	isMutation: true,
	run(account, input) {
		const stream = findUsableStream(account, input);
		checkSizes(input.Records, stream.maxRecordSizeInKib * 1024);
		const now = account.clock.now();
		// Every hash key is looked at before the first record is stored: a bad one refuses the whole call.
		const shards = input.Records.map(record => routeRecord(stream, record, account.random));
		const results = input.Records.map((record, index): WireObject => {
			const shard = shards[index]!;
			return isWithinRate(account, shard, recordBytes(record), now)
				? {ShardId: shard.shardId, SequenceNumber: storeRecord(account, {stream, shard}, record)}
				: {ErrorCode: 'ProvisionedThroughputExceededException', ErrorMessage: shardRateMessage(account, stream.name, shard.shardId)};
		});
		makeRoom(account);
		const failed = results.filter(result => result.ErrorCode !== undefined).length;
		if (failed > 0) {
			noteThrottled(account, stream.name, 'records', failed);
		}

		return {FailedRecordCount: failed, Records: results, ...(stream.encryptionKeyId !== undefined && {EncryptionType: 'KMS'})};
	},
});
