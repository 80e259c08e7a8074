import {expect, test} from 'vitest';
import type {Snapshot, SnapshotStore} from '../../../source/monitor/snapshot.js';
import {createSwitchableStore} from '../../../source/monitor/publishing/switchable-store.js';
import {snapshotOf} from '../../actions/fixtures.js';

const storeOf = (streamName: string): SnapshotStore & {change(): void; readonly listeners: number} => {
	const listeners = new Set<() => void>();
	const snapshot: Snapshot = snapshotOf({streamName});
	return {
		getSnapshot: () => snapshot,
		subscribe(listener) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
		change() {
			for (const listener of listeners) {
				listener();
			}
		},
		get listeners() {
			return listeners.size;
		},
	};
};

test('who is subscribed is told of the change, and then of the new one alone', () => {
	const [first, second] = [storeOf('first'), storeOf('second')];
	const store = createSwitchableStore(first);
	const seen: string[] = [];
	const unsubscribe = store.subscribe(() => {
		seen.push(store.getSnapshot().state.streamName);
	});
	first.change();
	store.use(second);
	first.change();
	second.change();
	expect(seen).toEqual(['first', 'second', 'second']);
	expect(first.listeners).toBe(0);
	unsubscribe();
	second.change();
	expect(seen).toHaveLength(3);
});
