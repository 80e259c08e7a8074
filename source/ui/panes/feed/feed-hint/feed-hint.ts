import {startWords} from '../../../../actions/reading/start-words.js';
import type {Snapshot} from '../../../../monitor/snapshot.js';
import {formatTime} from '../../../drawing/format.js';
import {withKey, type HintKeys, type Reason} from './reason.js';
import {
	behind,
	failing,
	onTheWay,
	starting,
	throttled,
	waiting,
} from './reading-reasons.js';
import {
	changing,
	disconnected,
	forbidden,
	noStream,
} from './stream-reasons.js';

export type {HintKeys} from './reason.js';

const nothingWritten = ({reading: {start}, at}: Snapshot): string => {
	const since = start?.since;
	switch (start?.from.type) {
		case 'latest': {
			return since === undefined
				? 'Reading begins at the latest record.'
				// The time alone: an age would have a silent screen drawn every second.
				: `Reading is from LATEST, and nothing was written since ${formatTime(since)}.`;
		}

		case 'trim-horizon': {
			return 'The stream holds no record: it was read from the oldest on.';
		}

		case 'at-timestamp':
		case 'at-sequence-number':
		case 'after-sequence-number': {
			return `The stream was read ${startWords(start.from, at)} on, and holds no record since then.`;
		}

		case undefined: {
			return 'No record has come since clickmon began to read.';
		}
	}
};

/**
All is well, and nothing is written.
*/
const silent = (snapshot: Snapshot, {produce, start}: HintKeys): readonly string[] => [
	nothingWritten(snapshot),
	...(snapshot.reading.start?.from.type === 'trim-horizon' ? [] : withKey(start, 'starts earlier: 15m ago, or at the oldest record.')),
	produce === '' ? 'Whatever is written to the stream appears here.' : `${produce} starts the producer; whatever else is written to the stream appears here too.`,
];

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
