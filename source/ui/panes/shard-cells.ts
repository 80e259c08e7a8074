import {SHARD_WRITE_BYTES_PER_SECOND, SHARD_WRITE_RECORDS_PER_SECOND} from '../../kinesis/limits.js';
import type {ShardView} from '../../monitor/snapshot.js';
import {bar} from '../bar.js';
import {
	formatKilobytes,
	formatLag,
	formatRate,
	formatShare,
} from '../format.js';
import type {Glyphs} from '../glyphs.js';
import {
	KEYS_WIDTH,
	LAG_WIDTH,
	NUMBER_WIDTH,
	READER_WIDTH,
	type ShardColumns,
} from './shard-columns.js';

/**
A row of the shard table. The names are ink-table's headings, so the two against a limit are made to fit the width; `shortId` and `tone` are no columns.
*/
export type ShardCells = {
	readonly [heading: string]: string;
	readonly shortId: string;
	readonly tone: 'normal' | 'high' | 'full' | 'closed';
};

/**
From this part of a limit on, a rate is called high.
*/
const HIGH_LOAD = 0.8;

const toneOf = (shard: ShardView): ShardCells['tone'] => {
	if (shard.state === 'closed') {
		return 'closed';
	}

	// Puts that the service turned down say more than a rate near the limit.
	if (shard.throttledPerSecond > 0) {
		return 'full';
	}

	const load = Math.max(shard.recordsPerSecond / SHARD_WRITE_RECORDS_PER_SECOND, shard.bytesPerSecond / SHARD_WRITE_BYTES_PER_SECOND);
	return load >= HIGH_LOAD ? 'high' : 'normal';
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
One shard as cells of plain width. `now` is clock time in ms.
*/
export const shardCells = (shard: ShardView, columns: ShardColumns, now: number, glyphs: Glyphs): ShardCells => {
	const tone = toneOf(shard);
	const isClosed = tone === 'closed';
	const rate = (text: string, value: number, limit: number) => isClosed
		? ''
		: `${text.padStart(NUMBER_WIDTH)} ${bar(value, limit, columns.barWidth, glyphs)}`;
	const isLagKnown = shard.lagMilliseconds !== undefined && shard.reader !== 'ended';
	return {
		shard: shard.shortId.padStart('shard'.length),
		state: (tone === 'full' ? 'full' : shard.state).padEnd('closed'.length),
		keys: formatShare(shard.hashShare).padStart(KEYS_WIDTH),
		[columns.records]: rate(formatRate(shard.recordsPerSecond), shard.recordsPerSecond, SHARD_WRITE_RECORDS_PER_SECOND),
		[columns.kilobytes]: rate(formatKilobytes(shard.bytesPerSecond), shard.bytesPerSecond, SHARD_WRITE_BYTES_PER_SECOND),
		lag: (isLagKnown ? formatLag(shard.lagMilliseconds) : glyphs.none).padStart(LAG_WIDTH),
		reader: readerText(shard, now, glyphs).padEnd(READER_WIDTH),
		shortId: shard.shortId,
		tone,
	};
};
