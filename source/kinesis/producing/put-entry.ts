import type {UserError} from '../../user-error.js';

/**
A record to put. `id` is the caller's own, to know the answer by.
*/
export type PutEntry = {
	readonly partitionKey: string;
	readonly data: Uint8Array;
	readonly id?: string;
	/**
	A decimal number below 2^128 that stands in for the MD5 sum of the partition key. Source: API Reference, PutRecord, ExplicitHashKey.
	*/
	readonly explicitHashKey?: string;
};

/**
What keeps records in order: their partition key, and where they have one their explicit hash key, which may lead to another shard.
*/
export const orderKeyOf = ({partitionKey, explicitHashKey}: PutEntry): string => explicitHashKey === undefined ? partitionKey : `${partitionKey}\u{0}${explicitHashKey}`;

/**
What became of an entry: the service has it, or refuses it for good.
*/
export type PutAnswer =
	| {
		readonly type: 'accepted';
		readonly entry: PutEntry;
		readonly shardId: string;
		readonly sequenceNumber: string;
		/**
		Clock time in ms.
		*/
		readonly answeredAt: number;
		/**
		From the call that brought it to the answer, in ms.
		*/
		readonly latencyMilliseconds: number;
	}
	| {readonly type: 'refused'; readonly entry: PutEntry; readonly error: UserError};

/**
One answered call, in sum.
*/
export type AnsweredCall = {
	/**
	Clock time in ms.
	*/
	readonly answeredAt: number;
	readonly latencyMilliseconds: number;
	readonly accepted: number;
	readonly acceptedBytes: number;
};

/**
An entry in the producer's hands.
*/
export type QueuedEntry = {
	readonly entry: PutEntry;
	/**
	As the service counts them: data and partition key.
	*/
	readonly bytes: number;
	/**
	Clock time in ms.
	*/
	readonly queuedAt: number;
	/**
	Calls that it was part of.
	*/
	attempts: number;
	/**
	Its call was refused. It now goes alone, so that only the bad record is refused.
	*/
	isAlone: boolean;
};

/**
The entries of one call.
*/
export type PutBatch = {
	readonly entries: readonly QueuedEntry[];
	/**
	A key had more records than may share a call, though the call had room.
	*/
	readonly isCutShort: boolean;
};
