import {describe, expect, test} from 'vitest';
import {reduceView} from '../../../source/ui/view/view-reducer.js';
import {
	initialViewState,

	type ViewEvent,
	type ViewState,
} from '../../../source/ui/view/view-state.js';
import {clickFeed, state} from '../snapshots.js';

const feed = clickFeed(100, [0]);
const laterFeed = clickFeed(220, [0]);
const {activity} = state();

const scroll = (by: number, limit = 90, current = feed): ViewEvent => ({
	type: 'scroll',
	by,
	limit,
	feed: current,
	activity,
});

const after = (events: readonly ViewEvent[], from: Partial<ViewState> = {}): ViewState => {
	let view: ViewState = {...initialViewState, ...from};
	for (const event of events) {
		view = reduceView(view, event);
	}

	return view;
};

test.each<[string, readonly ViewEvent[], ViewState['focus']]>([
	['one tab', [{type: 'focus', step: 1}], 'producer'],
	['three tabs', [{type: 'focus', step: 1}, {type: 'focus', step: 1}, {type: 'focus', step: 1}], 'stream'],
	['shift-tab', [{type: 'focus', step: -1}], 'stream'],
	['shift-tab twice', [{type: 'focus', step: -1}, {type: 'focus', step: -1}], 'activity'],
])('%s', (_, events, focus) => {
	expect(after(events).focus).toBe(focus);
});

describe('freezing the feed', () => {
	const frozen = after([{type: 'toggle-freeze', feed}]);

	test('holds the records of that moment, and lets go again', () => {
		expect(frozen.heldFeed).toBe(feed);
		expect(after([{type: 'toggle-freeze', feed: laterFeed}], frozen).heldFeed).toBeUndefined();
	});

	test('scrolling back holds it too, at the records of the first step', () => {
		const scrolled = after([scroll(-5), scroll(-5, 90, laterFeed)]);
		expect(scrolled).toMatchObject({feedOffset: 10, heldFeed: feed});
	});

	test.each([
		['scrolling down to the newest', [scroll(-5), scroll(5)], undefined],
		['End', [scroll(-50), scroll(Infinity)], undefined],
		['space', [scroll(-5), {type: 'toggle-freeze', feed}], undefined],
		['scrolling up where there is nothing above', [{type: 'toggle-freeze', feed}, scroll(-1, 0)], feed],
	] as ReadonlyArray<[string, ViewEvent[], unknown]>)('%s', (_, events, held) => {
		expect(after(events)).toMatchObject({feedOffset: 0, heldFeed: held});
	});

	test('stops at the oldest record', () => {
		expect(after([scroll(-Infinity)]).feedOffset).toBe(90);
	});
});

test('the shard table scrolls from its top', () => {
	expect(after([scroll(3, 10)], {focus: 'stream'}).streamOffset).toBe(3);
	expect(after([scroll(Infinity, 10)], {focus: 'stream'}).streamOffset).toBe(10);
	expect(after([scroll(3, 10), scroll(-9, 10)], {focus: 'stream'}).streamOffset).toBe(0);
});

test('the activity stands still while it is scrolled back', () => {
	const scrolled = after([scroll(-1, 5)], {focus: 'activity'});
	expect(scrolled).toMatchObject({activityOffset: 1, heldActivity: activity});
	expect(after([scroll(1, 5)], scrolled).heldActivity).toBeUndefined();
});

describe('an overlay', () => {
	const open = (type: string, offset?: number): ViewEvent => ({type: 'open-overlay', overlay: {type, ...(offset !== undefined && {offset})}});
	const meddle = (id: string): readonly ViewEvent[] => [
		{type: 'edit-overlay', id, change: {offset: 7}},
		{type: 'in-overlay', id, next: view => ({...view, focus: 'stream'})},
		{type: 'close-overlay', id},
	];

	test('that is not open is not changed, nor what is open in its place', () => {
		expect(after(meddle('help'))).toEqual(initialViewState);
		expect(after([open('record'), ...meddle('help')])).toEqual(after([open('record')]));
	});

	test('changes itself and the view around it while it is open', () => {
		expect(after([open('record'), ...meddle('record').slice(0, 2)])).toMatchObject({focus: 'stream', overlay: {type: 'record', offset: 7}});
	});

	test('scrolls within its limit, and nothing behind it does', () => {
		expect(after([open('help', 0), scroll(3, 2)])).toEqual(after([open('help', 2)]));
		expect(after([open('confirmation'), scroll(-5)])).toEqual(after([open('confirmation')]));
	});

	test('opened from another one gives way to that when it closes', () => {
		const both = after([open('record', 4), open('export')]);
		expect(both.overlay).toMatchObject({type: 'export'});
		expect(after([{type: 'close-overlay', id: 'export'}], both).overlay).toEqual({type: 'record', offset: 4});
		expect(after([{type: 'start-over'}], both).overlay).toBeUndefined();
	});
});
