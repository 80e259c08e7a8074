import {withFilter} from './filtering.js';
import type {ViewState} from './view-state.js';

/**
What Esc leaves, the innermost first. An overlay is closed before any of these: it has the keys.
*/
const steps: ReadonlyArray<{isIn(view: ViewState): boolean; leave(view: ViewState): ViewState}> = [
	{isIn: ({filter}) => filter !== undefined, leave: view => withFilter(view, undefined)},
	{isIn: ({isZoomed}) => isZoomed, leave: view => ({...view, isZoomed: false})},
	{isIn: ({heldFeed}) => heldFeed !== undefined, leave: view => ({...view, heldFeed: undefined, feedOffset: 0})},
	{isIn: ({heldActivity}) => heldActivity !== undefined, leave: view => ({...view, heldActivity: undefined, activityOffset: 0})},
	{isIn: ({guide}) => guide !== undefined, leave: view => ({...view, guide: undefined})},
];

/**
One step back: without the filter, then with all panes, then with the feed running, then without the guide; the same view when nothing is left to leave.
*/
export const stepBack = (view: ViewState): ViewState => steps.find(({isIn}) => isIn(view))?.leave(view) ?? view;
