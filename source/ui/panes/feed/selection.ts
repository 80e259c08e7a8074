import type {FeedRecord, FeedView, Snapshot} from '../../../monitor/snapshot.js';
import type {ViewState} from '../../view/view-state.js';
import {filteredRecords, lookToTheEnd} from './filtered-records.js';

type Looked = Pick<ViewState, 'heldFeed' | 'feedOffset' | 'filter'>;

/**
The feed that is looked at: as it is, or as it was when it was held.
*/
export const feedOf = ({feed}: Pick<Snapshot, 'feed'>, {heldFeed}: Looked): FeedView => heldFeed ?? feed;

/**
The records that can be scrolled through, oldest first.
*/
export const shownRecords = (snapshot: Pick<Snapshot, 'feed'>, view: Looked): readonly FeedRecord[] =>
	filteredRecords(feedOf(snapshot, view), view.filter);

/**
The record under the cursor; while the feed runs, that is the newest. Undefined when none is shown.
*/
export const selectedRecord = (snapshot: Pick<Snapshot, 'feed'>, view: Looked): FeedRecord | undefined => {
	const records = shownRecords(snapshot, view);
	return records.at(-1 - Math.min(view.feedOffset, Math.max(0, records.length - 1)));
};

/**
The same for who cannot wait until the filter has looked through the buffer.
*/
export const soughtRecord = (snapshot: Pick<Snapshot, 'feed'>, view: Looked): FeedRecord | undefined => {
	if (!selectedRecord(snapshot, view)) {
		lookToTheEnd(feedOf(snapshot, view), view.filter);
	}

	return selectedRecord(snapshot, view);
};

/**
How many of the newest records are below the pane: the cursor walks to its middle, then the records move.
*/
export const windowOffset = (cursor: number, rows: number, total: number): number =>
	Math.max(0, Math.min(cursor - Math.floor(rows / 2), total - rows));
