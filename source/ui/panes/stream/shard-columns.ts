import {SHARD_WRITE_BYTES_PER_SECOND, SHARD_WRITE_RECORDS_PER_SECOND} from '../../../service/limits.js';
import {formatCount} from '../../drawing/format.js';
import type {Appearance} from '../../appearance/appearance.js';

/**
The headings of the shard table, which are also the names of its cells, and the room for the cells.
*/
export type ShardColumns = {
	/**
	In order. The headings of the two rates are shortened to fit.
	*/
	readonly names: readonly string[];
	readonly records: string;
	readonly kilobytes: string;
	/**
	Cells of the bar beside a rate.
	*/
	readonly barWidth: number;
};

export const NUMBER_WIDTH = 5;
export const SHARD_WIDTH = 5;
export const STATE_WIDTH = 6;
export const KEYS_WIDTH = 6;
export const BEHIND_WIDTH = 7;
export const POSITION_WIDTH = 10;
export const READER_WIDTH = 14;

/**
A blank at each end of a cell.
*/
const PADDING = 2;

/**
Everything but the two rates: the other columns, and the padding of all six, or seven.
*/
const LEAST_OTHER_WIDTH = SHARD_WIDTH + STATE_WIDTH + BEHIND_WIDTH + READER_WIDTH + (6 * PADDING);
const OTHER_WIDTH = LEAST_OTHER_WIDTH + KEYS_WIDTH + PADDING;

/**
A number, a blank, and the bar.
*/
const rateWidthOf = (barWidth: number): number => NUMBER_WIDTH + 1 + barWidth;

const BAR_WIDTH = {
	least: 3, besidePosition: 6, whereZoomed: 0, most: 20,
} as const;

/**
Below this width the table has few columns.
*/
const SMALL_WIDTH = 66;
const SMALL_OTHER_WIDTH = SHARD_WIDTH + STATE_WIDTH + BEHIND_WIDTH + (5 * PADDING);

/**
The bar in the room of a rate; two cells say nothing.
*/
const barWidthIn = (rateWidth: number): number => {
	const barWidth = rateWidth - rateWidthOf(0);
	return barWidth < BAR_WIDTH.least ? 0 : barWidth;
};

/**
A projector has few columns.
*/
const LARGE_OTHER_WIDTH = SHARD_WIDTH + STATE_WIDTH + BEHIND_WIDTH + (4 * PADDING);
const LARGE_BAR_WIDTH = 60;

/**
Headings and bars for a table of this width. The column `read to` appears once the bars have their room; a zoomed pane gives the bars less.
*/
export const shardColumns = (width: number, isZoomed: boolean, {glyphs, isLarge = false}: Pick<Appearance, 'glyphs' | 'isLarge'>): ShardColumns => {
	if (isLarge) {
		const records = `records/s of ${formatCount(SHARD_WRITE_RECORDS_PER_SECOND)}`;
		return {
			names: ['shard', 'state', records, 'behind'], records, kilobytes: 'KB/s', barWidth: Math.min(width - LARGE_OTHER_WIDTH - rateWidthOf(0), LARGE_BAR_WIDTH),
		};
	}

	if (width < SMALL_WIDTH) {
		return {
			names: ['shard', 'state', 'rec/s', 'KB/s', 'behind'], records: 'rec/s', kilobytes: 'KB/s', barWidth: barWidthIn(Math.floor((width - SMALL_OTHER_WIDTH) / 2)),
		};
	}

	const roomBeside = (other: number) => Math.floor((width - other) / 2);
	// How much of the hash keys a shard has, the strip above the table and the feed's headings say too.
	const hasKeys = roomBeside(OTHER_WIDTH) >= rateWidthOf(BAR_WIDTH.besidePosition);
	const withPosition = OTHER_WIDTH + POSITION_WIDTH + PADDING;
	const hasPosition = roomBeside(withPosition) >= rateWidthOf(isZoomed ? BAR_WIDTH.whereZoomed : BAR_WIDTH.besidePosition);
	const room = roomBeside(hasPosition ? withPosition : (hasKeys ? OTHER_WIDTH : LEAST_OTHER_WIDTH));
	const rateWidth = Math.max(rateWidthOf(hasPosition ? BAR_WIDTH.whereZoomed : BAR_WIDTH.least), Math.min(rateWidthOf(BAR_WIDTH.most), room));
	const limits = {records: formatCount(SHARD_WRITE_RECORDS_PER_SECOND), kilobytes: formatCount(SHARD_WRITE_BYTES_PER_SECOND / 1024)};
	const headings = [
		{records: `records/s of ${limits.records}`, kilobytes: `KB/s of ${limits.kilobytes}`},
		{records: `rec/s of ${limits.records}`, kilobytes: `KB/s of ${limits.kilobytes}`},
		{records: `rec/s ${glyphs.atMost}${limits.records}`, kilobytes: `KB/s ${glyphs.atMost}${limits.kilobytes}`},
		{records: 'rec/s', kilobytes: 'KB/s'},
	];
	const {records, kilobytes} = headings.find(pair => pair.records.length <= rateWidth)!;
	return {
		names: ['shard', 'state', ...(hasKeys ? ['keys'] : []), records, kilobytes, ...(hasPosition ? ['read to'] : []), 'behind', 'reader'],
		records,
		kilobytes,
		barWidth: barWidthIn(rateWidth),
	};
};
