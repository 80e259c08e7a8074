import {PutRecordCommand, PutRecordsCommand} from '../client/calls.js';
import type {Connection} from '../client/connection.js';
import {classifyError} from '../errors/error-kind.js';
import {errorParts, type ErrorKind} from '../../aws/errors/error-kind.js';
import type {PutEntry} from './put-entry.js';

/**
What an answered call says about one entry. `throttled` and `failed` are not written. `lost` is an entry that the answer does not mention.
*/
export type PutOutcome =
	| {readonly type: 'accepted'; readonly shardId: string; readonly sequenceNumber: string}
	| {readonly type: 'throttled'; readonly shardId: string | undefined}
	| {readonly type: 'failed'}
	| {readonly type: 'lost'};

/**
What a call that threw means for its entries: `throttled` and `unreached` are not written and may be put again; `lost` may have been written; `refused` will be refused again; `aborted` is our own doing, and may have been written.
*/
export type CallFailure = 'throttled' | 'unreached' | 'lost' | 'refused' | 'aborted';

export type PutResult =
	| {readonly outcomes: readonly PutOutcome[]}
	| {readonly failure: CallFailure; readonly error: unknown};

const failureByKind: Readonly<Partial<Record<ErrorKind, CallFailure>>> = {
	aborted: 'aborted',
	throttled: 'throttled',
	limit: 'throttled',
	// The endpoint is unreachable or refuses for a while: nothing was written, and it passes.
	'unknown-host': 'unreached',
	certificate: 'unreached',
	credentials: 'unreached',
	'no-credentials': 'unreached',
	clock: 'unreached',
	// The call may have arrived, and only its answer is lost.
	unreachable: 'lost',
	timeout: 'lost',
	'service-error': 'lost',
	// A proxy's page in place of the answer.
	'wrong-service': 'lost',
};

export const failureOf = (error: unknown): CallFailure => errorParts(error).code === 'ECONNREFUSED'
	? 'unreached'
	: failureByKind[classifyError(error)] ?? 'refused';

// The service names the shard only in its message: "Rate exceeded for shard shardId-000000000000 in stream …".
const shardInMessage = (message = ''): string | undefined => /shardId-\d{12}/v.exec(message)?.[0];

type AnsweredEntry = {
	readonly ShardId?: string;
	readonly SequenceNumber?: string;
	readonly ErrorCode?: string;
	readonly ErrorMessage?: string;
};

/**
Reads one entry of an answer. Source: API Reference, PutRecords: an entry has either a sequence number and a shard, or an error code, which is ProvisionedThroughputExceededException or InternalFailure.
*/
export const outcomeOf = (answer: AnsweredEntry | undefined): PutOutcome => {
	if (answer?.ErrorCode !== undefined && answer.ErrorCode !== '') {
		return answer.ErrorCode === 'ProvisionedThroughputExceededException'
			? {type: 'throttled', shardId: shardInMessage(answer.ErrorMessage)}
			: {type: 'failed'};
	}

	const {ShardId: shardId = '', SequenceNumber: sequenceNumber = ''} = answer ?? {};
	return shardId === '' || sequenceNumber === '' ? {type: 'lost'} : {type: 'accepted', shardId, sequenceNumber};
};

/**
Puts entries with one call: PutRecord for one, PutRecords for more. Never throws. Each outcome has the index of its entry.

`after` is the sequence number of the key's last record: with it the service itself guards the order of single puts (API Reference, PutRecord, SequenceNumberForOrdering).
*/
export const putEntries = async (
	{connection, streamName, signal}: {readonly connection: Connection; readonly streamName: string; readonly signal: AbortSignal},
	entries: readonly PutEntry[],
	after?: string,
): Promise<PutResult> => {
	try {
		if (entries.length === 1) {
			const [{partitionKey, data, explicitHashKey}] = entries as [PutEntry];
			const answer = await connection.sdk.send(new PutRecordCommand({
				StreamName: streamName,
				PartitionKey: partitionKey,
				Data: data,
				ExplicitHashKey: explicitHashKey,
				SequenceNumberForOrdering: after,
			}), {abortSignal: signal});
			return {outcomes: [outcomeOf(answer)]};
		}

		const {Records: answers} = await connection.sdk.send(new PutRecordsCommand({
			StreamName: streamName,
			Records: entries.map(({partitionKey, data, explicitHashKey}) => ({PartitionKey: partitionKey, Data: data, ExplicitHashKey: explicitHashKey})),
		}), {abortSignal: signal});
		return {outcomes: entries.map((_, index) => outcomeOf(answers?.[index]))};
	} catch (error) {
		const {name, message} = errorParts(error);
		// A single record's throttle comes as an error, and is about its shard alone.
		return name === 'ProvisionedThroughputExceededException' && entries.length === 1
			? {outcomes: [{type: 'throttled', shardId: shardInMessage(message)}]}
			: {failure: signal.aborted ? 'aborted' : failureOf(error), error};
	}
};
