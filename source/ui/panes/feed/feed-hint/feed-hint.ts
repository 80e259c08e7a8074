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
				// Only the time: an age would redraw a silent screen every second.
				: `Reading began at LATEST. Nothing was written since ${formatTime(since)}.`;
		}

		case 'trim-horizon': {
			return 'The stream holds no records: clickmon read it from the oldest on.';
		}

		case 'at-timestamp':
		case 'at-sequence-number':
		case 'after-sequence-number': {
			return `clickmon read the stream ${startWords(start.from, at)} on and found no records.`;
		}

		case undefined: {
			return 'No record has arrived since clickmon began to read.';
		}
	}
};

/**
Everything works, and nothing is written.
*/
const silent = (snapshot: Snapshot, {produce, start}: HintKeys): readonly string[] => [
	nothingWritten(snapshot),
	...(snapshot.reading.start?.from.type === 'trim-horizon' ? [] : withKey(start, 'starts earlier: 15m ago, or at the oldest record.')),
	produce === '' ? 'New records appear here.' : `${produce} starts the producer. Records of other producers appear here too.`,
];

// The first reason that applies is shown: what stops reading comes before what slows it down.
const reasons: readonly Reason[] = [noStream, changing, forbidden, disconnected, throttled, failing, waiting, starting, behind, onTheWay];

/**
Why the feed is empty, and which keys change that.
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
