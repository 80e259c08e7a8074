import type {Clock} from '../../time/clock.js';
import type {Connection} from '../../kinesis/client/connection.js';
import type {SamplingWishes} from '../../kinesis/reading/sampling/sampling.js';
import type {ReadBudget} from '../../kinesis/reading/polling/read-budget.js';
import type {ReadEvent, RecordSource} from '../../service/read-event.js';
import {streamSource} from '../../kinesis/reading/reader.js';
import type {KinesisRecord} from '../../service/record.js';
import {findPlan} from '../../kinesis/reading/start/find-plan.js';
import type {StartWishes} from '../../service/reading-start.js';
import type {Random} from '../../random.js';
import {UserError} from '../../user-error.js';
import {serviceTime} from '../../kinesis/reading/shard-reading.js';
import {createCaughtUp, isAtTip, type CaughtUp} from './caught-up.js';
import {createTimeLimit, type TimeLimit} from './time-limit.js';

export type TailContext = {
	readonly connection: Connection;
	readonly streamName: string;
	readonly clock: Clock;
	readonly random: Random;
	readonly signal: AbortSignal;
};

export type TailInput = StartWishes & {
	/**
	End after this number of records.
	*/
	readonly count?: number;
	/**
	End once every shard was read to its tip.
	*/
	readonly isUntilCaughtUp?: boolean;
	/**
	End once every shard was read up to this time of arrival, in ms since the epoch; what came from then on is left out.
	*/
	readonly untilTimestamp?: number;
	readonly pollIntervalMilliseconds?: number;
	readonly budget?: ReadBudget;
	/**
	Read a sample; not with what promises every record.
	*/
	readonly sampling?: SamplingWishes | undefined;
	readonly fanOut?: {readonly consumerName: string};
	/**
	For how long a deleted stream may be created again before the end.
	*/
	readonly successorPatienceMilliseconds?: number;
	/**
	Reads from there instead: a recording.
	*/
	readonly source?: RecordSource;
	/**
	How many wanted records are in a record (an aggregate holds several); a record with none is left out. Default 1. `count` counts these, and an aggregate is never cut.
	*/
	wantedIn?(shardId: string, record: KinesisRecord): number;
	/**
	Resolves when what is in these records is known: a schema may have to be asked for first.
	*/
	ready?(records: readonly KinesisRecord[]): Promise<void>;
};

type Batch = ReadEvent & {type: 'batch'};

const until = (batch: Batch, records: readonly KinesisRecord[], {SequenceNumber: sequenceNumber}: KinesisRecord): Batch =>
	({...batch, records, resumeAt: {type: 'after-sequence-number', sequenceNumber}});

type Taken = {readonly batch: Batch; readonly count: number};

const takeWanted = (batch: Batch, most: number, wantedIn: NonNullable<TailInput['wantedIn']>): Taken => {
	const records: KinesisRecord[] = [];
	let count = 0;
	for (const record of batch.records) {
		const wanted = wantedIn(batch.shardId, record);
		count += wanted;
		if (wanted > 0) {
			records.push(record);
		}

		if (count >= most) {
			return {batch: until(batch, records, record), count};
		}
	}

	return {batch: {...batch, records}, count};
};

/**
What is wanted of a batch, up to the record that makes it `most`.
*/
const take = (batch: Batch, most: number, {wantedIn}: TailInput): Taken => {
	if (wantedIn) {
		return takeWanted(batch, most, wantedIn);
	}

	if (batch.records.length <= most) {
		return {batch, count: batch.records.length};
	}

	const records = batch.records.slice(0, most);
	return {batch: until(batch, records, records.at(-1)!), count: most};
};

const startCaughtUp = async (context: TailContext, input: TailInput, limit: TimeLimit | undefined): Promise<CaughtUp> => {
	const isAtEnd = (batch: Batch): boolean => (input.isUntilCaughtUp === true && isAtTip(batch)) || (limit?.isReached(batch.shardId) ?? false);
	// Shards that were asked for by name count even if they are not there: the reader says so then.
	const plan = input.shardIds === undefined ? await findPlan(input, context) : [];
	const shardIds = input.shardIds ?? plan.map(({shardId}) => shardId);
	return createCaughtUp(shardIds.filter(shardId => input.resumeFrom?.get(shardId)?.type !== 'drained'), input.shardIds === undefined, isAtEnd);
};

// A script waits for the end, which a permission that is missing would put off for ever.
const checkPermission = (event: ReadEvent): void => {
	if (event.type === 'backing-off' && event.reason === 'denied') {
		throw new UserError('access-denied', event.message);
	}
};

/**
Reads a stream for a command: everything the reader reports, cut off after `count` records, or ended when caught up. Ends quietly when the signal aborts; throws what the service says, and with `isUntilCaughtUp` what it denies.
*/
export async function * tailStream(context: TailContext, input: TailInput): AsyncGenerator<ReadEvent, void> {
	const {count = Infinity, isUntilCaughtUp = false, untilTimestamp} = input;
	const limit = untilTimestamp === undefined ? undefined : createTimeLimit(untilTimestamp, () => serviceTime(context));
	const isEnding = isUntilCaughtUp || limit !== undefined;
	const progress = isEnding ? await startCaughtUp(context, input, limit) : undefined;
	let left = count;
	if (left <= 0 || progress?.isCaughtUp) {
		return;
	}

	const source = input.source ?? streamSource({...context, ...input});
	for await (const read of source(input, context.signal)) {
		const event = limit ? limit.within(read) : read;
		if (!event) {
			progress?.pass(read);
			if (progress?.isCaughtUp) {
				return;
			}

			continue;
		}

		if (isEnding) {
			checkPermission(event);
		}

		progress?.note(event);
		if (event.type === 'batch') {
			await input.ready?.(event.records);
			const {batch, count: taken} = take(event, left, input);
			yield batch;
			left -= taken;
		} else {
			yield event;
		}

		if (left <= 0 || progress?.isCaughtUp) {
			return;
		}
	}
}
