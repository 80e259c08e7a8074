import type {Snapshot, SnapshotStore} from '../../monitor/snapshot.js';
import {isNews} from '../drawing/redraw.js';

/**
Passes on only snapshots that show something new: for each update of React, Ink lays out and renders the whole screen.
*/
export const createDisplayStore = (store: SnapshotStore): SnapshotStore => {
	let shown: Snapshot = store.getSnapshot();
	return {
		getSnapshot: () => shown,
		subscribe: listener => store.subscribe(() => {
			const next = store.getSnapshot();
			if (!isNews(shown, next)) {
				return;
			}

			shown = next;
			listener();
		}),
	};
};
