import {closeExport, editExport, openExport} from '../overlays/export/export-view.js';
import {
	clearFilter,
	dropFilter,
	keepFilter,
	openFilterLine,
	recallFilter,
	typeFilter,
} from '../overlays/filter-line/filter-line.js';
import {openRecord, showRecord, turnRecord} from '../overlays/record-detail/record-view.js';
import type {FeedToolEvent, ViewEvent, ViewState} from './view-state.js';

const filterSteps: Readonly<Record<Extract<FeedToolEvent, {type: 'filter'}>['step'], (view: ViewState) => ViewState>> = {
	open: openFilterLine,
	keep: keepFilter,
	drop: dropFilter,
	clear: clearFilter,
	older: view => recallFilter(view, 1),
	newer: view => recallFilter(view, -1),
};

const types: Readonly<Record<FeedToolEvent['type'], true>> = {
	filter: true,
	'filter-typed': true,
	looked: true,
	'open-record': true,
	'turn-record': true,
	'show-record': true,
	'open-export': true,
	'edit-export': true,
	'close-export': true,
};

export const isFeedToolEvent = (event: ViewEvent): event is FeedToolEvent => Object.hasOwn(types, event.type);

/**
The next view after an event of the filter line, the open record or the export dialog.
*/
export const reduceFeedTool = (view: ViewState, event: FeedToolEvent): ViewState => {
	switch (event.type) {
		case 'filter': {
			return filterSteps[event.step](view);
		}

		case 'filter-typed': {
			return typeFilter(view, event.typed);
		}

		case 'looked': {
			return {...view, looks: view.looks + 1};
		}

		case 'open-record': {
			return openRecord(view, event.feed);
		}

		case 'turn-record': {
			return turnRecord(view);
		}

		case 'show-record': {
			return showRecord(view, event.place);
		}

		case 'open-export': {
			return openExport(view, event.path, event.amount);
		}

		case 'edit-export': {
			return editExport(view, event.change);
		}

		case 'close-export': {
			return closeExport(view);
		}
	}
};
