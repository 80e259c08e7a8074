import {memo} from 'react';
import type {Snapshot} from '../../../monitor/snapshot.js';
import type {FeedView} from '../../../monitor/feed/feed-view.js';
import type {ShardView} from '../../../monitor/meters/shard-view.js';
import type {Filter} from '../../../records/filter/filter.js';
import {useAppearance} from '../../appearance/appearance.js';
import {LinesPane} from '../../drawing/lines-pane.js';
import {formatNumberOf} from '../../drawing/format.js';
import type {PaneSize} from '../../drawing/pane-size.js';
import {line, lineWidth} from '../../drawing/line.js';
import {isSame} from '../../drawing/redraw.js';
import {readingLag, staleSince} from '../../shards/per-shards.js';
import {sampleWords} from '../../shards/sample-words.js';
import {scrollOf, type PaneDefinition, type PaneSight} from '../define-pane.js';
import {innerWidth, scrollRows} from '../pane-room.js';
import {startWords} from '../../../actions/reading/start-words.js';
import {wrapText} from '../../drawing/wrap.js';
import {feedHint} from './feed-hint/feed-hint.js';
import {
	feedOf,
	selectedRecord,
	shownRecords,
	windowOffset,
} from './selection.js';
import {lookedAt} from './filtered-records.js';
import {feedLines} from './feed-lines.js';
import {feedNote} from './feed-note.js';
import {feedTitle} from './feed-title.js';

type Props = {
	readonly feed: FeedView;
	/**
	The frozen feed; it is shown instead.
	*/
	readonly held: FeedView | undefined;
	/**
	The number of records that are newer than the one under the cursor.
	*/
	readonly offset: number;
	readonly filter: Filter | undefined;
	/**
	Grows when the filter has checked more records.
	*/
	readonly looks: number;
	readonly shards: readonly ShardView[];
	/**
	Where reading began, for the title; may be empty.
	*/
	readonly start: string;
	/**
	What is shown is a sample, and of how much.
	*/
	readonly sample: string | undefined;
	/**
	How far reading is behind the newest record, in ms.
	*/
	readonly lag: number;
	/**
	Clock time in ms of the last answer, if no shard has had one for a while.
	*/
	readonly asOf: number | undefined;
	readonly size: PaneSize;
	readonly isFocused: boolean;
	/**
	Shown while there is no record.
	*/
	readonly hint: readonly string[];
};

const FeedPane = memo(({feed, held, offset, filter, shards, start, sample, lag, asOf, size, isFocused, hint}: Props) => {
	const appearance = useAppearance();
	const rows = scrollRows('feed', size);
	const view = {heldFeed: held, feedOffset: offset, filter};
	const records = shownRecords({feed}, view);
	const looked = filter && lookedAt(feedOf({feed}, view), filter);
	const filtered = filter && {passed: records.length, looked: looked!, unreadableRecord: filter.unreadableRecord};
	const emptyHint = filtered && filtered.looked > 0
		? [`None of the ${formatNumberOf(filtered.looked, 'record')} passes the filter.`, 'Esc removes it. Records that pass it appear here.', ...(filter.unreadable === undefined ? [] : [filter.unreadable])]
		: hint;
	const lines = records.length === 0
		? emptyHint.flatMap(text => wrapText(text, innerWidth(size))).map(text => line(text, appearance.theme.muted))
		: feedLines({
			records,
			shards,
			width: innerWidth(size),
			rows,
			offset: windowOffset(offset, rows, records.length),
			filter,
			selected: held && selectedRecord({feed}, view),
		}, appearance);

	const note = feedNote({
		feed, held, filtered, lag, asOf,
	}, appearance);
	const shown = asOf === undefined ? lines : lines.map(row => row.map(piece => ({...piece, ...appearance.theme.muted})));
	return <LinesPane title={feedTitle(start, sample, filter, size.columns - lineWidth(note))} note={note} size={size} isFocused={isFocused} lines={shown}/>;
}, isSame);

FeedPane.displayName = 'FeedPane';

/**
Where reading began; empty for LATEST, where a hint in the feed says it.
*/
const startOf = ({reading: {start}, at}: Snapshot): string => start === undefined || start.from.type === 'latest' ? '' : startWords(start.from, at);

const noHint: readonly string[] = [];

const hintOf = (snapshot: Snapshot, keyOf: PaneSight['keyOf']): readonly string[] => snapshot.feed.records.length === 0
	? feedHint(snapshot, {produce: keyOf('toggle-producer'), start: keyOf('restart-reading'), fanOut: keyOf('toggle-fan-out')})
	: noHint;

const Draw = ({snapshot, view, size, isFocused, keyOf}: PaneSight) => (
	<FeedPane
		feed={snapshot.feed}
		held={view.heldFeed}
		offset={view.feedOffset}
		filter={view.filter}
		looks={view.looks}
		shards={snapshot.shards}
		start={startOf(snapshot)}
		sample={sampleWords(snapshot.reading)}
		lag={readingLag(snapshot.shards)}
		asOf={snapshot.state.asOf ?? staleSince(snapshot.shards)}
		size={size}
		isFocused={isFocused}
		hint={hintOf(snapshot, keyOf)}
	/>
);

/**
The records as they arrive, newest last. Each shard has a column while there is room.
*/
export const feed: PaneDefinition = {
	id: 'feed',
	Draw,
	scroll({snapshot, view, size}) {
		const rows = scrollRows('feed', size);
		// The cursor can reach every record.
		return scrollOf(shownRecords(snapshot, view).length + rows - 1, rows);
	},
};
