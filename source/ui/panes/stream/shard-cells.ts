import {SHARD_WRITE_BYTES_PER_SECOND, SHARD_WRITE_RECORDS_PER_SECOND} from '../../../service/limits.js';
import type {ShardView} from '../../../monitor/snapshot.js';
import {fitText} from '../../../records/text/text-width.js';
import {toAscii} from '../../appearance/ascii.js';
import {bar} from '../../drawing/chart.js';
import {
	formatBehind,
	formatNarrow,
	formatPosition,
	formatShare,
} from '../../drawing/format.js';
import type {Glyphs} from '../../appearance/glyphs.js';
import {toneOf, type ShardTone} from '../../shards/shard-load.js';
import {
	BEHIND_WIDTH,
	KEYS_WIDTH,
	NUMBER_WIDTH,
	POSITION_WIDTH,
	READER_WIDTH,
	SHARD_WIDTH,
	STATE_WIDTH,
	type ShardColumns,
} from './shard-columns.js';

/**
A row of the shard table. The names are ink-table's headings (ShardColumns); `shortId` and `tone` are no columns. Every cell has the width of its column.
*/
export type ShardCells = {
	readonly [heading: string]: string;
	readonly shortId: string;
	readonly tone: ShardTone;
};

const readerText = ({reader, retryAt}: ShardView, now: number, glyphs: Glyphs): string => {
	const wait = retryAt === undefined ? '' : ` ${Math.ceil(Math.max(0, retryAt - now) / 1000)} s`;
	const texts: Readonly<Record<ShardView['reader'], string>> = {
		'not-read': glyphs.none,
		'waiting-for-parents': 'after parents',
		starting: 'starting',
		reading: 'reading',
		throttled: `throttled${wait}`,
		retrying: `retry in${wait}`,
		ended: 'read to end',
	};
	return texts[reader];
};

/**
One shard as cells of fixed width. `now` is clock time in ms.
*/
export const shardCells = (shard: ShardView, columns: ShardColumns, now: number, glyphs: Glyphs): ShardCells => {
	const tone = toneOf(shard);
	const rateWidth = NUMBER_WIDTH + 1 + columns.barWidth;
	const rate = (value: number, limit: number, unit = 1) => tone === 'closed'
		? ' '.repeat(rateWidth)
		: `${fitText(formatNarrow(value / unit), NUMBER_WIDTH, 'right')} ${bar(value, limit, columns.barWidth, glyphs)}`;
	const isPlaceKnown = shard.lagMilliseconds !== undefined && shard.reader !== 'ended';
	return {
		// A cell must have one character per column; the service's ids are ASCII (API Reference, ShardId).
		shard: fitText(toAscii(shard.shortId), SHARD_WIDTH, 'right'),
		state: fitText(tone === 'full' ? 'full' : shard.state, STATE_WIDTH),
		keys: fitText(formatShare(shard.hashShare), KEYS_WIDTH, 'right'),
		[columns.records]: rate(shard.recordsPerSecond, SHARD_WRITE_RECORDS_PER_SECOND),
		[columns.kilobytes]: rate(shard.bytesPerSecond, SHARD_WRITE_BYTES_PER_SECOND, 1024),
		'read to': fitText(isPlaceKnown && shard.readUntil !== undefined ? formatPosition(shard.readUntil, now) : glyphs.none, POSITION_WIDTH, 'right'),
		behind: fitText(isPlaceKnown ? formatBehind(shard.lagMilliseconds) : glyphs.none, BEHIND_WIDTH, 'right'),
		reader: fitText(readerText(shard, now, glyphs), READER_WIDTH),
		shortId: shard.shortId,
		tone,
	};
};
