import type {Size} from '../../size.js';
import type {PaneId} from './pane-ids.js';

/**
Border above and below.
*/
const BORDER_ROWS = 2;

/**
Rows in each pane that do not scroll: the feed's heading. For the stream's pane see stream/stream-view.ts.
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
