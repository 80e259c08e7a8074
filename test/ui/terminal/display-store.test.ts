import {expect, test} from 'vitest';
import {DEFAULT_PRICES} from '../../../source/cost/prices.js';
import {newSettings} from '../../../source/monitor/settings/settings-view.js';
import type {Snapshot} from '../../../source/monitor/snapshot.js';
import {createDisplayStore} from '../../../source/ui/terminal/display-store.js';
import {
	clickFeed,
	NOON,
	snapshot,
	state,
} from '../snapshots.js';

const setUp = (first: Snapshot) => {
	let current = first;
	let publish: () => void = () => undefined;
	const display = createDisplayStore({
		getSnapshot: () => current,
		subscribe(listener) {
			publish = listener;
			return () => undefined;
		},
	});
	let frames = 0;
	display.subscribe(() => {
		frames++;
	});
	return {
		display,
		show(next: Snapshot) {
			current = next;
			publish();
			return frames;
		},
	};
};

const first = snapshot();
const after = (milliseconds: number, changes: Partial<Snapshot> = {}): Snapshot => ({...first, at: NOON + milliseconds, ...changes});

test.each<[string, Snapshot, number]>([
	['numbers wait for their turn', after(40, {producer: {...first.producer, acceptedPerSecond: 3}}), 0],
	['and come with it', after(1000, {producer: {...first.producer, acceptedPerSecond: 3}}), 1],
	['records come at once', after(40, {feed: clickFeed(121, [0])}), 1],
	['what happens to the stream comes at once', after(40, {state: state()}), 1],
	['what the page of the stream waits for comes at once', after(40, {settings: newSettings(DEFAULT_PRICES)}), 1],
	['a new rate comes at once', after(40, {producer: {...first.producer, targetRate: 5}}), 1],
])('%s', (_, next, frames) => {
	const {display, show} = setUp(first);
	expect(show(next)).toBe(frames);
	expect(display.getSnapshot()).toBe(frames === 0 ? first : next);
});
