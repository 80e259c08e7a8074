import type {ReadEvent} from '../../service/read-event.js';
import type {LeftPosition, StartPosition} from '../../service/reading-start.js';
import {serviceTime} from '../../kinesis/reading/shard-reading.js';
import {createReadPositions} from '../../monitor/reading/read-positions.js';
import {createNewestRecords, type ShardRecord} from './newest-records.js';
import {tailStream, type TailContext, type TailInput} from './tail.js';

const SECOND = 1000;

/**
How far back each further look begins, in ms before the first one's end. The service reads forwards only, so the way to the newest is to begin shortly before the end, and earlier again while there are too few. The last look begins at the oldest record.
*/
const LOOKS_BACK = [2 * SECOND, 20 * SECOND, 200 * SECOND, 30 * 60 * SECOND, 4 * 60 * 60 * SECOND, Infinity] as const;

export type NewestInput = Omit<TailInput, 'from' | 'resumeFrom'> & {
	/**
	How many wanted records to begin with.
	*/
	readonly newest: number;
	/**
	Called before the first record, when that is an aggregate which holds more than are needed: leave out this many at its beginning.
	*/
	skip(count: number): void;
};

const startAt = (timestamp: number): StartPosition => Number.isFinite(timestamp) ? {type: 'at-timestamp', timestamp} : {type: 'trim-horizon'};

const batchOf = ({shardId, record}: ShardRecord, receivedAt: number): ReadEvent => ({
	type: 'batch', shardId, records: [record], millisBehindLatest: 0, receivedAt,
});

type Look = {readonly records: readonly ShardRecord[]; readonly wanted: number; readonly positions: ReadonlyMap<string, LeftPosition>};

/**
Reads from `from` until `until` (ms since the epoch), or to the tip, and keeps the newest.
*/
const lookBack = async (context: TailContext, {newest, ...input}: NewestInput, from: number, untilTimestamp: number | undefined): Promise<Look> => {
	const kept = createNewestRecords(newest);
	const positions = createReadPositions();
	const events = tailStream(context, {
		...input,
		from: startAt(from),
		untilTimestamp,
		count: undefined,
		isUntilCaughtUp: true,
		wantedIn(shardId, record) {
			const wanted = input.wantedIn?.(shardId, record) ?? 1;
			if (wanted > 0) {
				kept.add({shardId, record, wanted});
			}

			// They come later, in order.
			return 0;
		},
	});
	for await (const event of events) {
		positions.note(event);
	}

	return {records: kept.list(), wanted: kept.wanted, positions: positions.current()};
};

/**
The newest records of all shards by their arrival, and where each shard goes on behind them.
*/
const findNewest = async (context: TailContext, input: NewestInput): Promise<Look> => {
	const now = serviceTime(context);
	const end = Math.min(input.untilTimestamp ?? Infinity, now);
	let found: Look | undefined;
	let earliest = input.untilTimestamp;
	for (const back of LOOKS_BACK) {
		const from = end - back;
		const look = await lookBack(context, {...input, newest: input.newest - (found?.wanted ?? 0)}, from, earliest);
		earliest = from;
		found = {
			records: [...look.records, ...found?.records ?? []],
			wanted: look.wanted + (found?.wanted ?? 0),
			positions: found?.positions ?? look.positions,
		};
		if (found.wanted >= input.newest || context.signal.aborted) {
			break;
		}
	}

	return found!;
};

/**
Reads like `tailStream`, beginning with the newest records that there are.
*/
export async function * tailNewest(context: TailContext, input: NewestInput): AsyncGenerator<ReadEvent, void> {
	const {newest, skip, isUntilCaughtUp = false, untilTimestamp = Infinity, count = Infinity} = input;
	const isOver = untilTimestamp <= serviceTime(context);
	const {records, positions} = await findNewest(context, input);
	let surplus = records.reduce((sum, {wanted}) => sum + wanted, 0) - newest;
	let left = count;
	for (const one of records) {
		if (left <= 0 || context.signal.aborted) {
			return;
		}

		if (surplus > 0) {
			skip(surplus);
		}

		left -= one.wanted - Math.max(0, surplus);
		surplus = 0;
		yield batchOf(one, context.clock.now());
	}

	if (!isUntilCaughtUp && !isOver && left > 0 && !context.signal.aborted) {
		yield * tailStream(context, {
			...input, count: left, from: {type: 'latest'}, resumeFrom: positions,
		});
	}
}
