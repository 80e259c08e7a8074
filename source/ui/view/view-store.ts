import {createShardTable} from '../shards/shard-ranking.js';
import {reduceView} from './view-reducer.js';
import {initialViewState, type ViewEvent, type ViewState} from './view-state.js';

/**
Holds the view outside React, so that each of several keys in one input event sees the view after the key before it.
*/
export type ViewStore = {
	getView(): ViewState;
	dispatch(event: ViewEvent): void;
	subscribe(listener: () => void): () => void;
};

export const createViewStore = (initial: ViewState = initialViewState): ViewStore => {
	let view = {...initial, shardTable: createShardTable()};
	const listeners = new Set<() => void>();
	return {
		getView: () => view,
		dispatch(event) {
			const next = reduceView(view, event);
			if (next === view) {
				return;
			}

			view = next;
			for (const listener of listeners) {
				listener();
			}
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
	};
};
