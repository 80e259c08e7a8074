import {insideOf, type PaneSize} from '../drawing/pane-size.js';
import type {PaneId} from './pane-ids.js';

/**
Rows of a pane that do not scroll, if it has any: the feed's heading. For the stream's pane see stream/stream-view.ts.
*/
const rowsBeside: Readonly<Partial<Record<PaneId, number>>> = {feed: 1};

/**
An activity pane as low as this shows one row for each entry.
*/
const COMPACT_ACTIVITY_ROWS = 2;

export const isCompactActivity = (rows: number): boolean => rows <= COMPACT_ACTIVITY_ROWS;

/**
Cells inside a pane's border, less the blank at both ends.
*/
export const innerWidth = (size: PaneSize): number => insideOf(size).columns - 2;

/**
Rows of a pane that scroll. An activity pane without any has its newest entry beside the title.
*/
export const scrollRows = (pane: Exclude<PaneId, 'stream'>, size: PaneSize): number => Math.max(pane === 'activity' ? 1 : 0, insideOf(size).rows - (rowsBeside[pane] ?? 0));
