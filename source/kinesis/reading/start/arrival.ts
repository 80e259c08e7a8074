import type {Clock} from '../../../time/clock.js';
import {GetRecordsCommand, GetShardIteratorCommand} from '../../client/calls.js';
import type {Connection} from '../../client/connection.js';
import {classifyError, retrying} from '../../errors/error-kind.js';
import type {RetryOptions} from '../../../aws/errors/retrying.js';
import type {StartPosition} from '../../../service/reading-start.js';
import {toServicePosition} from '../../../service/shard-position.js';
import {serviceTime, toLag} from '../shard-reading.js';

type SequencePosition = StartPosition & {readonly shardId: string};

type Options = RetryOptions & {
	readonly connection: Connection;
	readonly streamName: string;
	readonly clock: Clock;
};

/**
The service's clock is known to the second (the Date header of its answers).
*/
const CLOCK_MARGIN_MILLISECONDS = 1000;

/**
When the first record at a sequence number arrived, in ms since the epoch. Shards that the number does not belong to start there. Without such a record, it is the time up to which the shard was read. Undefined if it cannot be known: the shard is gone, or may not be polled.
*/
export const findArrival = async ({shardId, ...position}: SequencePosition, {connection, streamName, ...options}: Options): Promise<number | undefined> => {
	const {type, sequenceNumber} = toServicePosition(position);
	const {sdk} = connection;
	const readFirst = async () => {
		const {ShardIterator: iterator} = await sdk.send(new GetShardIteratorCommand({
			StreamName: streamName, ShardId: shardId, ShardIteratorType: type, StartingSequenceNumber: sequenceNumber,
		}), {abortSignal: options.signal});
		return sdk.send(new GetRecordsCommand({ShardIterator: iterator, Limit: 1}), {abortSignal: options.signal});
	};

	try {
		const {Records: records, MillisBehindLatest: behind} = await retrying(readFirst, options);
		const readUpTo = serviceTime({clock: options.clock, connection}) - toLag(behind) - CLOCK_MARGIN_MILLISECONDS;
		return records?.[0]?.ApproximateArrivalTimestamp?.getTime() ?? readUpTo;
	} catch (error) {
		if (['not-found', 'denied'].includes(classifyError(error))) {
			return undefined;
		}

		throw error;
	}
};
