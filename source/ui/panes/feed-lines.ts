import {shortShardId} from '../../monitor/shard-id.js';
import type {FeedRecord, FeedView, ShardView} from '../../monitor/snapshot.js';
import {previewData, type Preview} from '../../records/preview.js';
import {sanitize} from '../../records/sanitize.js';
import {fitText} from '../../records/text-width.js';
import type {Appearance} from '../appearance.js';
import {arrangeFeed, type FeedColumn, type FeedInput} from '../feed-view.js';
import {
	formatCount,
	formatRate,
	formatShare,
	formatTime,
} from '../format.js';
import {fitLine, span, type Line} from '../line.js';
import {shardStyle, type Style, type Theme} from '../theme.js';

const TIME_WIDTH = 'HH:MM:SS'.length;
const GAP = '  ';

/**
Partition keys are cut to this; the longest that the lab has is `user-5`.
*/
const keyWidth = (width: number): number => width < 60 ? 10 : 16;

const previewStyle = (kind: Preview['kind'], theme: Theme): Style => kind === 'binary' || kind === 'empty' ? theme.muted : {};

/**
Below this a click event shows its page alone.
*/
const WIDTH_WITH_TIMESTAMP = 36;

/**
A click event's preview is user, url and timestamp. The user is its key, which stands beside it already.
*/
const previewText = ({kind, text}: Preview, key: string, room: number): string => {
	const [user, url = '', timestamp = ''] = text.split(GAP);
	if (kind !== 'click-event' || user !== key) {
		return text;
	}

	return room < WIDTH_WITH_TIMESTAMP ? url : `${url.padEnd('/checkout'.length)}${GAP}${timestamp}`;
};

type Formatted = {readonly width: number; readonly theme: Theme; readonly line: Line};

/**
A record's line is made once per width: at 1,000 records/s a frame shows mostly records of the frame before.
*/
const formatted = new WeakMap<FeedRecord, Formatted>();

const recordLine = (feedRecord: FeedRecord, width: number, theme: Theme): Line => {
	const known = formatted.get(feedRecord);
	if (known?.width === width && known.theme === theme) {
		return known.line;
	}

	const {record} = feedRecord;
	const key = sanitize(record.PartitionKey);
	const keyColumns = keyWidth(width);
	const room = width - TIME_WIDTH - keyColumns - (2 * GAP.length);
	const preview = previewData(record.Data, room);
	const time = formatTime(Number(record.ApproximateArrivalTimestamp));
	const made = fitLine([
		span(time, theme.muted),
		span(GAP + fitText(key, keyColumns) + GAP),
		span(previewText(preview, key, room), previewStyle(preview.kind, theme)),
	], width);
	formatted.set(feedRecord, {width, theme, line: made});
	return made;
};

const shortIds = (shards: readonly ShardView[]): Map<string, string> => new Map(shards.map(shard => [shard.shardId, shard.shortId]));

const SHARD_WIDTH = 'shard'.length;

const mergedLines = (records: readonly FeedRecord[], shards: readonly ShardView[], width: number, {theme}: Appearance): readonly Line[] => {
	const names = shortIds(shards);
	const heading = span(`shard${GAP}${'time'.padEnd(TIME_WIDTH)}${GAP}${'key'.padEnd(keyWidth(width))}${GAP}data`, theme.muted);
	return [
		[heading],
		...records.map((record): Line => {
			const shortId = names.get(record.shardId) ?? shortShardId(record.shardId);
			return [
				span(fitText(shortId, SHARD_WIDTH, 'right') + GAP, {...shardStyle(theme, shortId), isBold: true}),
				...recordLine(record, width - SHARD_WIDTH - GAP.length, theme),
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
		? mergedLines(arrangement.records, input.shards, input.width, appearance)
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
