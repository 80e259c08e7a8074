import type {Clock} from '../../time/clock.js';
import {createNap} from '../../time/nap.js';
import type {SnapshotStore} from '../snapshot.js';

/**
Coalesced snapshots are this far apart: 25 a second. What is left of the 30 a second goes to snapshots that a key press asks for.
*/
export const SNAPSHOT_INTERVAL_MILLISECONDS = 40;

/**
No screen gets more snapshots in a second than this, whoever asks.
*/
export const MAX_SNAPSHOTS_PER_SECOND = 30;

/**
Without any change there is still one snapshot a second: rates decay and ages grow.
*/
export const SLOW_TICK_MILLISECONDS = 1000;

export type Publisher<View> = Pick<SnapshotStore, 'subscribe'> & {
	getSnapshot(): View;
	/**
	Something changed: a snapshot follows within SNAPSHOT_INTERVAL_MILLISECONDS.
	*/
	markChanged(): void;
	/**
	A person waits for it: a snapshot now, or as soon as MAX_SNAPSHOTS_PER_SECOND allows.
	*/
	publishNow(): void;
	/**
	Publishes until the signal aborts, then once more, so that the last state is the one that stays.
	*/
	run(signal: AbortSignal): Promise<void>;
};

/**
Turns a stream of changes into few snapshots. `build` is called once per snapshot.
*/
export const createPublisher = <View>(build: () => View, clock: Clock): Publisher<View> => {
	const listeners = new Set<() => void>();
	let snapshot = build();
	let isChanged = false;
	let isUrgent = false;
	let lastAt = -Infinity;
	// When each of the newest MAX_SNAPSHOTS_PER_SECOND snapshots went out, as a ring.
	const sentAt = Array.from({length: MAX_SNAPSHOTS_PER_SECOND}, () => -Infinity);
	let oldest = 0;
	const nap = createNap(clock);

	const publish = () => {
		isChanged = false;
		isUrgent = false;
		lastAt = clock.now();
		sentAt[oldest] = lastAt;
		oldest = (oldest + 1) % MAX_SNAPSHOTS_PER_SECOND;
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
		getSnapshot: () => snapshot,
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
