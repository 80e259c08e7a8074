import type {RetryOptions} from '../../aws/errors/retrying.js';
import type {Clock} from '../../time/clock.js';
import {toServicePosition, type ShardPosition} from '../../service/shard-position.js';
import {GetRecordsCommand, GetShardIteratorCommand} from '../client/calls.js';
import type {Connection} from '../client/connection.js';
import {retrying} from '../errors/error-kind.js';
import {serviceTime, toLag} from './shard-reading.js';

type Options = RetryOptions & {
	readonly connection: Connection;
	readonly streamName: string;
	readonly clock: Clock;
};

/**
Empty answers on the way to a record. Each takes one of the five reads a second of the shard, which all its readers share.
*/
const MOST_EMPTY_ANSWERS = 10;
const PAUSE_MILLISECONDS = 400;

/**
How old the first record behind a position is, in ms, from 1 up; 0 if there is none. It takes a read or a few of the shard, and an answer of one record, which can have 10 MiB. Throws the service's errors.
*/
export const exactLag = async (shardId: string, position: ShardPosition, {connection, streamName, ...options}: Options): Promise<number> => {
	const {sdk} = connection;
	const {clock, signal} = options;
	const {type, sequenceNumber} = toServicePosition(position);
	const {ShardIterator: first} = await retrying(async () => sdk.send(new GetShardIteratorCommand({
		StreamName: streamName, ShardId: shardId, ShardIteratorType: type, StartingSequenceNumber: sequenceNumber,
	}), {abortSignal: signal}), options);
	let iterator: string | undefined = first;
	let behind = 0;
	for (let answers = 0; iterator !== undefined && answers < MOST_EMPTY_ANSWERS; answers++) {
		const asked: string = iterator;
		const answer = await retrying(async () => sdk.send(new GetRecordsCommand({ShardIterator: asked, Limit: 1}), {abortSignal: signal}), options);
		const arrival = answer.Records[0]?.ApproximateArrivalTimestamp;
		if (arrival !== undefined) {
			// Two clocks: a record that has just arrived is not “none”.
			return Math.max(1, serviceTime({clock, connection}) - arrival.getTime());
		}

		behind = toLag(answer.MillisBehindLatest);
		if (behind === 0) {
			return 0;
		}

		iterator = answer.NextShardIterator;
		await clock.sleep(PAUSE_MILLISECONDS, signal);
	}

	// A closed shard that was read to its end has no next iterator.
	return iterator === undefined ? 0 : behind;
};
