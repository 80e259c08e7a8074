import type {Clock} from '../../time/clock.js';
import {createNap} from '../../time/nap.js';
import type {SnapshotStore} from '../snapshot.js';

/**
The time between snapshots of changes: 25 a second. The rest of the 30 a second is for snapshots after a key press.
*/
export const SNAPSHOT_INTERVAL_MILLISECONDS = 40;

/**
The maximum number of snapshots a second.
*/
export const MAX_SNAPSHOTS_PER_SECOND = 30;

/**
Without a change there is still one snapshot a second, because rates fall and ages grow.
*/
export const SLOW_TICK_MILLISECONDS = 1000;

export type Publisher<View> = Pick<SnapshotStore, 'subscribe'> & {
	getSnapshot(): View;
	/**
	Something changed: a snapshot follows within SNAPSHOT_INTERVAL_MILLISECONDS.
	*/
	markChanged(): void;
	/**
	Publishes at once, because a person waits for it, or as soon as MAX_SNAPSHOTS_PER_SECOND allows.
	*/
	publishNow(): void;
	/**
	Publishes until the signal aborts, and then once more with the final state.
	*/
	run(signal: AbortSignal): Promise<void>;
};

/**
Turns many changes into few snapshots. `build` is called once per snapshot, and where nobody listens only when a snapshot is asked for.
*/
export const createPublisher = <View>(build: () => View, clock: Clock): Publisher<View> => {
	const listeners = new Set<() => void>();
	let snapshot = build();
	let isChanged = false;
	let isUrgent = false;
	// Due, but nobody has looked since: a stream that is not on the screen makes no snapshots in vain.
	let isOwed = false;
	let lastAt = -Infinity;
	// The times of the newest MAX_SNAPSHOTS_PER_SECOND snapshots, as a ring.
	const sentAt = Array.from({length: MAX_SNAPSHOTS_PER_SECOND}, () => -Infinity);
	let oldest = 0;
	const nap = createNap(clock);

	const publish = () => {
		isChanged = false;
		isUrgent = false;
		lastAt = clock.now();
		sentAt[oldest] = lastAt;
		oldest = (oldest + 1) % MAX_SNAPSHOTS_PER_SECOND;
		if (listeners.size === 0) {
			isOwed = true;
			return;
		}

		isOwed = false;
		snapshot = build();
		for (const listener of listeners) {
			listener();
		}
	};

	const dueAt = (): number => {
		const allowedAt = sentAt[oldest]! + 1000;
		return isUrgent ? allowedAt : Math.max(allowedAt, lastAt + (isChanged ? SNAPSHOT_INTERVAL_MILLISECONDS : SLOW_TICK_MILLISECONDS));
	};

	return {
		getSnapshot() {
			if (isOwed) {
				isOwed = false;
				snapshot = build();
			}

			return snapshot;
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
		markChanged() {
			if (isChanged) {
				return;
			}

			isChanged = true;
			nap.wake();
		},
		publishNow() {
			isUrgent = true;
			if (clock.now() >= dueAt()) {
				publish();
			} else {
				nap.wake();
			}
		},
		async run(signal) {
			while (!signal.aborted) {
				const wait = dueAt() - clock.now();
				if (wait > 0) {
					await nap.rest(wait, signal);
				} else {
					publish();
				}
			}

			publish();
		},
	};
};
