import type {Snapshot} from '../../../monitor/snapshot.js';
import type {HintKeys, Reason} from './feed-hint/reason.js';
import {
	behind,
	failing,
	onTheWay,
	starting,
	throttled,
	waiting,
} from './feed-hint/reading-reasons.js';
import {silent} from './feed-hint/silence.js';
import {
	changing,
	disconnected,
	forbidden,
	noStream,
} from './feed-hint/stream-reasons.js';

export type {HintKeys} from './feed-hint/reason.js';

// The first that is one; what stops reading comes before what makes it slow.
const reasons: readonly Reason[] = [noStream, changing, forbidden, disconnected, throttled, failing, waiting, starting, behind, onTheWay];

/**
Why there is nothing in the feed, and what would change that.
*/
export const feedHint = (snapshot: Snapshot, keys: HintKeys): readonly string[] => {
	for (const reason of reasons) {
		const lines = reason(snapshot, keys);
		if (lines) {
			return lines;
		}
	}

	return silent(snapshot, keys);
};
