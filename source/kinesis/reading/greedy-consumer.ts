import type {ValueOf} from '../client/answer-shapes.js';
import type * as answers from '../client/answers.js';
import {GetRecordsCommand, GetShardIteratorCommand} from '../client/calls.js';
import type {Connection} from '../client/connection.js';
import {classifyError} from '../errors/error-kind.js';
import type {Clock} from '../../time/clock.js';

export type GreedyReading = {
	readonly connection: Connection;
	readonly streamName: string;
	readonly shardId: string;
	readonly clock: Clock;
	readonly signal: AbortSignal;
	/**
	How long it waits after each answer or refusal, in ms.
	*/
	readonly pauseMilliseconds: number;
	/**
	A read was answered.
	*/
	onAnswered(): void;
	/**
	A read, or an iterator for it, was refused because the shard's limit is reached.
	*/
	onRefused(): void;
};

/**
Only a few records, because the reads matter here. Falling behind does not matter.
*/
const RECORDS_PER_READ = 100;

/**
After anything but throttling: the endpoint may be away.
*/
const TROUBLE_MILLISECONDS = 1000;

/**
Reads a shard as a badly written consumer does: again and again, with no regard for the others that share the shard's five reads a second. Resolves when the signal aborts, or when there is nothing more to read; never throws.
*/
export const readGreedily = async ({connection, streamName, shardId, clock, signal, pauseMilliseconds, onAnswered, onRefused}: GreedyReading): Promise<void> => {
	let iterator: string | undefined;
	while (!signal.aborted) {
		let pause = pauseMilliseconds;
		try {
			if (iterator === undefined) {
				({ShardIterator: iterator} = await connection.sdk.send(new GetShardIteratorCommand({StreamName: streamName, ShardId: shardId, ShardIteratorType: 'LATEST'}), {abortSignal: signal}));
			}

			const answer: ValueOf<typeof answers.getRecords> = await connection.sdk.send(new GetRecordsCommand({ShardIterator: iterator, Limit: RECORDS_PER_READ}), {abortSignal: signal});
			onAnswered();
			iterator = answer.NextShardIterator;
			if (iterator === undefined) {
				return;
			}
		} catch (error) {
			const kind = classifyError(error);
			if (kind === 'not-found' || signal.aborted) {
				return;
			}

			if (kind === 'throttled') {
				onRefused();
			} else {
				iterator = undefined;
				pause = TROUBLE_MILLISECONDS;
			}
		}

		await clock.sleep(pause, signal).catch(() => undefined);
	}
};
