import type {LineageView} from '../monitor/lineage/lineage-part.js';

/**
The shards over time, with one field per shard, so that only the shards that change are written.
*/
export const toRecordedLineage = (lives: LineageView): Record<string, unknown> => Object.fromEntries(lives.map(life => [life.shardId, life]));

/**
The shards again, from that form, in the order of their numbers.
*/
export const fromRecordedLineage = (recorded: Record<string, unknown>): LineageView =>
	Object.keys(recorded).toSorted().map(shardId => recorded[shardId] as LineageView[number]);
