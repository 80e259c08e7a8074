import {expect, test} from 'vitest';
import {createFilter, isFault, type Filter} from '../../../source/records/filter/filter.js';
import {reduceView} from '../../../source/ui/view/view-reducer.js';
import {initialViewState, type ViewState} from '../../../source/ui/view/view-state.js';
import {clickFeed} from '../snapshots.js';

const filter = (text: string): Filter => {
	const made = createFilter(text);
	if (isFault(made)) {
		throw new Error(`“${text}” is no filter`);
	}

	return made;
};

const toTab = (view: ViewState, from: number, to: number, ids = [1, 2, 3]) => reduceView(view, {
	type: 'to-tab', from, to, ids,
});

const busy: ViewState = {
	...initialViewState, focus: 'stream', isZoomed: true, heldFeed: clickFeed(3, [0]), filter: filter('user-1'), filterHistory: ['user-1'], agreed: ['scale-up one'], isLarge: true,
};

test('a tab that was not seen yet begins like a new session, with what is set up for the screen', () => {
	expect(toTab(busy, 1, 2)).toMatchObject({
		focus: 'feed', isZoomed: false, heldFeed: undefined, filter: undefined, filterHistory: ['user-1'], agreed: ['scale-up one'], isLarge: true,
	});
});

test('a tab goes on as it was left, and knows the filters that were typed meanwhile', () => {
	const there = {...toTab(busy, 1, 2), filterHistory: ['user-1', 'user-2'], isLarge: false};
	expect(toTab(there, 2, 1)).toMatchObject({
		focus: 'stream', isZoomed: true, heldFeed: busy.heldFeed, filter: busy.filter, filterHistory: ['user-1', 'user-2'], isLarge: false,
	});
});

test('what lay over the panes is not there when one comes back', () => {
	const left = toTab({...busy, overlay: {type: 'help'}}, 1, 2);
	expect(toTab(left, 2, 1).overlay).toBeUndefined();
});

test('the view of a closed tab is forgotten', () => {
	const view = toTab(toTab(busy, 1, 2), 2, 3, [2, 3]);
	expect(view.away.keys().toArray()).toEqual([2]);
	expect(view.away.get(2)!.away.size).toBe(0);
});
