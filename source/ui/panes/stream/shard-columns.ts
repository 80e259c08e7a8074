import {SHARD_WRITE_BYTES_PER_SECOND, SHARD_WRITE_RECORDS_PER_SECOND} from '../../../service/limits.js';
import {formatCount} from '../../drawing/format.js';
import type {Appearance} from '../../appearance/appearance.js';

/**
The shard table's headings, which are the names of its cells too, and the room that the cells have.
*/
export type ShardColumns = {
	/**
	In order; those of the two rates are made to fit.
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
export const READER_WIDTH = 13;

/**
A blank at both ends of a cell.
*/
const PADDING = 2;

/**
Everything but the two rates: the other columns, and the padding of all seven.
*/
const OTHER_WIDTH = SHARD_WIDTH + STATE_WIDTH + KEYS_WIDTH + BEHIND_WIDTH + READER_WIDTH + (7 * PADDING);

/**
A number, a blank, and so many cells of bar.
*/
const rateWidthOf = (barWidth: number): number => NUMBER_WIDTH + 1 + barWidth;

const BAR_WIDTH = {
	least: 3, besidePosition: 6, whereZoomed: 0, most: 20,
} as const;

/**
The few columns for a projector.
*/
const LARGE_OTHER_WIDTH = SHARD_WIDTH + STATE_WIDTH + BEHIND_WIDTH + (4 * PADDING);
const LARGE_BAR_WIDTH = 60;

/**
Headings and bars for a table of so many cells. Where each shard's reader is stands beside how far it is behind, once the bars have their room; a pane that has the whole screen gives them less.
*/
export const shardColumns = (width: number, isZoomed: boolean, {glyphs, isLarge = false}: Pick<Appearance, 'glyphs' | 'isLarge'>): ShardColumns => {
	if (isLarge) {
		const records = `records/s of ${formatCount(SHARD_WRITE_RECORDS_PER_SECOND)}`;
		return {
			names: ['shard', 'state', records, 'behind'], records, kilobytes: 'KB/s', barWidth: Math.min(width - LARGE_OTHER_WIDTH - rateWidthOf(0), LARGE_BAR_WIDTH),
		};
	}

	const roomBeside = (other: number) => Math.floor((width - other) / 2);
	const withPosition = OTHER_WIDTH + POSITION_WIDTH + PADDING;
	const hasPosition = roomBeside(withPosition) >= rateWidthOf(isZoomed ? BAR_WIDTH.whereZoomed : BAR_WIDTH.besidePosition);
	const room = roomBeside(hasPosition ? withPosition : OTHER_WIDTH);
	const rateWidth = Math.max(rateWidthOf(hasPosition ? BAR_WIDTH.whereZoomed : BAR_WIDTH.least), Math.min(rateWidthOf(BAR_WIDTH.most), room));
	const barWidth = rateWidth - rateWidthOf(0);
	const limits = {records: formatCount(SHARD_WRITE_RECORDS_PER_SECOND), kilobytes: formatCount(SHARD_WRITE_BYTES_PER_SECOND / 1024)};
	const headings = [
		{records: `records/s of ${limits.records}`, kilobytes: `KB/s of ${limits.kilobytes}`},
		{records: `rec/s of ${limits.records}`, kilobytes: `KB/s of ${limits.kilobytes}`},
		{records: `rec/s ${glyphs.atMost}${limits.records}`, kilobytes: `KB/s ${glyphs.atMost}${limits.kilobytes}`},
		{records: 'rec/s', kilobytes: 'KB/s'},
	];
	const {records, kilobytes} = headings.find(pair => pair.records.length <= rateWidth)!;
	return {
		names: ['shard', 'state', 'keys', records, kilobytes, ...(hasPosition ? ['read to'] : []), 'behind', 'reader'],
		records,
		kilobytes,
		// Two cells say nothing.
		barWidth: barWidth < BAR_WIDTH.least ? 0 : barWidth,
	};
};
