import type {FeedRecord, FeedView} from '../../../monitor/feed/feed-view.js';
import type {Snapshot, SnapshotStore} from '../../../monitor/snapshot.js';
import type {WrittenRecord} from '../../../monitor/state.js';
import type {ViewState} from '../../view/view-state.js';
import type {ViewStore} from '../../view/view-store.js';
import {shownRecords} from './selection.js';

/**
So long the feed waits for the record, in ms: a reader that is further behind shows it when nobody looks for it any more.
*/
const PATIENCE_MILLISECONDS = 15_000;

/**
So long the feed stands still on the record, in ms, if no key moves it.
*/
const SHOWN_MILLISECONDS = 10_000;

/**
The record in the feed. A fast reader may have it before the answer of the call is here, but not much earlier.
*/
const findWritten = ({records}: FeedView, {shardId, sequenceNumber, at}: WrittenRecord): FeedRecord | undefined => {
	for (let place = records.length - 1; place >= 0 && records[place]!.readAt > at - PATIENCE_MILLISECONDS; place--) {
		const found = records[place]!;
		if (found.record.SequenceNumber === sequenceNumber && found.shardId === shardId) {
			return found;
		}
	}

	return undefined;
};

type Shown = Pick<ViewState, 'heldFeed' | 'feedOffset'> & {readonly until: number};

/**
Shows a record that was written by hand as soon as it is read: the cursor is on it, the feed stands still for a moment, and the news says why it is in that shard. A feed that somebody has moved or frozen since then stays as it is.
*/
export const followWritten = (store: SnapshotStore, view: ViewStore): void => {
	const told = new WeakSet<WrittenRecord>();
	let awaited: WrittenRecord | undefined;
	let shown: Shown | undefined;

	const say = (text: string, at: number) => {
		view.dispatch({type: 'notice', notice: {text, at}});
	};

	const goOn = (at: number) => {
		const {heldFeed, feedOffset, overlay} = view.getView();
		if (overlay !== undefined || shown === undefined || at < shown.until) {
			return;
		}

		if (heldFeed === shown.heldFeed && feedOffset === shown.feedOffset) {
			view.dispatch({type: 'toggle-freeze', feed: heldFeed!});
		}

		shown = undefined;
	};

	const show = ({feed, at}: Snapshot, written: WrittenRecord) => {
		const record = findWritten(feed, written);
		if (record === undefined) {
			return;
		}

		awaited = undefined;
		const {filter} = view.getView();
		const records = shownRecords({feed}, {heldFeed: undefined, feedOffset: 0, filter});
		const place = records.lastIndexOf(record);
		if (place === -1) {
			say(`The record is in ${written.place}. The filter hides it from the feed.`, at);
			return;
		}

		const offset = records.length - 1 - place;
		view.dispatch({type: 'show-record', feed, offset});
		say(`The record is in ${written.place}.`, at);
		shown = {heldFeed: feed, feedOffset: offset, until: at + SHOWN_MILLISECONDS};
	};

	store.subscribe(() => {
		const snapshot = store.getSnapshot();
		const {at, replay, state: {written}} = snapshot;
		goOn(at);
		if (written === undefined || replay !== undefined || at - written.at > PATIENCE_MILLISECONDS) {
			return;
		}

		if (!told.has(written)) {
			told.add(written);
			awaited = written;
			say(`The record is in ${written.place}.`, at);
		}

		// In another tab, the written record is another one.
		if (awaited === written && view.getView().overlay === undefined) {
			show(snapshot, written);
		}
	});
};
