import type {StreamStatusReport} from '../../actions/streams/status.js';
import {isOpen} from '../../service/shard.js';

/**
The one object of `status --json`; create and scale end with it too. Hash keys are decimal strings: they need 128 bits.
*/
export const statusJson = ({summary, shards}: StreamStatusReport) => ({
	streamName: summary.name,
	streamStatus: summary.status,
	streamMode: summary.mode,
	openShardCount: summary.openShardCount,
	retentionPeriodHours: summary.retentionHours,
	consumerCount: summary.consumerCount,
	creationTimestamp: new Date(summary.createdAt).toISOString(),
	shards: shards.map(shard => ({
		shardId: shard.shardId,
		state: isOpen(shard) ? 'open' as const : 'closed' as const,
		parentShardId: shard.parentShardId ?? null,
		adjacentParentShardId: shard.adjacentParentShardId ?? null,
		startingHashKey: shard.startingHashKey.toString(),
		endingHashKey: shard.endingHashKey.toString(),
	})),
});
