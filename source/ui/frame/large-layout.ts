import type {PaneId, PaneSizes} from '../panes/pane-ids.js';
import {BIG_DIGIT_ROWS} from '../panes/stream/big-digits.js';

/**
Border, state of the stream, digits and their labels.
*/
const STREAM_ROWS = 2 + 1 + BIG_DIGIT_ROWS + 1;

/**
Border, how it is, and why.
*/
const PRODUCER_ROWS = 4;
const PRODUCER_ROWS_IN_FOCUS = 7;

/**
From this height the digits have space around them, and the activity shows without the focus.
*/
const TALL_ROWS = 33;

const ACTIVITY_ROWS = {aside: 4, inFocus: 9} as const;

/**
Border, heading and one record at least.
*/
const FEED_ROWS = 4;

/**
The share of the height that the shards get when they have the focus.
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
The panes for a projector, one below the other at any width: the stream in large digits, the feed, the producer in one line, and the activity if it has the focus or there is room.
*/
export const largePanes = ({columns, focus}: {readonly columns: number; readonly focus: PaneId}, available: number): PaneSizes => {
	const isTall = available >= TALL_ROWS;
	const stream = streamRows(available, focus);
	const producer = focus === 'producer' ? PRODUCER_ROWS_IN_FOCUS : PRODUCER_ROWS;
	// On a low screen, an activity pane with the focus leaves no room for the producer.
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
