import type {Snapshot, SnapshotStore} from '../../monitor/snapshot.js';
import {isNews} from '../drawing/redraw.js';

/**
Passes on only the snapshots that are worth a frame. Ink lays out and renders the whole screen anew for every update of React, whatever has changed.
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
