import {UserError} from '../../user-error.js';
import {ServiceError, type WireObject} from '../operation.js';
import type {Account} from '../state/account.js';
import {referencedName} from '../state/find-stream.js';
import {createCompaction} from './compaction.js';
import {entryOfCall, type JournalEntry, type Opened} from './entry.js';
import {lockFolder} from './folder-lock.js';
import type {JournalFile, JournalRepair} from './journal-file.js';
import {readBack} from './read-back.js';
import {createSyncing, type SyncMode} from './sync-mode.js';

/**
Keeps an account in a folder.
*/
export type Journal = {
	/**
	Runs a change and keeps it before it is answered. When the folder can no longer be written, this and every later change is an InternalFailureException: what is kept must not differ from what was answered.
	*/
	carryOut(operation: string, input: WireObject, run: () => WireObject): WireObject;
	/**
	Ends the file and the claim on the folder.
	*/
	close(): void;
};

export type JournalOptions = {
	readonly onRepaired?: ((repair: JournalRepair) => void) | undefined;
	/**
	Told once, with the reason, when the folder can no longer be written.
	*/
	readonly onUnwritable?: ((reason: string) => void) | undefined;
	/**
	Default `no`.
	*/
	readonly sync?: SyncMode | undefined;
	/**
	A file shorter than this is not compacted. Default 64 MiB.
	*/
	readonly compactionBytes?: number;
};

const DEFAULT_COMPACTION_BYTES = 64 * 1024 * 1024;

const openFile = (account: Account, folder: string, onRepaired: (repair: JournalRepair) => void, release: () => void): JournalFile => {
	try {
		return readBack(account, folder, onRepaired);
	} catch (error) {
		release();
		throw error;
	}
};

const appendOpened = (file: JournalFile, opened: Opened, {folder, sync, release}: {folder: string; sync: SyncMode; release(): void}) => {
	try {
		file.append(opened);
		if (sync !== 'no') {
			file.sync();
		}
	} catch (error) {
		file.close();
		release();
		throw new UserError('unwritable-data', `The folder ${folder} cannot be written (${(error as Error).message}): make room, or choose another one with --data.`, {cause: error});
	}
};

/**
Reads the folder's streams into the empty account, and then keeps its changes there. Throws a UserError if the folder is in use, cannot be written or holds other files.
*/
export const openJournal = (account: Account, folder: string, options: JournalOptions = {}): Journal => {
	const release = lockFolder(folder);
	const file = openFile(account, folder, repair => {
		options.onRepaired?.(repair);
	}, release);
	const opened: Opened = {
		kind: 'opened',
		version: 1,
		region: account.region,
		transitionMilliseconds: account.transitionMilliseconds,
		tokenKey: account.tokens.key,
	};
	const {sync = 'no'} = options;
	appendOpened(file, opened, {folder, sync, release});
	const compactWhenWorth = createCompaction(account, file, opened, options.compactionBytes ?? DEFAULT_COMPACTION_BYTES);
	compactWhenWorth();

	let failure: string | undefined;
	let isClosed = false;
	const checkWritable = () => {
		if (failure !== undefined) {
			throw new ServiceError('InternalFailureException', `The folder ${folder} can no longer be written (${failure}), so nothing can be changed.`, 500);
		}
	};

	const fail = ({message}: Error) => {
		failure = message;
		options.onUnwritable?.(message);
	};

	const syncing = createSyncing(sync, account.clock, () => {
		file.sync();
	}, fail);

	const append = (entry: JournalEntry) => {
		try {
			file.append(entry);
			syncing.written();
		} catch (error) {
			fail(error as Error);
			checkWritable();
		}

		compactWhenWorth();
	};

	return {
		carryOut(operation, input, run) {
			checkWritable();
			const output = run();
			const entry = entryOfCall({
				operation,
				input,
				output,
				at: account.clock.now(),
				streamName: operation.startsWith('PutRecord') ? referencedName(account, input) : '',
			});
			if (entry.kind !== 'put' || entry.records.length > 0) {
				append(entry);
			}

			return output;
		},
		close() {
			if (isClosed) {
				return;
			}

			isClosed = true;
			failure ??= 'it was closed';
			try {
				syncing.end();
			} finally {
				file.close();
				release();
			}
		},
	};
};
