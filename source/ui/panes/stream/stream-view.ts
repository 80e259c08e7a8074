import type {Snapshot} from '../../../monitor/snapshot.js';
import type {ShardView} from '../../../monitor/meters/shard-view.js';
import {insideOf, type PaneSize} from '../../drawing/pane-size.js';
import {orderFor, type ShardOrder} from '../../shards/shard-order.js';
import {shardRows} from '../../shards/shard-rows.js';

const HEADING_ROWS = 1;

/**
In less room, a shard is worth more than the second line.
*/
const LEAST_ROWS_WITH_TWO_LINES = 4;

/**
From this number of rows, the heat strip takes one even if not all shards fit.
*/
const ROWS_WITH_STRIP = 5;

const STRIP_ROWS = 3;

const stripRowsFor = (shardCount: number, rows: number): number => {
	const least = Number(rows >= ROWS_WITH_STRIP);
	return shardCount < 2 ? 0 : Math.max(least, Math.min(STRIP_ROWS, rows - shardCount));
};

/**
Rows that the table and the strip need to show everything.
*/
export const wantedRows = (shards: readonly ShardView[], at: number): number => {
	const {shown, counted} = shardRows(shards, at);
	return shown.length > 1 ? shown.length + STRIP_ROWS : shown.length + Number(counted > 0);
};

export type StreamArrangement = {
	/**
	In hash-key order; the closed ones last.
	*/
	readonly shown: readonly ShardView[];
	/**
	The number of closed shards that are not listed.
	*/
	readonly counted: number;
	readonly order: ShardOrder;
	/**
	Rows of the strip over the hash keys: the load, then the ids above it, then the keys below it.
	*/
	readonly stripRows: number;
	/**
	Lines about the stream: one, where that brings the last shard in sight, or where there is little room.
	*/
	readonly lineRows: 1 | 2;
	/**
	Rows for the shards and for the line about the others.
	*/
	readonly room: number;
};

/**
What fits into the stream's pane. The heat strip takes a spare row, or one of many; a zoomed pane always has it.
*/
export const arrangeStream = ({shards, at}: Pick<Snapshot, 'shards' | 'at'>, size: PaneSize, isZoomed: boolean, wished: ShardOrder | undefined): StreamArrangement => {
	const all = shardRows(shards, at);
	const inside = insideOf(size).rows - HEADING_ROWS;
	const lineRows = size.isOpen && (inside < LEAST_ROWS_WITH_TWO_LINES || all.shown.length === inside - 1) ? 1 : 2;
	const rows = Math.max(0, inside - lineRows);
	const stripRows = isZoomed ? STRIP_ROWS : stripRowsFor(all.shown.length, rows);
	const room = rows - stripRows;
	const {shown, counted} = shardRows(shards, at, room);
	return {
		shown, counted, order: orderFor(wished, shown.length <= room), stripRows, lineRows, room,
	};
};
