import type {LineageView} from '../monitor/lineage/lineage-part.js';

/**
The shards over time, with a field for each, so that what changes is all that has to be written.
*/
export const toRecordedLineage = (lives: LineageView): Record<string, unknown> => Object.fromEntries(lives.map(life => [life.shardId, life]));

/**
The same again, in the order of their numbers.
*/
export const fromRecordedLineage = (recorded: Record<string, unknown>): LineageView =>
	Object.keys(recorded).toSorted().map(shardId => recorded[shardId] as LineageView[number]);
