import {UserError} from '../../user-error.js';
import type {Account} from '../state/account.js';
import type {Opened} from './entry.js';
import {openJournalFile, type JournalFile, type JournalRepair} from './journal-file.js';
import {replayEntry} from './replay.js';

const checkOpened = (account: Account, folder: string, {region}: Opened) => {
	if (region !== account.region) {
		throw new UserError('data-of-other-region', `The folder ${folder} holds streams of ${region}, not ${account.region}: use --region ${region}, or choose another folder with --data.`);
	}
};

/**
Opens the folder's journal and applies it to the account; the account's own options hold again afterwards. Throws a UserError if that fails.
*/
export const readBack = (account: Account, folder: string, onRepaired: (repair: JournalRepair) => void): JournalFile => {
	const {transitionMilliseconds, shardLimit, creatingLimit, onTrimmed} = account;
	// Changes that were once allowed are not checked again, and messages that were once given are not given again.
	account.shardLimit = Infinity;
	account.creatingLimit = Infinity;
	account.onTrimmed = undefined;
	let isWhole = true;
	try {
		const file = openJournalFile(folder, entry => {
			if (entry.kind === 'opened') {
				checkOpened(account, folder, entry);
			}

			isWhole = entry.kind === 'account-end' || (isWhole && entry.kind !== 'account');
			replayEntry(account, entry);
		}, onRepaired);
		if (!isWhole) {
			file.close();
			throw new Error('the file is damaged near its beginning; a copy of it is kept beside it');
		}

		return file;
	} catch (error) {
		if (error instanceof UserError) {
			throw error;
		}

		throw new UserError('unreadable-data', `The streams in ${folder} cannot be read back (${(error as Error).message}): choose another folder with --data.`, {cause: error});
	} finally {
		Object.assign(account, {
			transitionMilliseconds,
			shardLimit,
			creatingLimit,
			onTrimmed,
		});
	}
};
