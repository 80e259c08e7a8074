import type {PaneId, PaneSizes} from '../panes/pane-ids.js';
import {shareRows, type Want} from './share-rows.js';

type Input = {
	readonly columns: number;
	readonly focus: PaneId;
	/**
	Rows that the shard table needs.
	*/
	readonly shardRows: number;
	readonly hasProducer: boolean;
};

/**
Title, a line about the stream, and the table's heading; a second line where there is room.
*/
const STREAM_ROWS_BESIDE_SHARDS = 3;

/**
The stream does not take more of the height, unless it has the focus.
*/
const STREAM_SHARE = {inFocus: 0.6, aside: 0.34} as const;

/**
Four shards are in sight.
*/
const STREAM_ROWS = STREAM_ROWS_BESIDE_SHARDS + 4;

/**
Title, heading and eight records.
*/
const FEED_ROWS = 10;

/**
Title, figures, chart and proof; in focus, a larger chart.
*/
const PRODUCER_ROWS = {aside: 4, inFocus: 7} as const;

/**
The newest entry stands in the title; from this height, below it.
*/
const ACTIVITY_ROWS = {aside: 1, inFocus: 8} as const;
const ROOMY_ROWS = 26;

const sizesOf = (heights: ReadonlyMap<PaneId, number>, columns: number): PaneSizes => Object.fromEntries(heights.entries().map(([id, rows]) => [id, {columns, rows, isOpen: true}]));

/**
The panes of a small screen, one below the other. They have no frame but a line at their top.
*/
export const openPanes = ({columns, focus, shardRows, hasProducer}: Input, available: number): PaneSizes => {
	const shared = Math.floor(available * (focus === 'stream' ? STREAM_SHARE.inFocus : STREAM_SHARE.aside));
	const most = Math.max(STREAM_ROWS, shared);
	const wanted = Math.max(1, shardRows);
	const producer: Want = {id: 'producer', minimum: PRODUCER_ROWS.aside, comfortable: focus === 'producer' ? PRODUCER_ROWS.inFocus : PRODUCER_ROWS.aside};
	const activityRows = available < ROOMY_ROWS ? ACTIVITY_ROWS.aside : 3;
	return sizesOf(shareRows(available, [
		{id: 'feed', minimum: 5, comfortable: FEED_ROWS},
		{id: 'stream', minimum: 5, comfortable: Math.min(STREAM_ROWS_BESIDE_SHARDS + 1 + wanted, most)},
		...(hasProducer ? [producer] : []),
		{id: 'activity', minimum: ACTIVITY_ROWS.aside, comfortable: focus === 'activity' ? ACTIVITY_ROWS.inFocus : activityRows},
	], focus), columns);
};

/**
What is left on a still smaller screen, such as the panel of an editor: the stream and the feed, and the producer, or the activity that has the focus, where there is room.
*/
export const reducedPanes = ({columns, focus, hasProducer}: Input, available: number): PaneSizes => {
	const beside: PaneId[] = hasProducer ? ['producer'] : [];
	const thirds: PaneId[] = focus === 'activity' ? ['activity'] : beside;
	const all: readonly Want[] = [
		{id: 'feed', minimum: 4, comfortable: 5},
		{id: 'stream', minimum: 4, comfortable: focus === 'stream' ? 7 : 6},
		...thirds.map(id => ({id, minimum: 3, comfortable: focus === id ? 6 : 3})),
	];
	// Whatever is focused stays; then the others, as far as they fit.
	const wants: Want[] = [];
	let room = available;
	for (const want of all.toSorted((a, b) => Number(b.id === focus) - Number(a.id === focus))) {
		if (want.minimum > room) {
			continue;
		}

		wants.push(want);
		room -= want.minimum;
	}

	return wants.length === 0
		? {[focus]: {columns, rows: available, isOpen: true}}
		: sizesOf(shareRows(available, wants, focus, wants.some(({id}) => id === 'feed') ? 'feed' : wants[0]!.id), columns);
};
