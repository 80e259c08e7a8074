import type {ShardView} from '../../monitor/meters/shard-view.js';
import type {Snapshot} from '../../monitor/snapshot.js';
import type {ViewState} from '../view/view-state.js';
import {sortedShards} from './shard-order.js';
import {shardRows} from './shard-rows.js';

/**
The rows of the table as it was drawn last: shards by load keep their places for a while, and only the drawing knows them.
*/
let drawn: readonly string[] = [];

export const noteDrawnShards = (shards: readonly ShardView[]): void => {
	drawn = shards.map(({shardId}) => shardId);
};

/**
The shards in the order of the table.
*/
export const shardsInOrder = ({shards, at}: Pick<Snapshot, 'shards' | 'at'>, {shardOrder}: Pick<ViewState, 'shardOrder'>): readonly ShardView[] => {
	const {shown} = shardRows(shards, at);
	const byId = new Map(shown.map(shard => [shard.shardId, shard]));
	const known = drawn.map(shardId => byId.get(shardId)).filter(shard => shard !== undefined);
	return known.length === shown.length ? known : sortedShards(shown, shardOrder ?? 'id');
};

/**
The shard under the cursor of the table; undefined if there is none.
*/
export const chosenShard = (snapshot: Pick<Snapshot, 'shards' | 'at'>, view: Pick<ViewState, 'shardOrder' | 'streamOffset'>): ShardView | undefined => {
	const shards = shardsInOrder(snapshot, view);
	return shards[Math.min(view.streamOffset, shards.length - 1)];
};
