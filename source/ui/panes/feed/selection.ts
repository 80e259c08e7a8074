import type {Snapshot} from '../../../monitor/snapshot.js';
import type {FeedRecord, FeedView} from '../../../monitor/feed/feed-view.js';
import type {ViewState} from '../../view/view-state.js';
import {filteredRecords, lookToTheEnd} from './filtered-records.js';

type Looked = Pick<ViewState, 'heldFeed' | 'feedOffset' | 'filter'>;

/**
The feed on the screen: the live one, or the frozen one.
*/
export const feedOf = ({feed}: Pick<Snapshot, 'feed'>, {heldFeed}: Looked): FeedView => heldFeed ?? feed;

/**
The records that can be scrolled through, oldest first.
*/
export const shownRecords = (snapshot: Pick<Snapshot, 'feed'>, view: Looked): readonly FeedRecord[] =>
	filteredRecords(feedOf(snapshot, view), view.filter);

/**
The record under the cursor; the newest one while the feed runs. Undefined if there is none.
*/
export const selectedRecord = (snapshot: Pick<Snapshot, 'feed'>, view: Looked): FeedRecord | undefined => {
	const records = shownRecords(snapshot, view);
	return records.at(-1 - Math.min(view.feedOffset, Math.max(0, records.length - 1)));
};

/**
The same, but it first checks the whole buffer.
*/
export const soughtRecord = (snapshot: Pick<Snapshot, 'feed'>, view: Looked): FeedRecord | undefined => {
	if (!selectedRecord(snapshot, view)) {
		lookToTheEnd(feedOf(snapshot, view), view.filter);
	}

	return selectedRecord(snapshot, view);
};

/**
How many of the newest records are below the pane. The cursor walks to the middle, then the records move.
*/
export const windowOffset = (cursor: number, rows: number, total: number): number =>
	Math.max(0, Math.min(cursor - Math.floor(rows / 2), total - rows));
