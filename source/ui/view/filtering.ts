import {createFilter, isFault, type Filter} from '../../records/filter/filter.js';
import type {ViewState} from './view-state.js';

const MAX_HISTORY = 50;

/**
A new filter shows other records, so the cursor goes to the newest.
*/
export const withFilter = (view: ViewState, filter: Filter | undefined): ViewState => ({...view, filter, feedOffset: 0});

/**
The history with this filter as the newest; each filter stands in it once.
*/
export const remembered = (history: readonly string[], text: string): readonly string[] => [...history.filter(other => other !== text), text].slice(-MAX_HISTORY);

/**
Shows the feed with a filter from outside the filter line. Overlays close.
*/
export const applyFilter = (view: ViewState, text: string): ViewState => {
	const filter = createFilter(text);
	return isFault(filter)
		? view
		: {
			...withFilter(view, filter),
			focus: 'feed',
			overlay: undefined,
			filterHistory: remembered(view.filterHistory, text),
		};
};
