import type {Clock} from '../../../time/clock.js';
import type {Connection} from '../../client/connection.js';
import {retrying} from '../../errors/error-kind.js';
import type {RetryOptions} from '../../../aws/errors/retrying.js';
import type {Shard} from '../../../service/shard.js';
import {listShards} from '../../streams/shards.js';
import type {StartWishes} from '../../../service/reading-start.js';
import {findArrival} from './arrival.js';
import {
	checkWishedShards,
	planStart,
	selectionFor,
	type PlannedShard,
} from './start-plan.js';

type Options = RetryOptions & {
	readonly connection: Connection;
	readonly streamName: string;
	readonly clock: Clock;
};

// By the service's clock, the shard was open then. The time of its record may differ a little, so the shard is added.
const withShard = (listing: readonly Shard[], shardId: string, all: readonly Shard[]): readonly Shard[] =>
	listing.some(shard => shard.shardId === shardId) ? listing : [...listing, ...all.filter(shard => shard.shardId === shardId)];

/**
Gets what `planStart` needs from the service: the shards, and the arrival time of a record given by its sequence number. Throws a UserError if a named shard does not exist.
*/
export const findPlan = async (wishes: StartWishes, {connection, streamName, ...options}: Options): Promise<readonly PlannedShard[]> => {
	const {from, shardIds} = wishes;
	const list = async (selected: StartWishes) => retrying(async () => listShards(connection, streamName, {...options, filter: selectionFor(selected)}), options);
	const all = await list(wishes);
	checkWishedShards(all, wishes, streamName);
	if (!('shardId' in from) || shardIds?.every(shardId => shardId === from.shardId)) {
		return planStart(all, wishes);
	}

	const arrivedAt = await findArrival(from, {connection, streamName, ...options});
	if (arrivedAt === undefined) {
		return planStart(all, wishes);
	}

	// Without the shards that were over by then: their children would be read from the beginning.
	const then = await list({...wishes, from: {type: 'at-timestamp', timestamp: arrivedAt}});
	return planStart(withShard(then, from.shardId, all), wishes, arrivedAt);
};
