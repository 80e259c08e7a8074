import type {Account} from '../state/account.js';
import type {JournalEntry, Opened} from './entry.js';
import type {JournalFile} from './journal-file.js';
import {snapshotEntries} from './snapshot.js';

/**
A file is compacted when it is this many times longer than its records.
*/
const COMPACTION_FACTOR = 3;

/**
Returns a function that shortens the file if most of its content is gone. It does nothing below `minimumBytes`.
*/
export const createCompaction = (account: Account, file: JournalFile, opened: Opened, minimumBytes: number): () => void => {
	let dueBytes = minimumBytes;

	function * entries(): Generator<JournalEntry> {
		yield opened;
		yield * snapshotEntries(account);
	}

	return () => {
		if (file.size < dueBytes || file.size < account.retainedBytes * COMPACTION_FACTOR) {
			return;
		}

		try {
			file.replace(entries());
			dueBytes = minimumBytes;
		} catch {
			// Nothing is lost, the file only stays long: try again when it has doubled.
			dueBytes = file.size * 2;
		}
	};
};
