import {SHARD_WRITE_BYTES_PER_SECOND, SHARD_WRITE_RECORDS_PER_SECOND} from '../../../service/limits.js';
import {loadOf} from '../../../service/shard-load.js';
import type {ShardView} from '../../../monitor/meters/shard-view.js';
import {fitText} from '../../../records/text/text-width.js';
import {toAscii} from '../../appearance/ascii.js';
import {bar} from '../../drawing/chart.js';
import {
	formatBehind,
	formatNarrow,
	formatPosition,
	formatShare,
	formatTime,
} from '../../drawing/format.js';
import type {Glyphs} from '../../appearance/glyphs.js';
import {
	BURST_LOAD,
	loadTone,
	toneOf,
	type ShardTone,
} from '../../shards/shard-load.js';
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
	/**
	Each meter has its own.
	*/
	readonly recordsTone: ShardTone;
	readonly kilobytesTone: ShardTone;
	/**
	What is no longer current: all of the row, or how much is written to it.
	*/
	readonly stale: 'nothing' | 'load' | 'all';
	/**
	Whether the cursor is on it.
	*/
	readonly cursor: 'here' | '';
};

/**
Records and bytes per second against their limits.
*/
const sharesOf = ({recordsPerSecond, bytesPerSecond}: ShardView) => ({records: recordsPerSecond / SHARD_WRITE_RECORDS_PER_SECOND, kilobytes: bytesPerSecond / SHARD_WRITE_BYTES_PER_SECOND});

/**
The tone of one meter: a full shard is full by the limit that is nearer.
*/
const meterTone = (shardTone: ShardTone, share: number, otherShare: number): ShardTone =>
	shardTone === 'closed' || (shardTone === 'full' && share >= otherShare) ? shardTone : loadTone(share);

const stateText = (shard: ShardView, tone: ShardTone): string => {
	if (tone === 'full') {
		return 'full';
	}

	// A shard takes more than its limit for a moment, from what it had left over.
	return tone === 'high' && loadOf(shard) > BURST_LOAD ? 'burst' : shard.state;
};

const readerText = ({reader, retryAt}: ShardView, asOf: number | undefined, now: number, glyphs: Glyphs): string => {
	if (asOf !== undefined) {
		return `as of ${formatTime(asOf)}`;
	}

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

type Moment = {
	readonly now: number;
	/**
	As of when the stream is known, where that is not now.
	*/
	readonly asOf: number | undefined;
	/**
	Whether the cursor is on the shard.
	*/
	readonly isChosen?: boolean;
};

/**
One shard as cells of fixed width. `now` is clock time in ms.
*/
export const shardCells = (shard: ShardView, columns: ShardColumns, {now, asOf: streamAsOf, isChosen = false}: Moment, glyphs: Glyphs): ShardCells => {
	const tone = toneOf(shard);
	const shares = sharesOf(shard);
	const asOf = shard.asOf ?? (tone === 'closed' ? undefined : streamAsOf);
	const loadAsOf = tone === 'closed' ? undefined : shard.loadAsOf;
	// A rate from a sample is no count.
	const estimate = tone !== 'closed' && shard.isSampled === true ? (glyphs.isAscii ? '~' : '≈') : ' ';
	const rateWidth = NUMBER_WIDTH + 1 + columns.barWidth;
	const rate = (value: number, limit: number, unit = 1) => tone === 'closed'
		? ' '.repeat(rateWidth)
		: `${fitText(formatNarrow(value / unit), NUMBER_WIDTH, 'right')}${estimate}${bar(value, limit, columns.barWidth, glyphs)}`;
	const isPlaceKnown = shard.lagMilliseconds !== undefined && shard.reader !== 'ended';
	return {
		// A cell must have one character per column; the service's ids are ASCII (API Reference, ShardId).
		shard: fitText(toAscii(shard.shortId), SHARD_WIDTH, 'right'),
		state: fitText(stateText(shard, tone), STATE_WIDTH),
		keys: fitText(formatShare(shard.hashShare), KEYS_WIDTH, 'right'),
		[columns.records]: rate(shard.recordsPerSecond, SHARD_WRITE_RECORDS_PER_SECOND),
		[columns.kilobytes]: rate(shard.bytesPerSecond, SHARD_WRITE_BYTES_PER_SECOND, 1024),
		'read to': fitText(isPlaceKnown && shard.readUntil !== undefined ? formatPosition(shard.readUntil, now) : glyphs.none, POSITION_WIDTH, 'right'),
		behind: fitText(isPlaceKnown ? formatBehind(shard.lagMilliseconds) : glyphs.none, BEHIND_WIDTH, 'right'),
		reader: fitText(readerText(shard, asOf ?? loadAsOf, now, glyphs), READER_WIDTH),
		shortId: shard.shortId,
		tone,
		recordsTone: meterTone(tone, shares.records, shares.kilobytes),
		kilobytesTone: meterTone(tone, shares.kilobytes, shares.records),
		cursor: isChosen ? 'here' : '',
		stale: asOf === undefined ? (loadAsOf === undefined ? 'nothing' : 'load') : 'all',
	};
};
