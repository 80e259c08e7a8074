import type {ShardView, Snapshot} from '../../../monitor/snapshot.js';
import type {Size} from '../../../size.js';
import {orderFor, type ShardOrder} from '../../shards/shard-order.js';
import {shardRows} from '../../shards/shard-rows.js';

/**
Border above and below, two lines about the stream, and the table's heading.
*/
const ROWS_BESIDE_SHARDS = 5;

/**
With so many rows below the heading, one of them says more as the heat strip than as one more of the shards that do not all fit.
*/
const ROWS_WITH_STRIP = 5;

export type StreamArrangement = {
	/**
	In hash-key order; the closed ones last.
	*/
	readonly shown: readonly ShardView[];
	/**
	Closed shards that are only counted.
	*/
	readonly counted: number;
	readonly order: ShardOrder;
	readonly hasHeatStrip: boolean;
	/**
	Rows for shards, and for the line that tells of the others.
	*/
	readonly room: number;
};

/**
What the stream's pane has room for. The heat strip takes a row that is left over, or one of many; it always stands in a pane that has the whole screen.
*/
export const arrangeStream = ({shards, at}: Pick<Snapshot, 'shards' | 'at'>, size: Size, isZoomed: boolean, wished: ShardOrder | undefined): StreamArrangement => {
	const rows = Math.max(0, size.rows - ROWS_BESIDE_SHARDS);
	const all = shardRows(shards, at);
	const wanted = all.shown.length + Number(all.counted > 0);
	const hasHeatStrip = isZoomed || (all.shown.length > 1 && (rows > wanted || rows >= ROWS_WITH_STRIP));
	const room = rows - Number(hasHeatStrip);
	const {shown, counted} = shardRows(shards, at, room);
	return {
		shown, counted, order: orderFor(wished, shown.length <= room), hasHeatStrip, room,
	};
};
