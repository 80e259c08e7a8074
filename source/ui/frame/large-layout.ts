import type {PaneId, PaneSizes} from '../panes/pane-ids.js';
import {BIG_DIGIT_ROWS} from '../panes/stream/big-digits.js';

/**
How the stream stands, the digits, and what they are.
*/
const STREAM_ROWS = 1 + BIG_DIGIT_ROWS + 1;

/**
Rows for the shards' bars.
*/
const BAR_ROWS = {low: 3, tall: 8} as const;

/**
How the producer is, and the proof.
*/
const PRODUCER_ROWS = 2;
const PRODUCER_ROWS_IN_FOCUS = 5;

/**
From this height the panes have a frame, and the activity is shown without the focus.
*/
const TALL_ROWS = 33;

const ACTIVITY_ROWS = {aside: 2, inFocus: 7} as const;

/**
Heading and two records.
*/
const FEED_ROWS = 3;

/**
The share of the height for the shards, if they have the focus.
*/
const SHARDS_SHARE = 0.5;

const streamRows = (available: number, {focus, shardRows}: LargeInput, isTall: boolean): number => {
	const bars = Math.min(Math.max(1, shardRows) * (isTall ? 2 : 1), isTall ? BAR_ROWS.tall : BAR_ROWS.low);
	return focus === 'stream' ? Math.max(STREAM_ROWS + bars, Math.floor(available * SHARDS_SHARE)) : STREAM_ROWS + bars;
};

const activityRows = (focus: PaneId, isTall: boolean): number => {
	if (focus === 'activity') {
		return ACTIVITY_ROWS.inFocus;
	}

	return isTall ? ACTIVITY_ROWS.aside : 0;
};

type LargeInput = {
	readonly columns: number;
	readonly focus: PaneId;
	/**
	Rows that the shard table needs.
	*/
	readonly shardRows: number;
	readonly hasProducer: boolean;
};

/**
The panes for a projector, one below the other at any width: the stream in large digits and bars, the feed, the producer in two lines, and the activity if it has the focus or there is room.
*/
export const largePanes = (input: LargeInput, available: number): PaneSizes => {
	const {columns, focus} = input;
	const isTall = available >= TALL_ROWS;
	const frame = isTall ? 2 : 1;
	const withFrame = (rows: number) => rows > 0 ? rows + frame : 0;
	// On a low screen, an activity pane with the focus leaves no room for the producer.
	const hasProducer = input.hasProducer && (isTall || focus !== 'activity');
	const producer = hasProducer ? withFrame(focus === 'producer' ? PRODUCER_ROWS_IN_FOCUS : PRODUCER_ROWS) : 0;
	const stream = Math.min(withFrame(streamRows(available, input, isTall)), available - producer - withFrame(FEED_ROWS) - (focus === 'activity' ? 3 : 0));
	const activity = Math.min(withFrame(activityRows(focus, isTall)), available - stream - producer - withFrame(FEED_ROWS));
	const size = (rows: number) => ({columns, rows, isOpen: !isTall});
	return {
		stream: size(stream),
		feed: size(available - stream - producer - activity),
		...(producer > 0 && {producer: size(producer)}),
		...(activity > 0 && {activity: size(activity)}),
	};
};
