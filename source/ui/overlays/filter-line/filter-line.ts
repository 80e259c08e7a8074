import {
	createFilter,
	faultText,
	isFault,
	type Filter,
} from '../../../records/filter/filter.js';
import type {ViewState} from '../../view/view-state.js';

/**
The line in which a filter is typed; the feed follows with every key.
*/
export type FilterLine = {
	readonly type: 'filter-line';
	readonly typed: string;
	/**
	What is wrong with it; the last good filter holds meanwhile.
	*/
	readonly complaint: string | undefined;
	/**
	What Esc goes back to.
	*/
	readonly before: Filter | undefined;
	/**
	How many filters back in the history.
	*/
	readonly back: number;
};

const MAX_HISTORY = 50;

export const openFilterLine = (view: ViewState): ViewState => ({
	...view,
	focus: 'feed',
	overlay: {
		type: 'filter-line',
		typed: view.filter?.text ?? '',
		complaint: undefined,
		before: view.filter,
		back: 0,
	},
});

/**
Another filter shows other records: the cursor goes to the newest of them.
*/
const withFilter = (view: ViewState, filter: Filter | undefined): ViewState => ({...view, filter, feedOffset: 0});

const inLine = (view: ViewState, change: (line: FilterLine) => ViewState): ViewState =>
	view.overlay?.type === 'filter-line' ? change(view.overlay) : view;

export const typeFilter = (view: ViewState, typed: string, back = 0): ViewState => inLine(view, line => {
	const filter = createFilter(typed);
	if (isFault(filter)) {
		return {
			...view,
			overlay: {
				...line, typed, back, complaint: faultText(filter),
			},
		};
	}

	return {
		...withFilter(view, typed.trim() === '' ? undefined : filter),
		overlay: {
			...line, typed, back, complaint: undefined,
		},
	};
});

/**
Goes through the filters of this session; beyond the newest stands an empty line.
*/
export const recallFilter = (view: ViewState, step: 1 | -1): ViewState => inLine(view, ({back}) => {
	const next = Math.max(0, Math.min(back + step, view.filterHistory.length));
	return next === back ? view : typeFilter(view, next === 0 ? '' : view.filterHistory.at(-next)!, next);
});

const remember = (history: readonly string[], text: string): readonly string[] => [...history.filter(other => other !== text), text].slice(-MAX_HISTORY);

/**
A filter that was chosen elsewhere than in the line.
*/
export const applyFilter = (view: ViewState, text: string): ViewState => {
	const filter = createFilter(text);
	return isFault(filter)
		? view
		: {
			...withFilter(view, filter),
			focus: 'feed',
			overlay: undefined,
			filterHistory: remember(view.filterHistory, text),
		};
};

/**
A filter with a fault stays open, to be corrected.
*/
export const keepFilter = (view: ViewState): ViewState => inLine(view, ({typed, complaint}) => {
	if (complaint !== undefined) {
		return view;
	}

	return {
		...view,
		overlay: undefined,
		filterHistory: typed.trim() === '' ? view.filterHistory : remember(view.filterHistory, typed),
	};
});

export const dropFilter = (view: ViewState): ViewState => inLine(view, ({before}) => ({
	...(view.filter === before ? view : withFilter(view, before)),
	overlay: undefined,
}));

export const clearFilter = (view: ViewState): ViewState => view.filter ? withFilter(view, undefined) : view;
