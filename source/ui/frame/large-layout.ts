import type {PaneId, PaneSizes} from '../panes/pane-ids.js';
import {BIG_DIGIT_ROWS} from '../panes/stream/big-digits.js';

/**
Border, how the stream stands, the digits and what they are.
*/
const STREAM_ROWS = 2 + 1 + BIG_DIGIT_ROWS + 1;

/**
Border and one line.
*/
const PRODUCER_ROWS = 3;
const PRODUCER_ROWS_IN_FOCUS = 5;

/**
From this height the digits have air around them, and the activity is shown without being looked at.
*/
const TALL_ROWS = 33;

const ACTIVITY_ROWS = {aside: 4, inFocus: 9} as const;

/**
Border, heading and one record at least.
*/
const FEED_ROWS = 4;

/**
Of a height, what the shards have when they are looked at.
*/
const SHARDS_SHARE = 0.5;

const streamRows = (available: number, focus: PaneId): number => focus === 'stream' ? Math.max(STREAM_ROWS, Math.floor(available * SHARDS_SHARE)) : STREAM_ROWS + (available >= TALL_ROWS ? 2 : 0);

const activityRows = (focus: PaneId, isTall: boolean): number => {
	if (focus === 'activity') {
		return ACTIVITY_ROWS.inFocus;
	}

	return isTall ? ACTIVITY_ROWS.aside : 0;
};

/**
The panes for a projector, below each other whatever the width: the stream's digits, the feed, the producer in a line; the activity only where it is looked at or there is room.
*/
export const largePanes = ({columns, focus}: {readonly columns: number; readonly focus: PaneId}, available: number): PaneSizes => {
	const isTall = available >= TALL_ROWS;
	const stream = streamRows(available, focus);
	const producer = focus === 'producer' ? PRODUCER_ROWS_IN_FOCUS : PRODUCER_ROWS;
	// The activity, looked at, leaves no room for the producer on a low screen.
	const hasProducer = isTall || focus !== 'activity';
	const room = available - stream - (hasProducer ? producer : 0);
	const activity = Math.min(activityRows(focus, isTall), room - FEED_ROWS);
	const feed = room - activity;
	return {
		stream: {columns, rows: stream},
		feed: {columns, rows: feed},
		...(hasProducer && {producer: {columns, rows: producer}}),
		...(activity > 0 && {activity: {columns, rows: activity}}),
	};
};
