import {createTokenSealer} from '../tokens/opaque-token.js';
import {operations} from '../operations/operations.js';
import {makeRoom} from '../operations/records/make-room.js';
import {storeRecord} from '../operations/records/record-write.js';
import type {Account} from '../state/account.js';
import {streamNamed} from '../state/find-stream.js';
import type {JournalEntry} from './entry.js';
import {restoreSegment, restoreStream} from './snapshot.js';

const replayPut = (account: Account, {streamName, records}: Extract<JournalEntry, {kind: 'put'}>) => {
	const stream = streamNamed(account, streamName)!;
	for (const {shardIndex, partitionKey, data} of records) {
		storeRecord(account, {stream, shard: stream.shards.get(shardIndex)!}, {PartitionKey: partitionKey, Data: data});
	}

	makeRoom(account);
};

/**
Applies the entry to the account, at the time of the entry.
*/
export const replayEntry = (account: Account, entry: JournalEntry): void => {
	switch (entry.kind) {
		case 'opened': {
			account.transitionMilliseconds = entry.transitionMilliseconds;
			// Iterators given out before a restart go on after it.
			account.tokens = createTokenSealer(entry.tokenKey);
			break;
		}

		case 'account': {
			account.lastCreatedAt = entry.lastCreatedAt;
			account.commitment = entry.commitment;
			break;
		}

		case 'stream': {
			restoreStream(account, entry);
			break;
		}

		case 'segment': {
			restoreSegment(account, entry);
			break;
		}

		case 'account-end': {
			break;
		}

		case 'put': {
			account.clock.hold(() => {
				replayPut(account, entry);
			}, entry.at);
			break;
		}

		case 'call': {
			account.clock.hold(() => operations.get(entry.operation)!.run(account, entry.input), entry.at);
			break;
		}
	}
};
