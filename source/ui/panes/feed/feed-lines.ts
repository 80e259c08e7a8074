import {shortShardId} from '../../../records/text/short-shard-id.js';
import type {FeedRecord} from '../../../monitor/feed/feed-view.js';
import type {Filter} from '../../../records/filter/filter.js';
import {fitText, textWidth} from '../../../records/text/text-width.js';
import type {Appearance} from '../../appearance/appearance.js';
import {formatRate, formatShare} from '../../drawing/format.js';
import {
	fitLine,
	line,
	span,
	type Line,
} from '../../drawing/line.js';
import {shardStyle, type Theme} from '../../appearance/theme.js';
import {arrangeFeed, type FeedColumn, type FeedInput} from './feed-view.js';
import {GAP, recordHeading, recordLine} from './record-line.js';

export type FeedLinesInput = FeedInput & {
	readonly filter: Filter | undefined;
	/**
	The record under the cursor, if there is one.
	*/
	readonly selected: FeedRecord | undefined;
};

/**
What a shard's empty column says; the narrowest has 36 cells.
*/
const NOTHING_PASSES = 'nothing here passes the filter';

const MAX_SHARD_WIDTH = 12;

/**
The width of the shard numbers: `shard` has five letters, and an id has more digits after many reshards.
*/
const shardWidth = (records: readonly FeedRecord[]): number =>
	Math.min(MAX_SHARD_WIDTH, Math.max('shard'.length, ...records.map(({shardId}) => textWidth(shortShardId(shardId)))));

/**
A record's line; inverse under the cursor.
*/
const cellOf = (record: FeedRecord, width: number, {filter, selected}: FeedLinesInput, {theme, isLarge = false}: Appearance): Line => {
	const cell = recordLine(record, {
		width, theme, filter, isLarge,
	});
	return record === selected ? cell.map(piece => ({...piece, isInverse: true, isDim: false})) : cell;
};

const mergedLines = (records: readonly FeedRecord[], input: FeedLinesInput, appearance: Appearance): readonly Line[] => {
	const {theme, isLarge = false} = appearance;
	const columns = shardWidth(records);
	const recordWidth = input.width - columns - GAP.length;
	return [
		line(`${'shard'.padStart(columns)}${GAP}${recordHeading(recordWidth, isLarge)}`, theme.muted),
		...records.map((record): Line => {
			const shortId = shortShardId(record.shardId);
			return [
				span(fitText(shortId, columns, 'right') + GAP, {...shardStyle(theme, shortId), isBold: true}),
				...cellOf(record, recordWidth, input, appearance),
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

const sideBySideLines = (columns: readonly FeedColumn[], columnWidth: number, input: FeedLinesInput, appearance: Appearance): readonly Line[] => {
	const {glyphs, theme} = appearance;
	const rule = span(` ${glyphs.vertical} `, theme.muted);
	const inColumns = (cells: readonly Line[]): Line => cells.flatMap((cell, index) => index === 0 ? cell : [rule, ...cell]);
	const heading = inColumns(columns.map(column => fitLine(columnHeading(column, theme), columnWidth)));
	const body = Array.from({length: input.rows}, (_, row) => inColumns(columns.map(({records}) => {
		const record = records[row];
		if (record) {
			return cellOf(record, columnWidth, input, appearance);
		}

		const isSaying = row === 0 && input.filter !== undefined;
		return fitLine(isSaying ? line(NOTHING_PASSES, theme.muted) : [], columnWidth);
	})));
	return [heading, ...body];
};

/**
The heading and the records of a feed pane.
*/
export const feedLines = (input: FeedLinesInput, appearance: Appearance): readonly Line[] => {
	const arrangement = arrangeFeed(input);
	return arrangement.kind === 'merged'
		? mergedLines(arrangement.records, input, appearance)
		: sideBySideLines(arrangement.columns, arrangement.columnWidth, input, appearance);
};
