import type {FeedView, Snapshot} from '../../monitor/snapshot.js';
import type {Appearance} from '../appearance.js';
import type {Size} from '../layout.js';
import type {Line} from '../line.js';
import {selectedRecord, shownRecords} from '../selection.js';
import type {ViewState} from '../view-state.js';
import type {Scroll} from '../viewport.js';
import {bodyRows, formsOf, type BodyForm} from './record-body.js';
import {recordFacts} from './record-facts.js';

/**
The record under the cursor, in full.
*/
export type RecordView = {
	readonly type: 'record';
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
	overlay: {type: 'record', turns: 0, offset: 0},
});

export const turnRecord = (view: ViewState): ViewState =>
	view.overlay?.type === 'record' ? {...view, overlay: {...view.overlay, turns: view.overlay.turns + 1, offset: 0}} : view;

/**
The next newer (1) or older (-1) record of those that are shown.
*/
export const stepRecord = (view: ViewState, step: 1 | -1, limit: number): ViewState =>
	view.overlay?.type === 'record'
		? {...view, feedOffset: Math.max(0, Math.min(view.feedOffset - step, limit)), overlay: {...view.overlay, offset: 0}}
		: view;

const BORDER = {columns: 4, rows: 2};

/**
Nearly the whole frame; lines of data longer than this are hard to read.
*/
const MAX_COLUMNS = 140;

export const recordSize = (frame: Size): Size => ({columns: Math.min(frame.columns - 2, MAX_COLUMNS), rows: Math.max(3, frame.rows - 2)});

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
};

/**
What the detail shows; undefined when no record is left to show.
*/
export const recordRows = (snapshot: Snapshot, view: ViewState, frame: Size, appearance: Appearance): RecordRows | undefined => {
	const selected = selectedRecord(snapshot, view);
	if (!(selected && view.overlay?.type === 'record')) {
		return undefined;
	}

	const total = shownRecords(snapshot, view).length;
	const forms = formsOf(selected.record.Data);
	const form = forms[view.overlay.turns % forms.length]!;
	const width = recordSize(frame).columns - BORDER.columns;
	return {
		facts: recordFacts(selected, snapshot, appearance),
		body: bodyRows(selected.record.Data, form, {width, filter: view.filter, appearance}),
		form,
		forms,
		position: Math.max(1, total - view.feedOffset),
		total,
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
