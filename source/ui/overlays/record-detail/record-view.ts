import type {FeedRecord, FeedView, Snapshot} from '../../../monitor/snapshot.js';
import type {RecordFields} from '../../../records/record-json.js';
import {decompressed} from '../../../records/unpack/unpack.js';
import type {Appearance} from '../../appearance/appearance.js';
import type {Size} from '../../../size.js';
import {coveringSize} from '../../frame/layout.js';
import type {Line} from '../../drawing/line.js';
import {selectedRecord, shownRecords} from '../../panes/feed/selection.js';
import type {ViewState} from '../../view/view-state.js';
import type {Scroll} from '../../frame/viewport.js';
import {bodyRows, formsOf, type BodyForm} from './record-body.js';
import {recordFacts} from './record-facts.js';
import {shownUserRecords} from './user-records.js';

/**
The record under the cursor, in full.
*/
export type RecordView = {
	readonly type: 'record';
	/**
	Which of its user records is shown, from 0; only an aggregate has more than one.
	*/
	readonly userRecord: number;
	/**
	How many times Tab was pressed: which of the data's forms is shown.
	*/
	readonly turns: number;
	/**
	Rows of the data scrolled away at the top.
	*/
	readonly offset: number;
};

/**
The feed is held, so that the record stays where it is.
*/
export const openRecord = (view: ViewState, feed: FeedView): ViewState => ({
	...view,
	focus: 'feed',
	heldFeed: view.heldFeed ?? feed,
	overlay: {
		type: 'record', userRecord: 0, turns: 0, offset: 0,
	},
});

export const turnRecord = (view: ViewState): ViewState =>
	view.overlay?.type === 'record' ? {...view, overlay: {...view.overlay, turns: view.overlay.turns + 1, offset: 0}} : view;

/**
A record by its place in the feed, and a user record by its place in that.
*/
export type RecordPlace = {readonly feedOffset: number; readonly userRecord: number};

export const showRecord = (view: ViewState, {feedOffset, userRecord}: RecordPlace): ViewState =>
	view.overlay?.type === 'record' ? {...view, feedOffset, overlay: {...view.overlay, userRecord, offset: 0}} : view;

const userRecordCount = (records: readonly FeedRecord[], feedOffset: number, {filter}: ViewState): number => {
	const record = records.at(-1 - feedOffset);
	return record ? shownUserRecords(record, filter).length : 0;
};

/**
The next newer (1) or older (-1) user record of those that are shown: in the same aggregate, or else in the next record. The same one at both ends.
*/
export const neighbourOf = (snapshot: Snapshot, view: ViewState, step: 1 | -1): RecordPlace => {
	const records = shownRecords(snapshot, view);
	const {feedOffset, overlay} = view;
	const userRecord = overlay?.type === 'record' ? overlay.userRecord : 0;
	const within = userRecord + step;
	if (within >= 0 && within < userRecordCount(records, feedOffset, view)) {
		return {feedOffset, userRecord: within};
	}

	const next = feedOffset - step;
	return next < 0 || next >= records.length
		? {feedOffset, userRecord}
		: {feedOffset: next, userRecord: step === 1 ? 0 : userRecordCount(records, next, view) - 1};
};

/**
What is open: a record, or a user record of it, as they were put. Undefined when no record is left to show.
*/
export const openedRecord = (snapshot: Snapshot, view: ViewState, {userRecord}: Pick<RecordView, 'userRecord'>): {readonly source: FeedRecord; readonly record: RecordFields; readonly shown: number} | undefined => {
	const source = selectedRecord(snapshot, view);
	const userRecords = source ? shownUserRecords(source, view.filter) : [];
	const record = userRecords[Math.min(userRecord, userRecords.length - 1)];
	return source && record && {source, record, shown: userRecords.length};
};

const BORDER = {columns: 4, rows: 2};

/**
Lines of data longer than this are hard to read.
*/
const MAX_COLUMNS = 140;

export const recordSize = (frame: Size): Size => coveringSize(frame, MAX_COLUMNS);

export type RecordRows = {
	readonly facts: readonly Line[];
	readonly body: readonly Line[];
	readonly form: BodyForm;
	readonly forms: readonly BodyForm[];
	/**
	Counted from 1, oldest first.
	*/
	readonly position: number;
	readonly total: number;
	/**
	The same within the record.
	*/
	readonly userRecord: {readonly position: number; readonly total: number};
};

/**
What the detail shows; undefined when no record is left to show.
*/
export const recordRows = (snapshot: Snapshot, view: ViewState, frame: Size, appearance: Appearance): RecordRows | undefined => {
	const opened = view.overlay?.type === 'record' ? openedRecord(snapshot, view, view.overlay) : undefined;
	if (!(opened && view.overlay?.type === 'record')) {
		return undefined;
	}

	const total = shownRecords(snapshot, view).length;
	const record = decompressed(opened.record);
	const forms = formsOf(record.Data);
	const form = forms[view.overlay.turns % forms.length]!;
	const width = recordSize(frame).columns - BORDER.columns;
	return {
		facts: recordFacts({...opened, record}, snapshot, appearance),
		body: bodyRows(record.Data, form, {width, filter: view.filter, appearance}),
		form,
		forms,
		position: Math.max(1, total - view.feedOffset),
		total,
		userRecord: {position: Math.min(view.overlay.userRecord, opened.shown - 1) + 1, total: opened.shown},
	};
};

/**
Rows for the data: the frame less its border, the facts and a rule.
*/
export const bodyHeight = (frame: Size, facts: number): number => Math.max(0, recordSize(frame).rows - BORDER.rows - facts - 1);

export const recordScroll = (snapshot: Snapshot, view: ViewState, frame: Size, appearance: Appearance): Scroll => {
	const rows = recordRows(snapshot, view, frame, appearance);
	const height = bodyHeight(frame, rows?.facts.length ?? 0);
	return {limit: Math.max(0, (rows?.body.length ?? 0) - height), page: Math.max(1, height - 1)};
};
