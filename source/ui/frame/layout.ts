import type {Size} from '../../size.js';
import {paneIds, type PaneId, type PaneSizes} from '../panes/pane-ids.js';
import {largePanes} from './large-layout.js';
import {openPanes, reducedPanes} from './open-layout.js';
import {shareRows} from './share-rows.js';

/**
A smaller terminal has a reduced view.
*/
export const FULL_SIZE: Size = {columns: 80, rows: 24};

/**
A still smaller one shows no panes.
*/
export const MINIMUM_SIZE: Size = {columns: 40, rows: 10};

const isBelow = (size: Size, least: Size): boolean => size.columns < least.columns || size.rows < least.rows;

/**
From this width the producer stands beside the stream.
*/
const WIDE_COLUMNS = 116;

/**
Rows that the producer needs beside the stream to show everything.
*/
const WIDE_TOP_ROWS = 11;

const FOOTER_ROWS = 1;

/**
The size of an overlay that covers the panes. Its width has a maximum, because long rows are hard to read.
*/
export const coveringSize = (frame: Size, maximumColumns: number): Size => ({
	columns: Math.min(frame.columns, maximumColumns),
	rows: Math.max(8, frame.rows - FOOTER_ROWS),
});

export type Layout = {
	readonly kind: 'too-small' | 'reduced' | 'stacked' | 'wide' | 'zoomed';
	/**
	The size of the whole frame. It is one row lower than the terminal: Windows clears and redraws a frame of full height every time.
	*/
	readonly frame: Size;
	/**
	A pane that does not show is missing.
	*/
	readonly panes: PaneSizes;
	/**
	The panes from top to bottom; panes of one row stand beside each other.
	*/
	readonly rows: ReadonlyArray<readonly PaneId[]>;
	/**
	The size of the lab's guide; missing if it does not show.
	*/
	readonly guide?: Size;
	/**
	Whether the guide stands to the right of the panes. Otherwise it stands below them.
	*/
	readonly isGuideBeside?: boolean;
};

export type LayoutInput = Size & {
	readonly focus: PaneId;
	readonly isZoomed: boolean;
	/**
	Rows that the shard table needs.
	*/
	readonly shardRows: number;
	/**
	Rows above and below the panes: the tabs, the footer, and the strip with the current problem.
	*/
	readonly rowsBeside: number;
	/**
	Whether the screen is for a projector.
	*/
	readonly isLarge: boolean;
	/**
	Whether the producer has anything to show; default true. A pane without a task leaves its room to the feed.
	*/
	readonly hasProducer?: boolean;
	/**
	Whether the lab's guide is open.
	*/
	readonly hasGuide?: boolean;
};

/**
Border, summary, reading and table heading. At least two rows follow: a shard, and the number of further shards.
*/
const STREAM_ROWS_BESIDE_SHARDS = 5;
const STREAM_ROWS = STREAM_ROWS_BESIDE_SHARDS + 2;

/**
Border, rates, totals and proof. One row more shows why puts are throttled.
*/
const PRODUCER_ROWS = 5;

/**
The largest share of the height for a stream with many shards, by the pane with the focus.
*/
const STREAM_SHARES: Readonly<Record<PaneId, number>> = {
	stream: 0.6,
	feed: 0.37,
	producer: 0.4,
	activity: 0.37,
};

/**
The share of the height for the activity. It gets more than its minimum only if there is room or it has the focus.
*/
const ACTIVITY_SHARE = 0.18;
const ACTIVITY_ROWS_IN_FOCUS = 9;

/**
From this height, panes one below the other get more than their minimum.
*/
const TALL_ROWS = 33;

/**
The producer's width beside the stream: at its least, the proof is whole.
*/
const PRODUCER_COLUMNS = {share: 0.4, minimum: 48, maximum: 80} as const;

/**
From this width the guide stands beside the panes.
*/
const GUIDE_BESIDE_COLUMNS = 120;
const GUIDE_COLUMNS = 40;

/**
Below the panes, the guide takes the place of the producer and the activity.
*/
const GUIDE_ROWS = {low: 10, tall: 14} as const;

const belowEachOther: Layout['rows'] = paneIds.map(id => [id]);

const withGuideBelow = (input: LayoutInput, frame: Size, available: number): Layout => {
	const {columns, focus, isLarge} = input;
	const guideRows = available >= TALL_ROWS ? GUIDE_ROWS.tall : GUIDE_ROWS.low;
	const guide = {columns, rows: guideRows};
	const room = available - guideRows;
	if (isLarge) {
		return {
			kind: 'stacked', frame, panes: {feed: {columns, rows: room}}, rows: [['feed']], guide,
		};
	}

	// The focused pane stays in sight beside the guide.
	const rest = focus === 'stream' ? 'feed' : focus;
	const heights = shareRows(room, [
		{id: 'stream', minimum: STREAM_ROWS, comfortable: Math.min(STREAM_ROWS_BESIDE_SHARDS + Math.max(2, input.shardRows), room - 4)},
		{id: rest, minimum: 4, comfortable: 4},
	], 'stream', rest);
	return {
		kind: 'stacked', frame, panes: Object.fromEntries(heights.entries().map(([id, height]) => [id, {columns, rows: height}])), rows: belowEachOther, guide,
	};
};

const layOutPanes = (input: LayoutInput): Layout => {
	const {columns, rows, focus, isZoomed, shardRows, rowsBeside, isLarge} = input;
	const frame = {columns, rows: Math.max(1, rows - 1)};
	if (isBelow(input, MINIMUM_SIZE)) {
		return {
			kind: 'too-small', frame, panes: {}, rows: [],
		};
	}

	const available = Math.max(1, frame.rows - Math.max(FOOTER_ROWS, rowsBeside));
	const isReduced = isBelow(input, FULL_SIZE);
	if (isZoomed) {
		return {
			kind: 'zoomed', frame, panes: {[focus]: {columns, rows: available, isOpen: isReduced}}, rows: [[focus]],
		};
	}

	const hasProducer = focus === 'producer' || (input.hasProducer ?? true);
	if (isReduced) {
		return {
			kind: 'reduced', frame, panes: reducedPanes({...input, hasProducer}, available), rows: belowEachOther,
		};
	}

	if (isLarge) {
		return {
			kind: 'stacked', frame, panes: largePanes({...input, hasProducer}, available), rows: belowEachOther,
		};
	}

	if (columns < WIDE_COLUMNS && available < TALL_ROWS) {
		return {
			kind: 'stacked', frame, panes: openPanes({...input, hasProducer}, available), rows: belowEachOther,
		};
	}

	const streamShare = STREAM_SHARES[focus];
	const streamRows = Math.min(STREAM_ROWS_BESIDE_SHARDS + Math.max(2, shardRows), Math.max(STREAM_ROWS, Math.floor(available * streamShare)));
	const activityRows = Math.max(focus === 'activity' ? ACTIVITY_ROWS_IN_FOCUS : 3, Math.floor(available * ACTIVITY_SHARE));
	if (columns < WIDE_COLUMNS) {
		const heights = shareRows(available, [
			{id: 'stream', minimum: STREAM_ROWS, comfortable: streamRows},
			...(hasProducer ? [{id: 'producer' as const, minimum: PRODUCER_ROWS, comfortable: PRODUCER_ROWS + 2}] : []),
			{id: 'activity', minimum: 3, comfortable: activityRows},
			{id: 'feed', minimum: 4, comfortable: 4},
		], focus);
		return {
			kind: 'stacked',
			frame,
			panes: Object.fromEntries(heights.entries().map(([id, height]) => [id, {columns, rows: height}])),
			rows: belowEachOther,
		};
	}

	const producerColumns = Math.min(PRODUCER_COLUMNS.maximum, Math.max(PRODUCER_COLUMNS.minimum, Math.floor(columns * PRODUCER_COLUMNS.share)));
	const topRows = Math.min(Math.max(streamRows, hasProducer ? WIDE_TOP_ROWS : 0), Math.floor(available * Math.max(streamShare, 0.45)));
	const heights = shareRows(available, [
		{id: 'stream', minimum: STREAM_ROWS, comfortable: topRows},
		{id: 'activity', minimum: 4, comfortable: activityRows},
		{id: 'feed', minimum: 5, comfortable: 5},
	], focus === 'producer' ? 'stream' : focus);
	const top = heights.get('stream')!;
	return {
		kind: 'wide',
		frame,
		panes: {
			stream: {columns: hasProducer ? columns - producerColumns : columns, rows: top},
			...(hasProducer && {producer: {columns: producerColumns, rows: top}}),
			feed: {columns, rows: heights.get('feed')!},
			activity: {columns, rows: heights.get('activity')!},
		},
		rows: [['stream', 'producer'], ['feed'], ['activity']],
	};
};

/**
Places everything, from the size of the terminal and the focus.
*/
export const layOut = (input: LayoutInput): Layout => {
	const {columns, rows, isZoomed, hasGuide = false, rowsBeside} = input;
	if (!hasGuide || isZoomed || isBelow(input, MINIMUM_SIZE)) {
		return layOutPanes(input);
	}

	const frame = {columns, rows: Math.max(1, rows - 1)};
	const available = Math.max(1, frame.rows - Math.max(FOOTER_ROWS, rowsBeside));
	if (isBelow(input, FULL_SIZE)) {
		const guideRows = Math.min(GUIDE_ROWS.low, Math.floor(available * 0.6));
		return {
			...layOutPanes({...input, isZoomed: true, rowsBeside: rowsBeside + guideRows}), frame, guide: {columns, rows: guideRows},
		};
	}

	if (columns < GUIDE_BESIDE_COLUMNS) {
		return withGuideBelow(input, frame, available);
	}

	const panes = layOutPanes({...input, columns: columns - GUIDE_COLUMNS});
	return {
		...panes, frame, guide: {columns: GUIDE_COLUMNS, rows: available}, isGuideBeside: true,
	};
};
