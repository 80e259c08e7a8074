import type {Clock} from '../../time/clock.js';

/**
When the disk has what was answered, as a database says it: before the answer, within a second, or when the operating system likes.
*/
export const syncModes = ['always', 'second', 'no'] as const;

export type SyncMode = (typeof syncModes)[number];

const SECOND_MILLISECONDS = 1000;

/**
Flushes what was written to the disk when the mode says so.
*/
export type Syncing = {
	/**
	To be called after each write; throws what `sync` throws.
	*/
	written(): void;
	/**
	The last time.
	*/
	end(): void;
};

/**
`sync` flushes written data to the disk. `onFailure` hears of a failure that no caller waits for.
*/
export const createSyncing = (mode: SyncMode, clock: Clock, sync: () => void, onFailure: (error: Error) => void): Syncing => {
	const ending = new AbortController();
	let isDirty = false;

	const syncNow = () => {
		isDirty = false;
		sync();
	};

	const syncLater = async () => {
		try {
			await clock.sleep(SECOND_MILLISECONDS, ending.signal);
		} catch {
			// The end has flushed it.
			return;
		}

		try {
			syncNow();
		} catch (error) {
			onFailure(error as Error);
		}
	};

	return {
		written() {
			if (mode === 'always') {
				sync();
			} else if (mode === 'second' && !isDirty) {
				isDirty = true;
				void syncLater();
			}
		},
		end() {
			ending.abort();
			if (isDirty) {
				syncNow();
			}
		},
	};
};
