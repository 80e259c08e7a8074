import type {Snapshot} from '../../monitor/snapshot.js';
import type {Size} from '../../size.js';
import type {Appearance} from '../appearance/appearance.js';
import {layOut, type Layout, type PaneId} from './layout.js';
import {activityLines} from '../panes/activity/activity-lines.js';
import {shownRecords} from '../panes/feed/selection.js';
import type {ShardOrder} from '../shards/shard-order.js';
import {shardRows} from '../shards/shard-rows.js';
import {arrangeStream} from '../panes/stream/stream-view.js';
import {stripLines} from './strip-lines.js';
import type {ViewState} from '../view/view-state.js';

/**
Border above and below.
*/
const BORDER_ROWS = 2;

/**
Rows beside the scrolled ones in each pane: the feed's heading. What the stream's pane has room for, stream-view.ts knows.
*/
const rowsBeside: Readonly<Record<Exclude<PaneId, 'stream'>, number>> = {feed: 1, producer: 0, activity: 0};

/**
An activity pane as low as this shows one row for each entry.
*/
const COMPACT_ACTIVITY_ROWS = 2;

export const isCompactActivity = (rows: number): boolean => rows <= COMPACT_ACTIVITY_ROWS;

/**
Cells inside a pane's border, less the blank at both ends.
*/
export const innerWidth = ({columns}: Size): number => columns - 4;

/**
Rows of a pane that scroll.
*/
export const scrollRows = (pane: Exclude<PaneId, 'stream'>, size: Size): number => Math.max(0, size.rows - BORDER_ROWS - rowsBeside[pane]);

/**
The layout of this moment.
*/
export const screenLayout = (snapshot: Snapshot, view: ViewState, size: Size, appearance: Appearance): Layout => {
	const isFilterOpen = view.overlay?.type === 'filter-line';
	const {shown, counted} = shardRows(snapshot.shards, snapshot.at);
	return layOut({
		...size,
		focus: view.focus,
		isZoomed: view.isZoomed,
		shardRows: shown.length + (counted > 0 ? 1 : 0),
		isLarge: appearance.isLarge ?? false,
		rowsBelow: (isFilterOpen ? 2 : 1) + stripLines(snapshot, view, size.columns, appearance).length,
	});
};

/**
How the shards stand now. Where their pane is not shown, as if it had no room.
*/
export const shownOrder = (snapshot: Snapshot, view: ViewState, size: Size, appearance: Appearance): ShardOrder => {
	const pane = screenLayout(snapshot, view, size, appearance).panes.stream;
	return arrangeStream(snapshot, pane ?? {columns: 0, rows: 0}, view.isZoomed, view.shardOrder).order;
};

export type Scroll = {
	/**
	Rows that can be scrolled away at most.
	*/
	readonly limit: number;
	/**
	Rows that Page Up and Page Down go: one less than what is shown, to keep the place.
	*/
	readonly page: number;
};

/**
How the focused pane can be scrolled.
*/
export const paneScroll = (snapshot: Snapshot, view: ViewState, layout: Layout, appearance: Appearance): Scroll => {
	const {focus} = view;
	const size = layout.panes[focus];
	if (!size) {
		return {limit: 0, page: 1};
	}

	if (focus === 'stream') {
		const {shown, room} = arrangeStream(snapshot, size, view.isZoomed, view.shardOrder);
		return {limit: Math.max(0, shown.length + 1 - room), page: Math.max(1, room - 1)};
	}

	const rows = scrollRows(focus, size);
	const total: Readonly<Record<typeof focus, () => number>> = {
		// Every one can be under the cursor.
		feed: () => shownRecords(snapshot, view).length + rows - 1,
		producer: () => 0,
		activity: () => activityLines(view.heldActivity ?? snapshot.state.activity, innerWidth(size), isCompactActivity(rows), appearance).length,
	};
	return {limit: Math.max(0, total[focus]() - rows), page: Math.max(1, rows - 1)};
};
