import type {Snapshot, SnapshotStore} from '../snapshot.js';

/**
A store whose source can be switched. Its subscribers stay, and hear of the switch.
*/
export type SwitchableStore = SnapshotStore & {
	use(store: SnapshotStore): void;
};

export const createSwitchableStore = (first: SnapshotStore): SwitchableStore => {
	const listeners = new Set<() => void>();
	const tell = () => {
		for (const listener of listeners) {
			listener();
		}
	};

	let current = first;
	let unsubscribe = current.subscribe(tell);
	return {
		getSnapshot: (): Snapshot => current.getSnapshot(),
		subscribe(listener) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
		use(store) {
			unsubscribe();
			current = store;
			unsubscribe = current.subscribe(tell);
			tell();
		},
	};
};
