import prettyBytes from 'pretty-bytes';
import type {FeedRecord, FeedView} from '../../../monitor/feed/feed-view.js';
import {sanitize} from '../../../records/text/sanitize.js';
import {arrivalOf} from '../../../service/record.js';
import type {Appearance} from '../../appearance/appearance.js';
import {
	formatCount,
	formatElapsed,
	formatRate,
	formatTime,
} from '../../drawing/format.js';
import {
	joinLines,
	line,
	span,
	type Line,
} from '../../drawing/line.js';
import {BACKLOG_MILLISECONDS} from '../../shards/per-shards.js';

export type FeedNoteInput = {
	readonly feed: FeedView;
	readonly held: FeedView | undefined;
	/**
	How many of the checked records pass the filter, and the first that it could not look into; undefined without a filter.
	*/
	readonly filtered: {readonly passed: number; readonly looked: number; readonly unreadableRecord?: string | undefined} | undefined;
	/**
	How far reading is behind the newest record, in ms.
	*/
	readonly lag: number;
	/**
	Clock time in ms of the last answer, if there has been none for a while.
	*/
	readonly asOf?: number | undefined;
};

// Some emulators do not say when a record arrived.
const arrivedAt = ({record, readAt}: FeedRecord): number => Number.isNaN(arrivalOf(record)) ? readAt : arrivalOf(record);

/**
What the buffer holds once the oldest records had to go: number, time span and size.
*/
const coverage = ({records, totalRecords, firstIndex = 0, bufferedBytes}: FeedView): string | undefined => {
	if (records.length === totalRecords - firstIndex || records.length === 0) {
		return undefined;
	}

	const milliseconds = arrivedAt(records.at(-1)!) - arrivedAt(records[0]!);
	return `keeps ${formatCount(records.length)}, ${formatElapsed(milliseconds)}, ${prettyBytes(bufferedBytes, {binary: true})}`;
};

/**
The end of a sequence number: the digits before are alike in a shard.
*/
const SHOWN_DIGITS = 8;

const endOf = (sequenceNumber: string): string => sanitize(sequenceNumber.slice(-SHOWN_DIGITS));

/**
The note in the pane's title: records shown, a record that the filter could not look into, read rate, lag, what the buffer covers, and, if the feed is frozen, the records since then.
*/
export const feedNote = ({feed, held, filtered, lag, asOf}: FeedNoteInput, {glyphs, theme}: Appearance): Line => {
	const covered = coverage(held ?? feed);
	return joinLines([
		held ? line(`FROZEN +${formatCount(feed.totalRecords - held.totalRecords)} since`, theme.warning) : [],
		filtered ? line(`${formatCount(filtered.passed)}/${formatCount(filtered.looked)} shown`, theme.match) : [],
		filtered?.unreadableRecord === undefined ? [] : line(`cannot look into …${endOf(filtered.unreadableRecord)}`, theme.warning),
		asOf === undefined ? [] : line(`as of ${formatTime(asOf)}`, theme.warning),
		lag < BACKLOG_MILLISECONDS ? [] : line(`${formatElapsed(lag)} behind`, theme.warning),
		line(`reading ${formatRate(feed.readPerSecond)}/s ${glyphs.separator} ${formatCount(feed.streamRecords ?? feed.totalRecords)} read`, theme.muted),
		covered === undefined ? [] : line(covered, theme.muted),
	], span(` ${glyphs.separator} `, theme.muted));
};
