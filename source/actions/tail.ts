import type {Clock} from '../clock.js';
import type {Connection} from '../kinesis/connection/connection.js';
import type {ReadBudget} from '../kinesis/reading/read-budget.js';
import type {ReadEvent} from '../kinesis/reading/read-event.js';
import {readStream} from '../kinesis/reading/reader.js';
import type {KinesisRecord} from '../kinesis/record.js';
import {findPlan} from '../kinesis/reading/find-plan.js';
import type {StartWishes} from '../kinesis/reading/start-plan.js';
import type {Random} from '../random.js';
import {createCaughtUp, type CaughtUp} from './caught-up.js';

export type TailContext = {
	readonly connection: Connection;
	readonly streamName: string;
	readonly clock: Clock;
	readonly random: Random;
	readonly signal: AbortSignal;
};

export type TailInput = StartWishes & {
	/**
	End after so many records.
	*/
	readonly count?: number;
	/**
	End once every shard was read to its tip.
	*/
	readonly isUntilCaughtUp?: boolean;
	readonly pollIntervalMilliseconds?: number;
	readonly budget?: ReadBudget;
	readonly fanOut?: {readonly consumerName: string};
	/**
	For how long a deleted stream may be created again before the end.
	*/
	readonly successorPatienceMilliseconds?: number;
	/**
	Which records are wanted; `count` counts these.
	*/
	isWanted?(shardId: string, record: KinesisRecord): boolean;
};

type Batch = ReadEvent & {type: 'batch'};

const cut = (batch: Batch, count: number): Batch => {
	if (batch.records.length <= count) {
		return batch;
	}

	const records = batch.records.slice(0, count);
	return {...batch, records, resumeAt: {type: 'after-sequence-number', sequenceNumber: records.at(-1)!.SequenceNumber}};
};

const wantedOf = (batch: Batch, {isWanted}: TailInput): Batch => isWanted
	? {...batch, records: batch.records.filter(record => isWanted(batch.shardId, record))}
	: batch;

const startCaughtUp = async (context: TailContext, input: TailInput): Promise<CaughtUp> => {
	// Shards that were asked for by name count even if they are not there: the reader says so then.
	const plan = input.shardIds === undefined ? await findPlan(input, context) : [];
	const shardIds = input.shardIds ?? plan.map(({shardId}) => shardId);
	return createCaughtUp(shardIds.filter(shardId => input.resumeFrom?.get(shardId)?.type !== 'drained'), input.shardIds === undefined);
};

/**
Reads a stream for a command: everything the reader reports, cut off after `count` records, or ended when caught up. Ends quietly when the signal aborts; throws what the service says.
*/
export async function * tailStream(context: TailContext, input: TailInput): AsyncGenerator<ReadEvent, void> {
	const {count = Infinity, isUntilCaughtUp = false} = input;
	const progress = isUntilCaughtUp ? await startCaughtUp(context, input) : undefined;
	let left = count;
	if (left <= 0 || progress?.isCaughtUp) {
		return;
	}

	for await (const event of readStream({...context, ...input})) {
		progress?.note(event);
		const given = event.type === 'batch' ? cut(wantedOf(event, input), left) : event;
		yield given;
		left -= given.type === 'batch' ? given.records.length : 0;
		if (left <= 0 || progress?.isCaughtUp) {
			return;
		}
	}
}
