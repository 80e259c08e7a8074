import {UserError} from '../user-error.js';
import type {Journal} from './journal/journal.js';
import {CreateStream} from './operations/streams/create-stream.js';
import type {Account} from './state/account.js';
import {streamNamed} from './state/find-stream.js';

type NewStream = {
	readonly streamName: string;
	readonly shardCount: number;
};

const create = (account: Account, journal: Journal | undefined, {streamName, shardCount}: NewStream) => {
	if (streamNamed(account, streamName)) {
		return;
	}

	const input = {StreamName: streamName, ShardCount: shardCount};
	const run = () => CreateStream.run(account, input);
	if (journal) {
		journal.carryOut('CreateStream', input, run);
	} else {
		run();
	}
};

/**
Creates missing streams with an earlier creation time, so that they are ACTIVE now. Throws a UserError if there are too many.
*/
export const createFirstStreams = (account: Account, journal: Journal | undefined, streams: readonly NewStream[]): void => {
	const {creatingLimit, transitionMilliseconds} = account;
	account.creatingLimit = Infinity;
	try {
		account.clock.hold(() => {
			for (const stream of streams) {
				create(account, journal, stream);
			}
		}, account.clock.now() - transitionMilliseconds);
	} catch (error) {
		throw new UserError('streams-not-created', `The streams of --create cannot be made: ${(error as Error).message}`, {cause: error});
	} finally {
		account.creatingLimit = creatingLimit;
	}
};
