import {SHARD_WRITE_BYTES_PER_SECOND, SHARD_WRITE_RECORDS_PER_SECOND} from '../../kinesis/limits.js';
import {formatCount} from '../format.js';
import type {Glyphs} from '../glyphs.js';

export type ShardColumns = {
	readonly records: string;
	readonly kilobytes: string;
	/**
	Cells of the bar beside a rate.
	*/
	readonly barWidth: number;
};

export const NUMBER_WIDTH = 5;
export const KEYS_WIDTH = 6;
export const LAG_WIDTH = 6;
export const READER_WIDTH = 13;

/**
Everything but the two rates: the other columns, and two cells of padding for each of the seven.
*/
const OTHER_WIDTH = 'shard'.length + 'closed'.length + KEYS_WIDTH + LAG_WIDTH + READER_WIDTH + (7 * 2);

/**
Headings and bars for a table of so many cells.
*/
export const shardColumns = (width: number, glyphs: Glyphs): ShardColumns => {
	const rateWidth = Math.max(NUMBER_WIDTH + 4, Math.min(NUMBER_WIDTH + 21, Math.floor((width - OTHER_WIDTH) / 2)));
	const records = formatCount(SHARD_WRITE_RECORDS_PER_SECOND);
	const kilobytes = formatCount(SHARD_WRITE_BYTES_PER_SECOND / 1024);
	const headings = [
		{records: `records/s of ${records}`, kilobytes: `KB/s of ${kilobytes}`},
		{records: `rec/s of ${records}`, kilobytes: `KB/s of ${kilobytes}`},
		{records: `rec/s ${glyphs.atMost}${records}`, kilobytes: `KB/s ${glyphs.atMost}${kilobytes}`},
		{records: 'rec/s', kilobytes: 'KB/s'},
	];
	return {
		...headings.find(pair => pair.records.length <= rateWidth)!,
		barWidth: rateWidth - NUMBER_WIDTH - 1,
	};
};
