import {shortShardId} from '../../monitor/shard-id.js';
import type {FeedRecord, FeedView} from '../../monitor/snapshot.js';
import {fitText} from '../../records/text-width.js';
import type {Appearance} from '../appearance.js';
import {arrangeFeed, type FeedColumn, type FeedInput} from '../feed-view.js';
import {formatCount, formatRate, formatShare} from '../format.js';
import {
	fitLine,
	line,
	span,
	type Line,
} from '../line.js';
import {shardStyle, type Theme} from '../theme.js';
import {GAP, recordHeading, recordLine} from './record-line.js';

const SHARD_WIDTH = 'shard'.length;

const mergedLines = (records: readonly FeedRecord[], width: number, {theme}: Appearance): readonly Line[] => {
	const recordWidth = width - SHARD_WIDTH - GAP.length;
	return [
		line(`shard${GAP}${recordHeading(recordWidth)}`, theme.muted),
		...records.map((record): Line => {
			const shortId = shortShardId(record.shardId);
			return [
				span(fitText(shortId, SHARD_WIDTH, 'right') + GAP, {...shardStyle(theme, shortId), isBold: true}),
				...recordLine(record, recordWidth, theme),
			];
		}),
	];
};

const columnHeading = ({shard}: FeedColumn, theme: Theme): Line => {
	const about = shard.state === 'closed' ? 'closed' : `${formatShare(shard.hashShare)} of the keys, ${formatRate(shard.recordsPerSecond)}/s`;
	return [
		span(`shard ${shard.shortId}`, {...shardStyle(theme, shard.shortId), isBold: true}),
		span(`  ${about}`, theme.muted),
	];
};

const sideBySideLines = (columns: readonly FeedColumn[], columnWidth: number, rows: number, {glyphs, theme}: Appearance): readonly Line[] => {
	const rule = span(` ${glyphs.vertical} `, theme.muted);
	const inColumns = (cells: readonly Line[]): Line => cells.flatMap((cell, index) => index === 0 ? cell : [rule, ...cell]);
	const heading = inColumns(columns.map(column => fitLine(columnHeading(column, theme), columnWidth)));
	const body = Array.from({length: rows}, (_, row) => inColumns(columns.map(({records}) => {
		const record = records[row];
		return record ? recordLine(record, columnWidth, theme) : fitLine([], columnWidth);
	})));
	return [heading, ...body];
};

/**
The heading and the records of a feed pane.
*/
export const feedLines = (input: FeedInput, appearance: Appearance): readonly Line[] => {
	const arrangement = arrangeFeed(input);
	return arrangement.kind === 'merged'
		? mergedLines(arrangement.records, input.width, appearance)
		: sideBySideLines(arrangement.columns, arrangement.columnWidth, input.rows, appearance);
};

/**
The note in the pane's title: how fast records come, and, while the view stands still, how many came since.
*/
export const feedNote = (feed: FeedView, held: FeedView | undefined, {glyphs, theme}: Appearance): Line => {
	const rate = span(`${formatRate(feed.recordsPerSecond)}/s ${glyphs.separator} ${formatCount(feed.totalRecords)} read`, theme.muted);
	if (!held) {
		return [rate];
	}

	const since = feed.totalRecords - held.totalRecords;
	return [span(`FROZEN +${formatCount(since)} since`, theme.warning), span(` ${glyphs.separator} `, theme.muted), rate];
};
