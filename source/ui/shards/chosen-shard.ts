import type {ShardView} from '../../monitor/meters/shard-view.js';
import type {Snapshot} from '../../monitor/snapshot.js';
import type {ViewState} from '../view/view-state.js';
import {sortedShards} from './shard-order.js';
import {drawnShards} from './shard-ranking.js';
import {shardRows} from './shard-rows.js';

/**
The shards in the order of the table.
*/
export const shardsInOrder = ({shards, at}: Pick<Snapshot, 'shards' | 'at'>, {shardOrder, shardTable}: Pick<ViewState, 'shardOrder' | 'shardTable'>): readonly ShardView[] => {
	const {shown} = shardRows(shards, at);
	const byId = new Map(shown.map(shard => [shard.shardId, shard]));
	const known = drawnShards(shardTable).map(({shardId}) => byId.get(shardId)).filter(shard => shard !== undefined);
	return known.length === shown.length ? known : sortedShards(shown, shardOrder ?? 'id');
};

/**
The shard under the cursor of the table; undefined if there is none.
*/
export const chosenShard = (snapshot: Pick<Snapshot, 'shards' | 'at'>, view: Pick<ViewState, 'shardOrder' | 'shardTable' | 'streamOffset'>): ShardView | undefined => {
	const shards = shardsInOrder(snapshot, view);
	return shards[Math.min(view.streamOffset, shards.length - 1)];
};
