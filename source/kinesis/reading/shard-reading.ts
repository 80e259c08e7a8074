import type {ValueOf} from '../client/answer-shapes.js';
import type * as answers from '../client/answers.js';
import type {Clock} from '../../time/clock.js';
import {olderParents} from '../../service/shard-family.js';
import type {Random} from '../../random.js';
import type {Connection} from '../client/connection.js';
import type {ReadEvent} from '../../service/read-event.js';
import type {ShardPosition} from '../../service/shard-position.js';
import type {CallSlots} from './polling/call-slots.js';

/**
What a consumer of one shard is given, however it reads.
*/
export type ShardReading = {
	readonly connection: Connection;
	readonly streamName: string;
	readonly shardId: string;
	readonly position: ShardPosition;
	readonly clock: Clock;
	readonly random: Random;
	readonly signal: AbortSignal;
	/**
	Shared by all shards of a reader. A slot is held from a call until its batch was taken, so that no more batches wait in memory than there are slots.
	*/
	readonly slots: CallSlots;
};

/**
A shard that continues closed ones.
*/
export type ChildShard = {
	readonly shardId: string;
	readonly parentShardIds: readonly string[];
};

/**
Reads one shard to its end: yields its events and returns its child shards. Throws only for failures that waiting cannot solve, and the signal's reason when it aborts.
*/
export type ShardConsumer = AsyncGenerator<ReadEvent, readonly ChildShard[]>;

export const toChildShards = (children: ValueOf<typeof answers.getRecords>['ChildShards'] = []): ChildShard[] => children.map(child => ({shardId: child.ShardId, parentShardIds: olderParents(child.ShardId, child.ParentShards ?? [])}));

/**
The time by the service's clock, in ms: the SDK notes the offset with every answer.
*/
export const serviceTime = ({clock, connection}: Pick<ShardReading, 'clock' | 'connection'>): number => clock.now() + (connection.sdk.config?.systemClockOffset ?? 0);

/**
9,999 days: more than any stream keeps, and still readable as a time.
*/
const MAX_LAG_MILLISECONDS = 9999 * 24 * 60 * 60 * 1000;

/**
MillisBehindLatest of an endpoint: 0 if it is missing, and limited to a possible value. Source for the service's own range (0 … retention): the API reference of GetRecords.
*/
export const toLag = (milliseconds: unknown): number => {
	const lag = Number(milliseconds ?? 0);
	return Number.isNaN(lag) ? 0 : Math.min(Math.max(0, lag), MAX_LAG_MILLISECONDS);
};
