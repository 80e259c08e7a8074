import type {Clock} from '../../time/clock.js';
import {createSwitchableStore} from '../../monitor/publishing/switchable-store.js';
import type {Snapshot, SnapshotStore} from '../../monitor/snapshot.js';
import type {TabsView, TabView} from '../../monitor/tabs-view.js';
import type {HeadlessContext} from '../../actions/run-headless.js';
import type {Visit} from './visit.js';

/**
One stream beside others. Another stream may take its place.
*/
export type Tab = {
	readonly id: number;
	visit: Visit;
	context: HeadlessContext;
};

/**
How old the figures of the streams that are not on the screen may be: a snapshot costs time.
*/
const LOOK_MILLISECONDS = 1000;

const viewOf = ({id}: Tab, {state, shards, producer, alerts}: Snapshot, isShown: boolean): TabView => ({
	id,
	streamName: state.streamName,
	region: state.region,
	isShown,
	connectivity: state.connectivity,
	isProducing: producer.isProducing,
	recordsPerSecond: shards.reduce((sum, {recordsPerSecond}) => sum + recordsPerSecond, 0),
	alerts: alerts.raised,
});

/**
The tabs of a session, and the store of the one that is shown. Its snapshots also tell of the others.
*/
export type StreamTabs = {
	readonly store: SnapshotStore;
	readonly all: readonly Tab[];
	readonly shown: Tab;
	/**
	The shown stream at this moment, published or not.
	*/
	look(): Snapshot;
	add(visit: Visit, context: HeadlessContext): Tab;
	/**
	Another stream in the same tab.
	*/
	replace(tab: Tab, visit: Visit, context: HeadlessContext): void;
	show(tab: Tab): void;
	/**
	The tab must not be the only one. If it is shown, its neighbour is shown next.
	*/
	remove(tab: Tab): void;
};

export const createStreamTabs = (firstVisit: Visit, firstContext: HeadlessContext, clock: Clock): StreamTabs => {
	let nextId = 1;
	const makeTab = (visit: Visit, context: HeadlessContext): Tab => ({id: nextId++, visit, context});

	let shown = makeTab(firstVisit, firstContext);
	const all: Tab[] = [shown];
	const store = createSwitchableStore(firstVisit.monitor.store);
	let views: TabsView | undefined;
	let lookedAt = -Infinity;
	let last: {readonly of: Snapshot; readonly views: TabsView; readonly snapshot: Snapshot} | undefined;

	const currentViews = (): TabsView => {
		const now = clock.now();
		if (views === undefined || Math.abs(now - lookedAt) >= LOOK_MILLISECONDS) {
			lookedAt = now;
			views = all.map(tab => viewOf(tab, tab.visit.monitor.store.getSnapshot(), tab === shown));
		}

		return views;
	};

	// The same snapshot gives the same object again, as React expects of a store. Getters stay getters: what nobody looks at is not worked out for each frame.
	const withTabs = (of: Snapshot): Snapshot => {
		const tabs = currentViews();
		if (last?.of !== of || last.views !== tabs) {
			last = {of, views: tabs, snapshot: Object.defineProperties({tabs}, Object.getOwnPropertyDescriptors(of)) as Snapshot};
		}

		return last.snapshot;
	};

	const changed = () => {
		views = undefined;
		store.use(shown.visit.monitor.store);
	};

	return {
		store: {
			getSnapshot: () => withTabs(store.getSnapshot()),
			subscribe: store.subscribe,
		},
		all,
		get shown() {
			return shown;
		},
		look: () => ({...shown.visit.monitor.look(), tabs: currentViews()}),
		add(visit, context) {
			const tab = makeTab(visit, context);
			all.push(tab);
			changed();
			return tab;
		},
		replace(tab, visit, context) {
			tab.visit = visit;
			tab.context = context;
			changed();
		},
		show(tab) {
			shown = tab;
			changed();
		},
		remove(tab) {
			const index = all.indexOf(tab);
			all.splice(index, 1);
			if (tab === shown) {
				shown = all[Math.min(index, all.length - 1)]!;
			}

			changed();
		},
	};
};
