import type {Snapshot} from '../../../monitor/snapshot.js';
import type {FeedRecord} from '../../../monitor/feed/feed-view.js';
import type {RecordFields} from '../../../records/record-json.js';
import {schemaNews} from '../../../records/decoders/glue/glue-schemas.js';
import type {Filter, FilterRecord} from '../../../records/filter/filter.js';
import {decompressed, userRecordsOf} from '../../../records/unpack/unpack.js';
import type {Appearance} from '../../appearance/appearance.js';
import type {Size} from '../../../size.js';
import {coveringSize} from '../../frame/layout.js';
import type {Line} from '../../drawing/line.js';
import {selectedRecord, shownRecords} from '../../panes/feed/selection.js';
import type {ViewState} from '../../view/view-state.js';
import type {Scroll} from '../../view/scroll.js';
import type {Sight} from '../define-overlay.js';
import {bodyRows, formsOf, type BodyForm} from './record-body.js';
import {recordFacts} from './record-facts.js';
import {searchAnew, type RecordSearch} from './record-search.js';

/**
The record under the cursor, in full.
*/
export type RecordView = {
	readonly type: 'record';
	/**
	The index of the shown user record; only an aggregate has more than one.
	*/
	readonly userRecord: number;
	/**
	How often Tab was pressed; it chooses the form of the data.
	*/
	readonly turns: number;
	/**
	Rows of data scrolled off the top.
	*/
	readonly offset: number;
	/**
	What was looked at when it was opened; a feed that ran then runs again when it closes.
	*/
	readonly before: Pick<ViewState, 'heldFeed' | 'feedOffset' | 'focus'>;
	readonly search?: RecordSearch | undefined;
};

/**
A record by its index in the feed, and a user record by its index in that record.
*/
export type RecordPlace = {readonly feedOffset: number; readonly userRecord: number};

export const showRecord = (view: ViewState, overlay: RecordView, {feedOffset, userRecord}: RecordPlace): ViewState => {
	const next: RecordView = {
		...overlay, userRecord, offset: 0, search: searchAnew(overlay.search),
	};
	return {...view, feedOffset, overlay: next};
};

/**
Closes the record and leaves the feed as it was: running, or frozen with the cursor on the record that was looked at last.
*/
export const closeRecord = (view: ViewState, {before}: RecordView): ViewState => ({
	...view,
	overlay: view.overlay?.below,
	focus: before.focus,
	...(before.heldFeed === undefined && {heldFeed: undefined, feedOffset: before.feedOffset}),
});

type Found = {readonly news: number; readonly source: FeedRecord; readonly filter: Filter | undefined; readonly userRecords: readonly RecordFields[]};

// Each frame asks for the open record.
let found: Found | undefined;

const find = ({shardId, record}: FeedRecord, filter: Filter | undefined): readonly RecordFields[] => {
	const all = userRecordsOf(record);
	return filter && all.length > 1 ? all.filter(userRecord => filter.matches({shardId, record: userRecord})) : all;
};

/**
The user records of an aggregate that pass the filter, as they were put. Any other record stands for itself.
*/
const shownUserRecords = (source: FeedRecord, filter: Filter | undefined): readonly RecordFields[] => {
	const news = schemaNews();
	if (found?.source !== source || found.filter !== filter || found.news !== news) {
		found = {
			news, source, filter, userRecords: find(source, filter),
		};
	}

	return found.userRecords;
};

const userRecordCount = (records: readonly FeedRecord[], feedOffset: number, {filter}: ViewState): number => {
	const record = records.at(-1 - feedOffset);
	return record ? shownUserRecords(record, filter).length : 0;
};

/**
The next newer (1) or older (-1) shown user record, in the same aggregate or the next record. At the ends, the same record.
*/
export const neighbourOf = (snapshot: Snapshot, view: ViewState, {userRecord}: RecordView, step: 1 | -1): RecordPlace => {
	const records = shownRecords(snapshot, view);
	const {feedOffset} = view;
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
The open record or user record, as it was put; undefined if there is none left.
*/
export const openedRecord = (snapshot: Snapshot, view: ViewState, {userRecord}: Pick<RecordView, 'userRecord'>): {readonly source: FeedRecord; readonly record: RecordFields; readonly shown: number} | undefined => {
	const source = selectedRecord(snapshot, view);
	const userRecords = source ? shownUserRecords(source, view.filter) : [];
	const record = userRecords[Math.min(userRecord, userRecords.length - 1)];
	return source && record && {source, record, shown: userRecords.length};
};

/**
The open user record, if its record has more than one.
*/
export const openedUserRecord = (snapshot: Snapshot, view: ViewState, overlay: RecordView): FilterRecord | undefined => {
	const opened = openedRecord(snapshot, view, overlay);
	return opened && opened.shown > 1 ? {shardId: opened.source.shardId, record: opened.record} : undefined;
};

type RecordSight = Omit<Sight<RecordView>, 'keys'>;

const BORDER = {columns: 4, rows: 2};

/**
Longer lines of data are hard to read.
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
What the detail shows; undefined if there is no record left.
*/
export const recordRows = ({overlay, snapshot, view, frame}: RecordSight, appearance: Appearance): RecordRows | undefined => {
	const opened = openedRecord(snapshot, view, overlay);
	if (!opened) {
		return undefined;
	}

	const total = shownRecords(snapshot, view).length;
	const record = decompressed(opened.record);
	const forms = formsOf(record.Data);
	const form = forms[overlay.turns % forms.length]!;
	const width = recordSize(frame).columns - BORDER.columns;
	return {
		facts: recordFacts({...opened, record}, snapshot, appearance),
		// What is searched for is marked in place of what the filter looked for.
		body: bodyRows(record.Data, form, {width, filter: overlay.search ? undefined : view.filter, appearance}),
		form,
		forms,
		position: Math.max(1, total - view.feedOffset),
		total,
		userRecord: {position: Math.min(overlay.userRecord, opened.shown - 1) + 1, total: opened.shown},
	};
};

/**
Rows for the data: the frame without its border, the facts and a rule.
*/
export const bodyHeight = (frame: Size, facts: number): number => Math.max(0, recordSize(frame).rows - BORDER.rows - facts - 1);

export const recordScroll = (sight: RecordSight, appearance: Appearance): Scroll => {
	const rows = recordRows(sight, appearance);
	const height = bodyHeight(sight.frame, rows?.facts.length ?? 0);
	return {limit: Math.max(0, (rows?.body.length ?? 0) - height), page: Math.max(1, height - 1)};
};
