import {createShardTable} from '../shards/shard-ranking.js';
import {initialViewState, type ViewState} from './view-state.js';

/**
The view of another tab: as it was left, or a new one. What a person has set up for the whole screen stays: the size of things, the typed filters, and what they agreed to.
*/
export const toTab = (view: ViewState, {from, to, ids}: {readonly from: number; readonly to: number; readonly ids: readonly number[]}): ViewState => {
	const {away, isLarge, filterHistory, agreed, guide, notice} = view;
	const left = new Map(away).set(from, {
		...view, away: new Map(), overlay: undefined, notice: undefined,
	});
	const next = left.get(to) ?? {...initialViewState, guide, shardTable: createShardTable()};
	return {
		...next, isLarge, filterHistory, agreed, notice, away: new Map([...left].filter(([id]) => id !== to && ids.includes(id))),
	};
};
